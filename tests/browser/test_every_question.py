"""Every kind of question in every state it can be in, for every eye and finger: what `test_every_screen.py` looks for, looked for here.

A form is one screen with many faces. They are walked through in one go, as somebody does who fills it in.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from api.checklists.services import publish_checklist
from api.core.clock import utc_now
from api.core.db import db
from tests.browser.chain import Chain, make_chain
from tests.browser.every_kind import begin, each_answered, every_kind, go_on
from tests.browser.looking import clipped, expand_words, lay_all_out, moving, small_targets, sticking_out, violations
from tests.browser.phone import Phone
from tests.browser.test_every_screen import LOOKS, enlarge
from tests.browser.truth import wait_until
from tests.browser.visiting import item, photo, rows_of, take_photos
from tests.fixtures.application import run_due
from tests.fixtures.content import Shop, answered

_NO_TREMBLE_MS = 450  # a second tap that comes sooner counts as a trembling thumb


@dataclass
class Visits:
    """Visits of one shopper, each a form in another state; what is made on a phone leaves them as they are."""

    chain: Chain
    filled: Shop
    announced: Shop


@pytest.fixture(scope="module")
def visits(product) -> Visits:
    document = every_kind()
    chain = make_chain(product, document)
    with product.app.app_context():
        shown = {**document, "key": "announced-visit", "kind": "announced"}
        version = publish_checklist(db.session, chain.world.organisation_id, shown, now=utc_now())
        db.session.commit()
    said = each_answered(chain, document)
    made = Visits(chain, begin(chain, said), begin(Chain(chain.world, version), said))
    run_due(product.app)
    return made


@pytest.fixture
def walk(open_phone, visits) -> Callable[..., Iterator[tuple[str, Page]]]:
    """Go through the states of all forms on one phone and give the page in each, quiet."""

    def go(**options: object) -> Iterator[tuple[str, Page]]:
        phone = open_phone(**options)
        page = phone.sign_in(visits.chain.world.shopper)
        for states in (_fill, _time, _draw, _read, _announce, _join):
            for state in states(phone, visits):
                page.wait_for_load_state("networkidle")
                lay_all_out(page)
                yield state, page
                enlarge(page, 1)

    return go


def _open(phone: Phone, shop: Shop) -> Page:
    page = phone.open(f"/visits/{shop.visit_id}/form")
    page.locator(".form-page .item").first.wait_for()
    return page


def _fill(phone: Phone, visits: Visits) -> Iterator[str]:
    page = _open(phone, begin(visits.chain, []))
    yield "a form without answers"
    number = item(page, "checkout-queue-minutes").locator("input")
    item(page, "checkout-way").locator("label.answer").first.click()
    number.fill("3000")
    expect(item(page, "checkout-queue-minutes").get_by_role("alert")).to_be_visible()
    item(page, "greeting-noticed").locator(".tools button").first.click()
    item(page, "greeting-noticed").locator("dl.help img, dl.help svg").first.wait_for()
    yield "a number that does not fit and a standard with drawings"
    page.locator(".form-bar [aria-haspopup=dialog]").click()
    page.locator("dialog.overview[open]").wait_for()
    yield "the overview"
    page.keyboard.press("Escape")


def _time(phone: Phone, visits: Visits) -> Iterator[str]:
    page = phone.page
    item(page, "response-timer").locator("button.big").click()
    tap = page.locator("dialog[open] .timer-tap")
    tap.wait_for()
    yield "a stopwatch"
    tap.click()
    page.locator(".timer-tap.on").wait_for()
    yield "a running stopwatch"
    page.wait_for_timeout(_NO_TREMBLE_MS)
    tap.click()
    page.locator("dialog[open] .runs li").wait_for()
    yield "a stopwatch with an approach"
    page.keyboard.press("Escape")


def _draw(phone: Phone, visits: Visits) -> Iterator[str]:
    page = phone.page
    take_photos(page, "shop-front", [photo()])
    item(page, "shop-front").locator(".photo-tile").click()
    page.locator("dialog[open] .photo-scroll img").wait_for()
    yield "a photo"
    acts = page.locator("dialog[open] footer .button")
    expect(acts).to_have_count(3)  # There is nothing to draw on before the small picture is made.
    acts.first.click()
    canvas = page.get_by_role("application")  # As long as there is nothing to draw on, it has no role.
    canvas.wait_for()
    canvas.press("Enter")
    page.locator(".photo-wide button").last.click()
    canvas.press("Enter")
    yield "a photo with a ring and a blurred part"
    page.keyboard.press("Escape")
    page.locator("dialog[open] [role=alert]").wait_for()
    yield "a drawing that would be lost"
    page.locator("dialog[open] footer .button:not(.primary)").click()
    page.keyboard.press("Escape")


def _read(phone: Phone, visits: Visits) -> Iterator[str]:
    page = _open(phone, visits.filled)
    for state in ("answered", "na_shopper", "not_observed"):
        page.locator(f".item[data-state={state}]").first.wait_for()
    yield "a form with every answer"
    toggle = page.locator(".form-bar button:nth-child(2)")
    toggle.click()
    page.locator("[data-look=discreet]").wait_for()
    yield "a form that looks like notes"
    item(page, "response-timer").locator("button.big").click()
    page.locator("dialog[open] .timer-tap").click()
    page.locator(".timer-tap.on").wait_for()
    yield "a stopwatch that looks like notes"
    page.locator("dialog[open] > .button").click()
    page.keyboard.press("Escape")
    toggle.click()


def _announce(phone: Phone, visits: Visits) -> Iterator[str]:
    page = _open(phone, visits.announced)
    page.locator(".live-score").wait_for()
    item(page, "response-timer").locator(".runs .poor").wait_for()
    yield "an announced form, with its score and what each approach counts as"


def _join(phone: Phone, visits: Visits) -> Iterator[str]:
    shop = begin(visits.chain, [])
    page = _open(phone, shop)
    ways = item(page, "checkout-way").locator("label.answer")
    theirs = str(ways.nth(1).locator("input").get_attribute("value"))
    ways.first.click()
    go_on(shop, [answered("checkout-way", value=theirs)], 2)
    phone.open("/visits")
    wait_until(lambda: _drafts(page)[str(shop.visit_id)] == 2, page)
    phone.open(f"/visits/{shop.visit_id}/form")
    page.locator(".button.way").nth(2).wait_for()
    yield "two drafts of one visit"


def _drafts(page: Page) -> dict[str, int]:
    """Read which drafts of other phones this one knows, by visit."""
    known = ((row["id"], row["planned"]["draft"]) for row in rows_of(page, "visits"))
    return {visit: draft["revision"] for visit, draft in known if draft is not None}


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_no_question_breaks_a_rule_moves_unasked_or_sticks_out_also_in_letters_of_double_size(
    walk, language, theme
) -> None:
    found: list[str] = []
    for state, page in walk(language=language, color_scheme=theme, reduced_motion="reduce"):
        found += [
            f"{state}: {each}" for look in (violations, small_targets, sticking_out, moving) for each in look(page)
        ]
        enlarge(page, 2)
        found += [
            f"{state} in letters of double size: {each}" for look in (sticking_out, clipped) for each in look(page)
        ]
    assert found == []


def test_questions_longer_by_two_fifths_fit_the_narrowest_phone(walk) -> None:
    found: list[str] = []
    for state, page in walk(viewport={"width": 320, "height": 640}):
        expand_words(page)
        found += [f"{state}: {each}" for look in (sticking_out, clipped) for each in look(page)]
    assert found == []
