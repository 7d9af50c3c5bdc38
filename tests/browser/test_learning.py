"""Learning on the phone: a lesson and practice without a signal, and an exam taken wholly without one while the browser is killed twice."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from api.core.clock import utc_now
from api.core.db import db
from api.quizzes.models import AnswerEvent, Attempt
from tests.browser.looking import small_targets, sticking_out, violations
from tests.browser.pocket import sign_in_again
from tests.browser.truth import wait_until
from tests.browser.visiting import rows_of
from tests.fixtures.exams import KEY, publish
from tests.fixtures.given import give
from tests.fixtures.world import World


@pytest.fixture
def learner(product) -> World:
    """A world in which somebody on the floor was given a course with an exam of nine kinds."""
    world = product.make_world()
    publish(world, now=utc_now())
    give(world, world.staff, KEY, [], "assigned")
    return world


def open_course(phone, world: World) -> Page:
    page = phone.sign_in(world.staff)
    page.locator(f"main a[href='/learn/{KEY}']").first.click()
    page.locator(".lesson-line").first.wait_for()
    return page


def faults_of(page: Page) -> list[str]:
    return [*violations(page), *small_targets(page), *sticking_out(page)]


def answer_somehow(page: Page, place: int) -> None:
    """Answer whatever is asked: what is kept matters here, not what is right."""
    question = page.locator(".question")
    for box in question.locator("select").all():
        box.select_option(index=1 + place % 2)
    if question.locator("input[type=text], textarea").count():
        question.locator("input[type=text], textarea").fill(str(place + 7))
    elif question.locator(".spots").count():
        question.locator(".spots").click()
    elif question.locator("input").count():
        question.locator("input").first.check()
    elif question.locator("[aria-pressed]").count():
        for step in question.locator("[aria-pressed]").all():
            step.click()
    else:
        while question.locator(".choice").count():
            question.locator(".choice").first.click()


def test_a_lesson_and_practice_need_no_signal_and_the_lesson_arrives(product, open_phone, learner) -> None:
    phone = open_phone()
    page = open_course(phone, learner)
    phone.wait_until_kept()
    phone.has_bad_line = True
    product.line.cut()
    page.locator(".lesson-line").first.click()
    page.get_by_role("button", name="Done").click()
    settle(page)
    page.goto(f"{product.url}/learn/{KEY}/practice")
    page.locator(".question input").first.check()
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".notice")).to_contain_text("Practice explanation")
    product.line.mend()
    send_now(product, page)
    wait_until(lambda: any(one["is_completed"] for one in learner.staff.get("/v1/sync").json["progress"]), page)


def test_an_exam_without_a_signal_and_a_browser_killed_twice_arrives_as_it_was_answered(
    pocket, product, learner
) -> None:
    phone = pocket.switch_on()
    page = open_course(phone, learner)
    phone.wait_until_kept()
    # Chromium writes down who uses the phone some seconds later; nobody's browser dies in the first ones.
    page.wait_for_timeout(8_000)
    page.get_by_role("button", name="Get the exam").click()
    page.get_by_role("button", name="Begin").click()
    page.locator(".slots").wait_for()
    product.line.cut()
    slots = page.locator(".slot").count()
    for place in range(slots):
        if place in {3, 6}:
            pocket.kill()
            phone = pocket.switch_on()
            page = phone.open(f"/learn/{KEY}/exam")
        page.locator(".slot").nth(place).click()
        answer_somehow(page, place)
        expect(page.locator(".slot.answered")).to_have_count(place + 1)
    said = rows_of(page, "answers")
    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("button", name="Hand in now").click()
    expect(page.locator(".outcome")).to_contain_text("Handed in on this phone")
    product.line.mend()
    page = sign_in_again(phone, learner.staff)
    wait_until(lambda: _attempt(learner).state == "graded", page)
    with learner.app.app_context():
        kept = db.session.scalars(select(AnswerEvent).order_by(AnswerEvent.seq)).all()
        assert [(row.seq, row.slot, row.response) for row in kept if row.attempt_id == _attempt(learner).id] == [
            (row["seq"], row["slot"], row["response"]) for row in sorted(said, key=lambda row: row["seq"])
        ]


def settle(page: Page) -> None:
    """Wait until nothing is on its way: what a page that goes away was sending is tried again only after its lease."""
    page.wait_for_timeout(1_000)
    wait_until(lambda: all(job["state"] != "sending" for job in rows_of(page, "jobs")), page)


def send_now(product, page: Page) -> None:
    """A phone would notice the signal by itself in its own time."""
    settle(page)
    page.goto(f"{product.url}/queue")
    page.get_by_role("button", name="Send now").click()


def _attempt(world: World) -> Attempt:
    with world.app.app_context():
        return db.session.scalars(select(Attempt).where(Attempt.organisation_id == world.organisation_id)).one()


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_screen_of_learning_is_fit_for_everybody(product, open_phone, learner, language) -> None:
    phone = open_phone(language=language)
    page = open_course(phone, learner)
    for path in (
        "/learn",
        f"/learn/{KEY}",
        f"/learn/{KEY}/lessons/see",
        f"/learn/{KEY}/practice",
        f"/learn/{KEY}/exam",
    ):
        page.goto(product.url + path)
        page.locator("main :is(p, h2, li)").first.wait_for()
        assert faults_of(page) == [], path


def test_a_trainer_sees_what_a_file_holds(product, open_phone) -> None:
    world = product.make_world()
    trainer = world.add_person("trainer", name="trainer")
    product.let_in(trainer.id)
    phone = open_phone()
    page = phone.sign_in(trainer, "/import")
    bank = b"Who speaks first? {=We do ~The customer}\n\nNo question"
    page.locator("#file").set_input_files({"name": "bank.gift", "mimeType": "text/plain", "buffer": bank})
    page.locator("#written").select_option("en")
    page.get_by_role("button", name="Read").click()
    expect(page.locator("main").get_by_role("status")).to_contain_text("1 question, 1 remark")
    expect(page.locator("main")).to_contain_text("Who speaks first?")
    assert faults_of(page) == []
