"""Exams as they were promised: no signal at twelve moments, another language half way, and keys alone on the narrowest screen."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from api.core.clock import utc_now
from api.core.db import db
from api.quizzes.models import AnswerEvent, Attempt
from tests.browser.looking import sticking_out, violations
from tests.browser.test_keyboard import tab_to
from tests.browser.test_learning import answer_somehow, settle
from tests.browser.truth import wait_until
from tests.browser.visiting import rows_of
from tests.fixtures.exams import KEY, publish
from tests.fixtures.given import give
from tests.fixtures.world import World

POINTS = 12
_UNNAMED = re.compile(r"^\s*- (button|link|radio|checkbox|combobox|textbox|application|group)(?!.*\").*$", re.MULTILINE)


@pytest.fixture
def learner(product) -> Iterator[World]:
    """Somebody who was given a course with an exam of nine kinds."""
    world = product.make_world()
    publish(world, now=utc_now())
    give(world, world.staff, KEY, [], "assigned")
    yield world
    product.line.mend()


# Which kind of question comes first is drawn: boxes are ticked, entries hold words.
_HELD = "inputs => inputs.map(each => ['radio', 'checkbox'].includes(each.type) ? each.checked : each.value)"


def open_course(phone, world: World, **options: object) -> Page:
    page = phone.sign_in(world.staff, f"/learn/{KEY}", **options)
    page.locator(".lesson-line").first.wait_for()
    return page


def attempt_of(world: World) -> Attempt:
    with world.app.app_context():
        return db.session.scalars(select(Attempt).where(Attempt.organisation_id == world.organisation_id)).one()


def kept_by(world: World) -> list[tuple[int, int, object]]:
    with world.app.app_context():
        mine = select(AnswerEvent).join(Attempt, Attempt.id == AnswerEvent.attempt_id)
        rows = db.session.scalars(
            mine.where(Attempt.organisation_id == world.organisation_id).order_by(AnswerEvent.seq)
        )
        return [(row.seq, row.slot, row.response) for row in rows]


def said_on(page: Page) -> list[tuple[int, int, object]]:
    rows = sorted(rows_of(page, "answers"), key=lambda row: row["seq"])
    return [(row["seq"], row["slot"], row["response"]) for row in rows]


class Flight:
    """A phone that is taken off the network and loaded anew at moments one names; nothing may have changed by that."""

    def __init__(self, product, page: Page) -> None:
        self.product, self.page, self.points = product, page, 0

    def through(self, is_still_there: str) -> None:
        """Go without a network, load the page anew, and find everything as it was."""
        before = said_on(self.page)
        answered = self.page.locator(".slot.answered").count()
        self.product.line.cut()
        self.page.reload()
        self.page.locator(is_still_there).first.wait_for()
        assert said_on(self.page) == before
        if ".slot" in is_still_there:
            expect(self.page.locator(".slot.answered")).to_have_count(answered)
        self.product.line.mend()
        self.points += 1


def test_without_a_signal_at_twelve_moments_with_a_reload_each_the_answers_are_identical(
    product, open_phone, learner
) -> None:
    """Number 2 of the acceptance of training."""
    phone = open_phone()
    page = open_course(phone, learner)
    phone.wait_until_kept()
    phone.has_bad_line = True
    flight = Flight(product, page)
    flight.through(".lesson-line")  # before it is fetched
    settle(page)
    page.get_by_role("button", name="Get the exam").click()
    page.get_by_role("button", name="Begin").wait_for()
    flight.through("button.primary")  # fetched
    page.get_by_role("button", name="Begin").click()
    page.locator(".slots").wait_for()
    flight.through(".slots")  # begun
    slots = page.locator(".slot").count()
    for place in range(slots):
        page.locator(".slot").nth(place).click()
        answer_somehow(page, place)
        expect(page.locator(".slot.answered")).to_have_count(place + 1)
        if place < POINTS - 6:
            flight.through(".slots")  # after each of the first six answers
    page.get_by_role("button", name="Hand in", exact=True).click()
    page.get_by_role("button", name="Hand in now").wait_for()
    flight.through(".slots")  # asked whether to hand in
    said = said_on(page)
    page.locator(".slot").last.click()
    page.get_by_role("button", name="Hand in", exact=True).click()
    product.line.cut()
    page.get_by_role("button", name="Hand in now").click()
    expect(page.locator(".outcome")).to_contain_text("Handed in on this phone")
    flight.through(".outcome")  # handed in, not sent
    wait_until(lambda: attempt_of(learner).state == "graded", page)
    flight.through("main")  # handed in and marked
    assert flight.points == POINTS
    assert said_on(page) == said
    assert kept_by(learner) == said


def test_answers_stay_when_the_language_changes_in_the_middle_of_an_exam(product, open_phone, learner) -> None:
    """Number 11 of the acceptance of training."""
    page = open_course(open_phone(), learner)
    page.get_by_role("button", name="Get the exam").click()
    page.get_by_role("button", name="Begin").click()
    for place in range(5):
        page.locator(".slot").nth(place).click()
        answer_somehow(page, place)
        expect(page.locator(".slot.answered")).to_have_count(place + 1)
    page.locator(".slot").first.click()
    stem, said = page.locator(".question h2").inner_text(), said_on(page)
    held = page.locator(".question input").evaluate_all(_HELD)
    page.locator("nav a[href='/settings']").click()
    page.get_by_text("中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.goto(f"{product.url}/learn/{KEY}/exam")
    expect(page.locator(".slot.answered")).to_have_count(5)
    page.locator(".slot").first.click()
    expect(page.locator(".question h2")).not_to_have_text(stem)
    assert page.locator(".question input").evaluate_all(_HELD) == held
    assert said_on(page) == said
    for place in range(5, page.locator(".slot").count()):
        page.locator(".slot").nth(place).click()
        answer_somehow(page, place)
        expect(page.locator(".slot.answered")).to_have_count(place + 1)
    before = said_on(page)
    page.get_by_role("button", name="交卷", exact=True).click()
    page.get_by_role("button", name="确认交卷").click()
    wait_until(lambda: attempt_of(learner).state == "graded", page)
    assert kept_by(learner) == before
    assert before[: len(said)] == said


def test_a_whole_exam_by_keys_alone_at_320_pixels_with_a_name_for_everything(open_phone, learner) -> None:
    """Number 12 of the acceptance of training."""
    page = open_course(open_phone(viewport={"width": 320, "height": 640}), learner)
    press(page, "main button.primary")
    page.get_by_role("button", name="Begin").wait_for()
    press(page, "main button.primary")
    page.locator(".slots").wait_for()
    slots = page.locator(".slot").count()
    for place in range(slots):
        expect(page.locator(".slot").nth(place)).to_have_attribute("aria-current", "step")
        look_at_tree(page)
        answer_by_keys(page)
        expect(page.locator(".slot.answered")).to_have_count(place + 1)
        press(page, ".asking > .row:last-child .primary")
    tab_to(page, "[role=alertdialog] .primary")
    look_at_tree(page)
    page.keyboard.press("Enter")
    page.locator(".outcome").wait_for()
    wait_until(lambda: attempt_of(learner).state == "graded", page)
    assert {slot for _, slot, _ in kept_by(learner)} == set(range(1, slots + 1))


def press(page: Page, selector: str) -> None:
    tab_to(page, selector)
    page.keyboard.press("Enter")


def look_at_tree(page: Page) -> None:
    """What somebody hears: the question names its group, and nothing that can be used is without a name."""
    tree = page.locator("body").aria_snapshot()
    assert _UNNAMED.findall(tree) == [], tree
    stem = page.locator(".question h2").inner_text()
    assert page.get_by_role("group", name=stem, exact=True).count() == 1, tree
    assert [*violations(page), *sticking_out(page)] == []


def answer_by_keys(page: Page) -> None:
    question = page.locator(".question")
    if question.locator("select").count():
        for number in range(question.locator("select").count()):
            tab_to(page, ".question select")
            for _ in range(1 + number % 2):
                page.keyboard.press("ArrowDown")
    elif question.locator("input[type=text], textarea").count():
        tab_to(page, ".question :is(input[type=text], textarea)")
        page.keyboard.type("12")
    elif question.locator(".spots").count():
        tab_to(page, ".question .spots")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
    elif question.locator("input").count():
        tab_to(page, ".question input")
        page.keyboard.press("Space")
    elif question.locator("[aria-pressed]").count():
        while question.locator("[aria-pressed=false]").count():
            press(page, ".question [aria-pressed=false]")
    else:
        while question.locator(".choice").count():
            press(page, ".question .choice")
