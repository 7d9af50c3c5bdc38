"""Watching a drill on the phone: ticks and ten seconds without a signal, one decision that arrives once, and who may not watch."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from api.checklists.services import publish_checklist
from api.core.clock import utc_now
from api.core.db import db
from tests.browser.looking import small_targets, sticking_out, violations
from tests.browser.phone import DESK, PHONE
from tests.browser.truth import wait_until
from tests.browser.visiting import rows_of
from tests.fixtures.content import CHECKLIST
from tests.fixtures.exams import KEY, publish
from tests.fixtures.given import give
from tests.fixtures.world import World


@pytest.fixture
def shop(product) -> Iterator[World]:
    """A store whose staff has to show a drill of two items."""
    world = product.make_world()
    with product.app.app_context():
        publish_checklist(db.session, world.organisation_id, CHECKLIST, now=utc_now())
        db.session.commit()
    publish(world, now=utc_now())
    give(world, world.staff, KEY, [], "assigned")
    yield world
    product.line.mend()


def open_drill(phone, world: World) -> Page:
    page = phone.sign_in(world.manager, "/drills")
    page.locator(".report", has_text="staff").click()
    page.locator(".observing fieldset").first.wait_for()
    return page


def time_it(page: Page, ms: int) -> None:
    page.get_by_role("button", name="Time").first.click()
    screen = page.locator("dialog.timer-screen")
    screen.locator(".timer-tap").click()
    page.wait_for_timeout(ms)
    screen.locator(".timer-tap").click()
    expect(screen.locator(".runs li")).to_have_count(1)
    screen.get_by_role("button", name="Done").click()


def test_a_drill_is_watched_without_a_signal_survives_a_reload_and_arrives_once(product, open_phone, shop) -> None:
    phone = open_phone()
    page = open_drill(phone, shop)
    phone.wait_until_kept()
    phone.has_bad_line = True
    product.line.cut()
    time_it(page, 700)
    page.locator("fieldset").nth(0).get_by_text("Met", exact=True).click()
    page.locator("fieldset").nth(1).get_by_text("Not met").click()
    page.get_by_label("What was missing").fill("looked away")
    wait_until(lambda: "looked away" in str(rows_of(page, "drills")), page)
    page.reload()
    expect(page.get_by_label("What was missing")).to_have_value("looked away")
    expect(page.locator(".runs li")).to_have_count(1)
    page.get_by_role("button", name="Return").click()
    page.locator("dialog textarea").press("End")
    page.locator("dialog textarea").press_sequentially(" Look up first.")
    page.locator("dialog").get_by_role("button", name="Return").click()
    expect(page.locator(".report", has_text="staff")).to_contain_text("waiting to be sent")
    product.line.mend()
    wait_until(lambda: shop.staff.get("/v1/drills").json["items"] != [], page)
    [told] = shop.staff.get("/v1/drills").json["items"]
    assert told["outcome"] == "returned"
    assert "looked away Look up first." in told["reason"]
    assert [tick["met"] for tick in told["ticks"]] == ["yes", "no"]
    assert 600 <= told["runs_ms"][0] < 10_000
    assert [drill["last"]["outcome"] for drill in shop.manager.get("/v1/sync").json["drills"]] == ["returned"]


def test_a_drill_can_be_handed_on_and_is_asked_of_that_person(product, open_phone, shop) -> None:
    other = shop.add_person("manager", name="Second", store="lake")
    product.let_in(other.id)
    page = open_drill(open_phone(), shop)
    page.get_by_role("button", name="Hand on").click()
    page.locator("#next-observer").select_option(str(other.id))
    page.locator("#drill-reason").fill("I am on leave.")
    page.locator("dialog").get_by_role("button", name="Hand on").click()
    wait_until(lambda: shop.staff.get("/v1/drills").json["items"] != [], page)
    page = open_phone().sign_in(other, "/drills?show=asked")
    expect(page.locator(".report")).to_contain_text("Handed on by another observer: I am on leave.")


def test_a_drill_is_approved_by_keyboard_alone(open_phone, shop) -> None:
    page = open_drill(open_phone(), shop)
    page.locator("fieldset").nth(0).locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    # The button opens when both ticks are kept; until then nothing can be focused there.
    approve = page.get_by_role("button", name="Approve")
    expect(approve).to_be_enabled()
    approve.focus()
    page.keyboard.press("Enter")
    page.locator("dialog").wait_for()
    page.locator("dialog").get_by_role("button", name="Approve").focus()
    page.keyboard.press("Enter")
    wait_until(lambda: shop.staff.get("/v1/drills").json["items"] != [], page)
    assert shop.manager.get("/v1/sync").json["drills"] == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("language", "theme"), [("zh-Hans", "light"), ("en", "dark")])
def test_the_screens_of_drills_are_fit_for_everybody(product, open_phone, shop, language, theme, size) -> None:
    phone = open_phone(language=language, color_scheme=theme, viewport=size)
    page = open_drill(phone, shop)
    page.locator("summary").click()
    page.locator("fieldset").nth(1).locator("label").nth(1).click()
    page.locator("input.input").last.wait_for()
    assert faults_of(page, size) == []
    page.goto(f"{product.url}/drills")
    page.locator(".report").wait_for()
    assert faults_of(page, size) == []


def faults_of(page: Page, size: dict[str, int]) -> list[str]:
    """Name what is wrong with a screen; a desk has a mouse and dense rows."""
    return [*violations(page), *sticking_out(page), *(small_targets(page) if size == PHONE else [])]
