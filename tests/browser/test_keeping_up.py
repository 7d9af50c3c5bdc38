"""What a learner comes back for: certificates to show without a signal, and three questions a day."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from api.core.clock import utc_now
from api.core.db import db
from api.repetition.models import ReviewAnswer, ReviewCard
from tests.browser.looking import small_targets, sticking_out, violations
from tests.browser.phone import DESK, PHONE
from tests.browser.test_learning import send_now, settle
from tests.browser.truth import wait_until
from tests.browser.visiting import rows_of
from tests.fixtures.exams import COURSE, KEY, Taker, publish, right
from tests.fixtures.given import give
from tests.fixtures.world import World

[QUESTION] = COURSE["questions"]


@pytest.fixture
def learner(product) -> Iterator[World]:
    """Somebody who was given a course, and one of its questions comes again today."""
    world = product.make_world()
    publish(world, now=utc_now())
    give(world, world.staff, KEY, [], "assigned")
    with world.app.app_context():
        card = ReviewCard(
            organisation_id=world.organisation_id,
            learner_id=world.staff.id,
            question=QUESTION["uuid"],
            course_key=KEY,
            is_missed=True,
            created_at=utc_now(),
        )
        db.session.add(card)
        db.session.commit()
    yield world
    product.line.mend()


def answers_of(world: World) -> list[tuple[str, str]]:
    with world.app.app_context():
        mine = db.session.query(ReviewAnswer).filter_by(organisation_id=world.organisation_id)
        return [(one.outcome, one.occasion) for one in mine.order_by(ReviewAnswer.answered_at)]


def good_and_bad() -> tuple[str, str]:
    options = QUESTION["options"]
    return (
        next(option["text"]["en"] for option in options if option["good"]),
        next(option["text"]["en"] for option in options if not option["good"]),
    )


def open_daily(phone, world: World) -> Page:
    page = phone.sign_in(world.staff, "/learn")
    page.get_by_role("link", name="Begin: 1 question").click()
    page.locator(".question").wait_for()
    return page


def test_the_daily_three_need_no_signal_and_the_server_comes_to_the_same_day(product, open_phone, learner) -> None:
    phone = open_phone()
    phone.sign_in(learner.staff, "/learn")
    phone.wait_until_kept()
    phone.has_bad_line = True
    page = phone.page
    page.get_by_role("link", name="Begin: 1 question").wait_for()
    product.line.cut()
    page.goto(f"{product.url}/daily")
    page.get_by_text(good_and_bad()[0]).click()
    page.get_by_role("button", name="Check, I am not sure").click()
    expect(page.locator(".notice")).to_contain_text("Right")
    page.get_by_role("button", name="Done").click()
    expect(page.locator("main").get_by_role("status")).to_contain_text("That is all for today.")
    page.goto(f"{product.url}/learn")
    expect(page.locator("#daily + p")).to_have_text("That is all for today.")
    [here] = rows_of(page, "reviews")
    product.line.mend()
    send_now(product, page)
    wait_until(lambda: answers_of(learner) == [("unsure", "daily")], page)
    [there] = learner.staff.get("/v1/sync").json["reviews"]
    assert (here["due_on"], here["asked_on"], here["is_missed"]) == (there["due_on"], there["asked_on"], False)
    assert here["stability"] == pytest.approx(there["stability"], rel=1e-6)


def test_what_is_wrong_comes_again_tomorrow_and_a_reload_asks_it_no_second_time(product, open_phone, learner) -> None:
    page = open_daily(open_phone(), learner)
    page.get_by_text(good_and_bad()[1]).click()
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".notice")).to_contain_text("Not right")
    settle(page)
    page.reload()
    expect(page.locator("main").get_by_role("status")).to_contain_text("That is all for today.")
    assert [row["is_missed"] for row in rows_of(page, "reviews")] == [True]
    wait_until(lambda: answers_of(learner) == [("wrong", "daily")], page)


def test_what_is_missed_in_practice_is_told_to_the_server_and_what_is_right_and_known_too(
    product, open_phone, learner
) -> None:
    page = open_phone().sign_in(learner.staff, f"/learn/{KEY}/practice")
    page.get_by_text(good_and_bad()[1]).click()
    page.get_by_role("button", name="Check").click()
    wait_until(lambda: answers_of(learner) == [("wrong", "practice")], page)


def test_a_certificate_is_shown_with_its_code_without_a_signal_and_printed_with_one(
    product, open_phone, learner, worker
) -> None:
    taker = Taker(learner, learner.staff)
    taker.take(right)
    wait_until(lambda: learner.staff.get("/v1/certificates").json["items"] != [])
    phone = open_phone()
    page = phone.sign_in(learner.staff, "/learn")
    phone.wait_until_kept()
    phone.has_bad_line = True
    page.get_by_role("link", name="My certificates").click()
    page.get_by_role("button", name="PDF").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download").click(timeout=90_000)
    assert saved.value.path().read_bytes().startswith(b"%PDF-")
    product.line.cut()
    page.reload()
    expect(page.locator("li.sheet")).to_contain_text("Valid until")
    page.get_by_role("button", name="Code").click()
    expect(page.locator(".squares path")).to_have_attribute("d", re.compile(r"^(M\d+ \d+h1v1h-1z){200,}$"))
    code = learner.staff.get("/v1/certificates").json["items"][0]["code"]
    expect(page.locator(".code a")).to_have_attribute("href", f"/verify/{code}")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("language", "theme"), [("zh-Hans", "light"), ("en", "dark")])
def test_these_screens_are_fit_for_everybody(product, open_phone, learner, language, theme, size) -> None:
    Taker(learner, learner.staff).take(right)
    page = open_phone(language=language, color_scheme=theme, viewport=size).sign_in(learner.staff, "/learn")
    page.locator("#daily").wait_for()
    for path in ("/learn", "/daily", "/certificates"):
        page.goto(product.url + path)
        page.locator("main :is(p, h2, li)").first.wait_for()
        faults = [*violations(page), *sticking_out(page), *(small_targets(page) if size == PHONE else [])]
        assert faults == [], path
