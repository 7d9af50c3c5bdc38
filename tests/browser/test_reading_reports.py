"""QA reads at a desk: narrows the list, opens a report and a photo of it, and takes its scorecard along."""

import re

from playwright.sync_api import expect

from tests.browser.chain import furnish, make_chain
from tests.browser.phone import DESK


def test_qa_narrows_the_list_looks_at_a_photo_and_takes_the_scorecard_along(open_phone, product, worker) -> None:
    made = furnish(make_chain(product))
    desk = open_phone(viewport=DESK, has_touch=False)
    page = desk.sign_in(made.chain.world.qa, "/audits")
    rows = page.locator(".report")
    expect(rows).to_have_count(3)
    page.locator(".more-filters summary").click()
    page.locator("#filter-period").select_option("30")
    page.locator(".tabs").get_by_role("button", name=re.compile("^Published")).click()
    expect(rows).to_have_count(1)
    expect(page).to_have_url(re.compile(r"status=published"))
    expect(page).to_have_url(re.compile(r"30"))
    page.reload()
    expect(rows).to_have_count(1)
    rows.first.click()
    expect(page.locator(".report-head")).to_be_visible()
    expect(page.locator("#retraining")).to_be_visible()
    shot = page.locator(".answer button.shot").first
    shot.click()
    expect(page.locator("dialog.lightbox[open] img")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.lightbox")).to_have_count(0)
    expect(shot).to_be_focused()
    cards = page.locator(".scorecards li")
    expect(cards).to_have_count(2)
    for card in cards.all():
        card.get_by_role("button").click()
        expect(card.locator("a[download]")).to_be_visible()
        expect(card.locator("a[target=_blank]")).to_have_attribute("href", re.compile(r"scorecard\.pdf\?lang="))
    with page.expect_download() as waited:
        cards.last.locator("a[download]").click()
    assert waited.value.suggested_filename.endswith("-en.pdf")
    assert waited.value.path().read_bytes().startswith(b"%PDF-")
