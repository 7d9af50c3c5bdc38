"""Marking exams at a desk: open answers by keys, the last one taken back, and attempts of which two copies came."""

import pytest
from playwright.sync_api import Page, expect

from api.core.clock import utc_now
from tests.browser.looking import small_targets, sticking_out, violations
from tests.browser.phone import DESK, PHONE
from tests.browser.truth import wait_until
from tests.fixtures.exams import CLOSED, QUESTIONS, Taker, publish, right, wrong
from tests.fixtures.world import World
from tests.quizzes.test_comparing import COPIED, choosing, many_questions

OPEN = [question for question in QUESTIONS if question["kind"] == "open"]


@pytest.fixture
def examined(product) -> World:
    """Two have written an open answer; a third has handed in twice, right and then wrong."""
    world = product.make_world()
    publish(world, [*CLOSED, *OPEN], now=utc_now())
    for name in ("Ann", "Bo"):
        Taker(world, world.add_person("staff", name=name, store="lake")).take(right)
    publish(world, now=utc_now())
    taker = Taker(world, world.staff)
    packet = taker.begin()
    taker.put(taker.payload(packet, right))
    taker.put(taker.payload(packet, wrong))
    return world


def at(open_phone, world: World, path: str, **options: object) -> Page:
    page: Page = open_phone(**options).sign_in(world.trainer, path)
    return page


def states(world: World) -> list[str]:
    return sorted(one["state"] for one in world.trainer.get("/v1/attempts").json["items"])


def test_open_answers_are_marked_by_keys_the_last_one_can_be_taken_back_until_one_leaves(open_phone, examined) -> None:
    page = at(open_phone, examined, "/courses", viewport=DESK)
    page.get_by_role("link", name="Marking (3)").click()
    expect(page.locator("a.report")).to_have_count(2)
    expect(page.locator("main")).not_to_contain_text("Ann")
    page.keyboard.press("j")
    expect(page.locator(".written")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Choose how much of it is right.")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Say what was missing")
    page.keyboard.type("A greeting.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("a.report")).to_have_count(1)
    expect(page.locator(".undo-bar")).to_contain_text("Given: 50%")
    assert states(examined) == ["graded", "marking", "marking"]
    page.keyboard.press("u")
    expect(page.locator("#comment")).to_have_value("A greeting.")
    page.get_by_role("button", name="100%").click()
    page.get_by_role("button", name="Next").click()
    expect(page.locator("a.report")).to_have_count(1)
    page.keyboard.press("4")
    page.keyboard.press("Enter")
    expect(page.locator(".result")).to_contain_text("Ann 100%, passed")
    page.get_by_role("button", name="To decide").click()
    wait_until(lambda: states(examined) == ["graded"] * 3)


def test_a_copy_is_let_count_with_a_reason_and_the_effect_is_shown(open_phone, examined) -> None:
    page = at(open_phone, examined, "/marking?kind=decisions", viewport=DESK)
    page.locator("a.report", has_text="staff").click()
    expect(page.locator(".marking .plain")).to_have_text("It was handed in more than once, with other answers.")
    expect(page.locator(".marking .both > .sheet")).to_have_count(2)
    expect(page.locator("#differing + ul > li")).to_have_count(len(CLOSED))
    page.get_by_role("button", name="Let copy 2 count").click()
    expect(page.locator("dialog")).to_contain_text("0%, not passed")
    page.locator("dialog input").fill("The first phone was a colleague's.")
    page.locator("dialog").get_by_role("button", name="Let it count").click()
    expect(page.locator(".marking .notice")).to_have_text("Decided. 0%, not passed")
    expect(page.locator(".list-pane .nothing")).to_have_text("No attempt waits for a decision.")
    expect(page.get_by_role("button", name="Let copy")).to_have_count(0)


def test_whose_answers_are_alike_is_on_the_page_of_an_attempt(product, worker, open_phone) -> None:
    world = product.make_world()
    publish(world, many_questions(), now=utc_now(), **{"pass": "0.05"})
    for name in ("Ann", "Bo"):
        Taker(world, world.add_person("staff", name=name, store="lake")).take(
            choosing({**COPIED, "q9": "f", "q10": "e"})
        )
    wait_until(lambda: world.trainer.get("/v1/attempts/waiting").json["odd"] == 1)
    page = at(open_phone, world, "/marking?kind=odd", viewport=PHONE)
    page.get_by_role("link", name="Bo").click()
    expect(page.locator("main")).to_contain_text("strikingly like those of a colleague")
    expect(page.locator("main")).to_contain_text("11 of 11 answers both had wrong are the same")
    assert (violations(page), sticking_out(page)) == ([], [])
    page.get_by_role("link", name="Ann", exact=True).click()
    expect(page.get_by_role("heading", name="Ann")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("language", "theme"), [("zh-Hans", "light"), ("en", "dark")])
def test_the_screens_of_marking_are_fit_for_everybody(product, open_phone, examined, language, theme, size) -> None:
    page = at(open_phone, examined, "/marking", language=language, color_scheme=theme, viewport=size)
    one = examined.trainer.get("/v1/attempts/to-mark").json["items"][0]["id"]
    two = examined.trainer.get("/v1/attempts/to-decide").json["items"][0]["id"]
    for path in ("", "?kind=decisions", "?kind=odd", f"/{one}", f"/{two}?kind=decisions"):
        page.goto(f"{product.url}/marking{path}")
        page.wait_for_load_state("networkidle")
        faults = [*violations(page), *sticking_out(page), *(small_targets(page) if size == PHONE else [])]
        assert faults == [], path
