"""One visit on two phones: whatever the shopper chooses, what either said and photographed is there until the report has its receipt."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from api.core.clock import to_wire, utc_now
from api.core.ids import new_id
from tests.browser.chain import Chain, make_chain
from tests.browser.looking import small_targets, sticking_out, violations
from tests.browser.phone import Phone
from tests.browser.truth import arrived, states, wait_until
from tests.browser.visiting import ALL_GOOD, answer, hand_in, item, open_visit, photo, rows_of, take_photos
from tests.fixtures.content import Shop, answered
from tests.sync.test_photos import jpeg, put

# The worker that makes small pictures does not run here.
NOT_DRAWN_YET = r"status of 503 .*/v1/photos/[0-9a-f-]{36}\?size=[a-z]+$"
THEIRS = (answered("greeted", "no", note="nobody looked up"), answered("smiled", "no"), answered("no-insult", "yes"))


@pytest.fixture
def chain(product: Any) -> Chain:
    return make_chain(product)


def go_on_elsewhere(
    chain: Chain, visit: UUID, answers: Sequence[dict[str, Any]] = THEIRS, *, revision: int = 7
) -> UUID:
    """Go on with a visit on another phone, with a photo; returns the photo."""
    shop, taken = Shop(chain.world, visit, chain.version), new_id()
    put(chain.world.shopper, taken, jpeg(size=(320, 240)))
    now = to_wire(utc_now())
    draft = {**shop.payload(list(answers), photos=[taken]), "started_at": now, "finished_at": now}
    del draft["evidence"]
    said = shop.push(shop.op({"revision": revision, "draft": draft}, kind="audit.draft"))
    assert said.json["results"][0]["outcome"] == "applied", said.text
    return taken


def meet(phone: Phone, chain: Chain, visit: UUID) -> UUID:
    """Answer a visit on this phone and on another one, and open it here; returns the other one's photo."""
    phone.sign_in(chain.world.shopper)
    phone.expect_failures(NOT_DRAWN_YET)
    page = open_visit(phone, visit)
    answer(page, ALL_GOOD)
    wait_until(lambda: len(rows_of(page, "visits")[0]["responses"]) == len(ALL_GOOD), page)
    taken = go_on_elsewhere(chain, visit)
    phone.open("/queue")
    wait_until(lambda: (rows_of(page, "visits")[0]["planned"]["draft"] or {}).get("revision") == 7, page)
    phone.open(f"/visits/{visit}/form")
    page.locator(".button.way").first.wait_for()
    return taken


def way(page: Page, number: int) -> Locator:
    return page.locator(".button.way").nth(number)


def take(page: Page, key: str, number: int = 0) -> None:
    """Let an answer from aside count."""
    item(page, key).locator(".set-aside button").nth(number).click()


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_each_question_is_decided_by_one_tap_and_the_report_has_both_photos(
    open_phone: Any, chain: Chain, product: Any, language: str
) -> None:
    visit: UUID = chain.plan()
    phone = open_phone(language=language)
    theirs = meet(phone, chain, visit)
    page = phone.page
    expect(page.locator(".button.way")).to_have_count(3)
    assert violations(page) == [] == sticking_out(page) == small_targets(page)
    way(page, 2).click()
    expect(item(page, "no-insult").locator(".set-aside")).to_have_count(0)
    expect(page.locator(".set-aside button")).to_have_count(4)
    assert violations(page) == [] == sticking_out(page) == small_targets(page)
    take_photos(page, "shop-front", [photo(1)])
    page.locator(".form-bar .next").click()
    take(page, "greeted", 1)
    expect(page.locator("#note-greeted")).to_have_value("nobody looked up")
    take(page, "smiled", 1)
    take(page, "smiled")
    expect(item(page, "smiled").locator("input[value=yes]")).to_be_checked()
    expect(page.locator(".set-aside button")).to_have_count(2)
    hand_in(page)
    wait_until(lambda: states(page) == ["accepted"], page)
    report = arrived(product, chain, visit)
    assert report is not None
    said = report.responses
    assert (said["greeted"]["value"], said["greeted"]["note"]) == ("no", "nobody looked up")
    assert said["smiled"]["value"] == "yes"
    assert str(theirs) in said["shop-front"]["photos"]
    assert set(said["shop-front"]["photos"]) == report.photos.keys()
    assert len(report.photos) == 2
    assert rows_of(page, "visits")[0]["setAside"] == {}


def test_the_other_answer_is_there_after_the_page_ended_and_nothing_is_handed_in_unasked(
    open_phone: Any, chain: Chain
) -> None:
    visit: UUID = chain.plan()
    phone = open_phone()
    meet(phone, chain, visit)
    page = phone.open(f"/visits/{visit}/review")
    expect(page.locator(".hand-in")).to_have_count(0)
    page.get_by_role("link", name="See both sets of answers").click()
    way(page, 0).click()
    expect(item(page, "greeted")).to_contain_text("The other phone had: No · nobody looked up")
    page.locator(".form-bar .button").nth(1).click()
    expect(page.locator(".form-page")).to_have_attribute("data-look", "discreet")
    assert violations(page) == [] == sticking_out(page) == small_targets(page)
    take(page, "greeted")
    expect(item(page, "greeted")).to_contain_text("This phone had: Yes")
    wait_until(lambda: rows_of(page, "visits")[0]["responses"]["greeted"]["value"] == "no", page)
    page.reload()
    take(page, "greeted")
    expect(item(page, "greeted").locator("input[value=yes]")).to_be_checked()
    expect(item(page, "greeted")).to_contain_text("The other phone had: No · nobody looked up")


def test_a_form_that_is_open_and_untouched_shows_what_the_other_phone_says_now(
    open_phone: Any, chain: Chain, product: Any
) -> None:
    visit: UUID = chain.plan()
    go_on_elsewhere(chain, visit)
    phone = open_phone()
    phone.sign_in(chain.world.shopper)
    phone.expect_failures(NOT_DRAWN_YET)
    page = phone.open(f"/visits/{visit}/form")
    expect(item(page, "smiled").locator("input[value=no]")).to_be_checked()
    go_on_elsewhere(chain, visit, (answered("greeted", "yes"), answered("smiled", "yes")), revision=8)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(item(page, "smiled").locator("input[value=yes]")).to_be_checked()
    answer(page, {"no-insult": "yes"})
    hand_in(page)
    wait_until(lambda: states(page) == ["accepted"], page)
    report = arrived(product, chain, visit)
    assert report is not None
    for key in ("greeted", "smiled", "no-insult"):
        assert report.responses[key]["value"] == "yes"
