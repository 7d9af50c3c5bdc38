"""Practice: tried again at a falling worth, shown on demand, and mastered once it was right three rounds in a row."""

import pytest
from playwright.sync_api import Page, expect

from api.core.clock import utc_now
from api.core.db import db
from api.courses.services import publish_course
from tests.browser.looking import small_targets, sticking_out, violations
from tests.browser.truth import wait_until
from tests.browser.visiting import rows_of
from tests.fixtures.exams import COURSE, KEY
from tests.fixtures.given import give
from tests.fixtures.world import World

[PRACTICE] = COURSE["questions"]
WORDS = ("Look up", "Go on sorting", "Call a colleague", "Wait")


@pytest.fixture
def learner(product) -> World:
    """Somebody who was given a course with one practice question of four options."""
    world: World = product.make_world()
    options = [
        {**PRACTICE["options"][0], "key": f"o{n}", "good": n == 0, "text": {"zh-Hans": word, "en": word}}
        for n, word in enumerate(WORDS)
    ]
    with world.app.app_context():
        course = {**COURSE, "questions": [{**PRACTICE, "options": options}]}
        publish_course(db.session, world.organisation_id, course, now=utc_now())
        db.session.commit()
    give(world, world.staff, KEY, [], "assigned")
    return world


def check(page: Page, word: str) -> None:
    page.get_by_text(word, exact=True).click()
    page.get_by_role("button", name="Check", exact=True).click()


def fit(page: Page) -> list[str]:
    return [*violations(page), *small_targets(page), *sticking_out(page)]


def test_a_miss_is_tried_again_without_the_answer_being_told(open_phone, learner) -> None:
    page = open_phone().sign_in(learner.staff, f"/learn/{KEY}/practice")
    for wrong in ("Wait", "Go on sorting"):
        check(page, wrong)
        expect(page.locator(".notice")).to_have_text("Not right")
        expect(page.locator(".notice")).to_be_focused()
        assert fit(page) == []
        page.get_by_role("button", name="Try again").click()
        expect(page.locator("input:checked")).to_have_count(0)
        expect(page.locator(".question h2")).to_be_focused()
    check(page, "Look up")
    expect(page.locator(".notice")).to_contain_text("Practice explanation")
    expect(page.locator(".notice")).to_be_focused()
    page.get_by_role("button", name="Next").click()
    over = page.locator("main").get_by_role("status")
    expect(over).to_contain_text("0 of 1 right at the first try")
    expect(over).to_contain_text("5 of 10 points")
    wait_until(lambda: [row["points"] for row in rows_of(page, "mastery")] == [0], page)


def test_with_one_answer_left_it_is_shown_and_it_is_shown_on_demand(open_phone, learner) -> None:
    page = open_phone().sign_in(learner.staff, f"/learn/{KEY}/practice")
    for wrong in ("Wait", "Go on sorting"):
        check(page, wrong)
        page.get_by_role("button", name="Try again").click()
    check(page, "Call a colleague")
    expect(page.locator(".notice")).to_contain_text("Practice explanation")
    page.reload()
    check(page, "Wait")
    page.get_by_role("button", name="Show the answer").click()
    expect(page.locator(".notice")).to_contain_text("Look up")
    assert fit(page) == []


def test_three_rounds_right_are_mastery_and_stay_on_the_phone(product, open_phone, learner) -> None:
    page = open_phone().sign_in(learner.staff, f"/learn/{KEY}")
    for mastered in (0, 0, 1):
        page.get_by_role("link", name="Practise").click()
        check(page, "Look up")
        page.get_by_role("button", name="Next").click()
        expect(page.locator("main").get_by_role("status")).to_contain_text(f"{mastered} of 1 mastered")
        page.get_by_role("link", name="To the course").click()
    expect(page.locator("main")).to_contain_text("1 of 1 mastered")
    assert fit(page) == []
