"""From a visit without a line to the receipt: nothing is lost on the way, nothing counts twice, and the phone says how it stands."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from api.audits.models import Audit
from api.commands.sealed import import_file
from api.core.db import db
from api.photos.models import Photo
from tests.browser.chain import make_chain
from tests.browser.looking import violations
from tests.fixtures.content import CHECKLIST
from tests.sync.test_photos import jpeg


@pytest.fixture
def chain(product):
    return make_chain(product, {**CHECKLIST, "scenarios": []})


@pytest.fixture
def filled(chain, product, open_phone):
    """A phone without a line on which a visit is filled in, not yet handed in."""
    planned = chain.plan()
    phone = open_phone()
    page = phone.sign_in(chain.world.shopper)
    phone.wait_until_kept()
    page.goto(f"{product.url}/visits/{planned}")
    page.get_by_role("button", name="Start the visit").click()
    expect(page.locator("#item-greeted")).to_be_visible()
    phone.has_bad_line = True
    product.line.cut()
    for item in ("greeted", "smiled", "no-insult"):
        page.locator(f"#item-{item}").get_by_text("Yes", exact=True).click()
    file = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": jpeg(size=(640, 480))}
    page.locator("#item-shop-front input[data-source=live]").set_input_files(file)
    expect(page.get_by_role("button", name="Photo 1 of 1, waiting")).to_be_visible()
    yield page
    product.line.mend()


def hand_in(page: Page, product) -> None:
    """Hand the report in, and go to the queue once that is said."""
    page.get_by_text("Review", exact=True).click()
    page.get_by_label("I was there, and this is what I saw and heard.").check()
    page.get_by_role("button", name=re.compile("^Hand in")).click()
    expect(page.get_by_text("Handed in").first).to_be_visible()
    page.goto(f"{product.url}/queue")


@pytest.fixture
def handed_in(filled, product) -> Page:
    page = filled
    hand_in(page, product)
    expect(page.get_by_text("Not everything has arrived yet.")).to_be_visible()
    return page


def counted(chain) -> tuple[int, int]:
    """Count the reports and photos of the chain that the server holds."""
    with chain.world.app.app_context():
        mine: Any = chain.world.organisation_id
        return tuple(
            db.session.scalar(select(func.count()).where(table.organisation_id == mine)) or 0
            for table in (Audit, Photo)
        )


def test_a_visit_filled_without_a_line_arrives_whole_when_it_is_back(handed_in, chain, product) -> None:
    page = handed_in
    expect(page.locator(".chip")).to_contain_text("2 waiting")
    expect(page.get_by_text("0 of 1 photo arrived", exact=True)).to_be_visible()
    assert violations(page) == []
    page.reload()
    expect(page.locator(".chip")).to_contain_text("2 waiting")
    product.line.mend()
    page.get_by_role("button", name="Send now").click()
    expect(page.get_by_text("Everything you handed in has arrived.")).to_be_visible()
    expect(page.locator(".chip")).to_contain_text("All sent")
    assert counted(chain) == (1, 1)


def test_what_cannot_be_sent_leaves_in_a_sealed_file_and_counts_once(handed_in, chain, product, tmp_path) -> None:
    page = handed_in
    with page.expect_download() as waited:
        page.get_by_role("button", name="Save as a file").click()
    path = tmp_path / waited.value.suggested_filename
    waited.value.save_as(path)
    assert import_file(product.app, path)
    assert counted(chain) == (1, 1)
    expect(page.locator(".chip")).to_contain_text("2 waiting")
    product.line.mend()
    page.get_by_role("button", name="Send now").click()
    expect(page.locator(".chip")).to_contain_text("All sent")
    assert counted(chain) == (1, 1)


def test_a_photo_that_is_refused_after_the_report_arrived_is_taken_again(handed_in, chain, product) -> None:
    page = handed_in
    problem = {
        "type": "/problems/no-photo",
        "title": "No photo",
        "status": 422,
        "detail": "This is no photo.",
        "errors": [],
    }
    page.context.route(
        "**/v1/photos/**",
        lambda route: route.fulfill(status=422, content_type="application/problem+json", body=json.dumps(problem)),
    )
    product.line.mend()
    page.get_by_role("button", name="Send now").click()
    expect(page.get_by_text("This is no photo.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Take it again").click()
    expect(page.get_by_text("a photo of it could not be taken over")).to_be_visible()
    page.context.unroute_all(behavior="wait")
    expect(page.locator("#item-greeted input").first).to_be_disabled()
    page.get_by_role("button", name=re.compile("^Photo 1 of 1")).click()
    file = {"name": "IMG_2.jpg", "mimeType": "image/jpeg", "buffer": jpeg(size=(320, 240))}
    page.locator("dialog input[data-source=live]").set_input_files(file)
    hand_in(page, product)
    expect(page.get_by_text("Everything you handed in has arrived.")).to_be_visible()
    assert counted(chain) == (1, 1)
    [audit] = chain.world.qa.get("/v1/audits").json["items"]
    assert (audit["state"], audit["revision"]) == ("submitted", 2)


def test_nobody_signs_out_in_passing_while_work_waits(handed_in, chain, product) -> None:
    page = handed_in
    page.goto(f"{product.url}/settings")
    page.get_by_role("button", name="Sign out", exact=True).click()
    leave = page.get_by_role("button", name="Sign out all the same")
    expect(leave).to_be_disabled()
    assert violations(page) == []
    page.get_by_label("To sign out all the same, type 2").fill("2")
    leave.click()
    expect(page.locator("#email")).to_be_visible()
    product.line.mend()
    page.locator("#email").fill(f"{chain.world.shopper.id}@example.com")
    page.locator("#password").fill("a lake, a park and a hill")
    page.locator("#password").press("Enter")
    expect(page.locator(".chip")).to_contain_text("All sent")
    assert counted(chain) == (1, 1)
