"""QA at a desk: reports cleared by keys, a decision taken back, a report sent back with questions, and what is said without a signal."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chain import make_chain
from tests.browser.looking import violations
from tests.browser.phone import DESK

STATES = ("submitted", "published", "returned")
# Photos that the worker has not drawn yet answer "not yet"; nothing else may fail while there is a line.
NOT_DRAWN_YET = r"status of 503 .*/v1/photos/[0-9a-f-]{36}\?size=thumb$"
NO_LINE = r"net::ERR_[A-Z_]+ .*/v1/"


@pytest.fixture
def chain(product):
    return make_chain(product)


@pytest.fixture
def desk(open_phone, chain):
    """A desk at which QA is signed in."""
    phone = open_phone(viewport=DESK, has_touch=False)
    phone.expect_failures(NOT_DRAWN_YET)
    phone.sign_in(chain.world.qa)
    return phone


def counts(chain) -> list[int]:
    counted = chain.world.qa.get("/v1/audits/counts").json
    return [counted[state] for state in STATES]


def is_open(page: Page, audit_id: object) -> None:
    """Wait until a report is on the page, and not just in the address."""
    expect(page).to_have_url(re.compile(str(audit_id)))
    expect(page.locator(".report-head")).to_be_visible()


def test_reports_are_published_one_after_the_other_by_keys(chain, desk) -> None:
    later, earlier = chain.report(), chain.report()
    page = desk.open("/audits?status=submitted&order=oldest")
    expect(page.locator(".report")).to_have_count(2)
    page.keyboard.press("j")
    first = page.locator(".report[aria-current]").get_attribute("data-id")
    is_open(page, first)
    page.keyboard.press("p")
    page.keyboard.press("Enter")
    other = next(str(shop.audit_id) for shop in (later, earlier) if str(shop.audit_id) != first)
    is_open(page, other)
    page.keyboard.press("p")
    with page.expect_response(re.compile(r"/review$")):
        page.keyboard.press("Enter")
    page.keyboard.press("u")
    is_open(page, other)
    assert counts(chain) == [1, 1, 0]


def test_a_report_goes_back_with_a_question_to_one_answer(chain, desk) -> None:
    shop = chain.report(greeted=False)
    page = desk.open(f"/audits/{shop.audit_id}")
    is_open(page, shop.audit_id)
    page.locator("#item-greeted").get_by_label("Ask again").check()
    page.get_by_role("button", name="Return", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Return", exact=True).click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    assert violations(page) == []
    dialog.get_by_placeholder("What do you want to know?").fill("Was anybody near the door?")
    dialog.get_by_role("button", name="Return", exact=True).click()
    expect(page.get_by_text("Returning")).to_be_visible()
    desk.open("/devices")  # leaving sends at once what could still be taken back
    for _ in range(50):
        if counts(chain) == [0, 0, 1]:
            break
        page.wait_for_timeout(100)
    returned = chain.world.qa.get(f"/v1/audits/{shop.audit_id}").json["history"][-1]
    assert returned["items"] == ["greeted"]
    assert returned["reason"].endswith("→ Was anybody near the door?")


def test_without_a_signal_the_last_reading_is_shown_with_its_time_and_nothing_is_decided(chain, desk) -> None:
    shop = chain.report()
    page = desk.open("/audits")
    expect(page.locator(".report")).to_have_count(1)
    page.keyboard.press("j")
    is_open(page, shop.audit_id)
    desk.wait_until_kept()
    is_open(page, shop.audit_id)
    page.wait_for_load_state("networkidle")
    desk.expect_failures(NO_LINE)
    desk.product.line.cut()
    try:
        page.reload()
        expect(page.get_by_text("No signal. This page needs one.").first).to_be_visible()
        expect(page.get_by_text("What you see was read on").first).to_be_visible()
        is_open(page, shop.audit_id)
        expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    finally:
        desk.product.line.mend()
