"""A whole visit with keys alone, and a focus that is always to be seen."""

from typing import Any

import pytest
from playwright.sync_api import FileChooser, Page, expect

from tests.browser.chain import make_chain
from tests.browser.every_kind import asked_in, every_kind
from tests.browser.truth import states, wait_until
from tests.browser.visiting import photo

_MOST_TABS = 120
_KINDS = ("multi-choice", "number", "timer")
_NO_TREMBLE_MS = 450  # a second tap that comes sooner counts as a trembling hand
# The ring is drawn on the part itself, or on the label round it where the part is only heard.
_HAS_RING = """(selector) => {
  const part = document.activeElement;
  if (!part.matches(selector)) return null;
  return [part, part.closest('label')].some((each) => each !== null && getComputedStyle(each).outlineStyle !== 'none');
}"""


def tab_to(page: Page, selector: str) -> None:
    """Press the tabulator until something has the focus; it has to be seen there."""
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        has_ring = page.evaluate(_HAS_RING, selector)
        if has_ring is not None:
            assert has_ring, f"nobody sees that {selector} has the focus"
            return
    raise AssertionError(f"the tabulator never comes to {selector}")


def test_a_visit_needs_no_finger(phone, product) -> None:
    chain = make_chain(product)
    visit = chain.plan()
    page = phone.sign_in(chain.world.shopper)
    # From the beginning: a chooser that opens before the browser was told to hand it over closes by itself, unseen.
    choosers: list[FileChooser] = []
    page.on("filechooser", lambda chooser: choosers.append(chooser))  # noqa: PLW0108 - no attribute fits onto `append`
    page.locator(f"main a[href='/visits/{visit}']").wait_for()
    tab_to(page, f"main a[href='/visits/{visit}']")
    page.keyboard.press("Enter")
    page.locator(".start .button.primary").wait_for()
    tab_to(page, ".start .button.primary")
    page.keyboard.press("Enter")
    page.locator(".form-page .item").first.wait_for()
    for key in ("greeted", "smiled", "no-insult"):
        tab_to(page, f"#item-{key} input[type=radio]")
        page.keyboard.press("Space")
        expect(page.locator(f"#item-{key} input[value=yes]")).to_be_checked()
    tab_to(page, "#item-shop-front .photos button")
    page.keyboard.press("Enter")
    wait_until(lambda: len(choosers) == 1, page)
    choosers[0].set_files({"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo(1)})
    page.locator("#item-shop-front .photo-tile").wait_for()
    tab_to(page, ".form-bar .next")
    page.keyboard.press("Enter")
    page.locator(".hand-in").wait_for()
    tab_to(page, ".hand-in input")
    page.keyboard.press("Space")
    tab_to(page, ".hand-in .button.primary")
    page.keyboard.press("Enter")
    expect(page.locator(".hand-in")).to_have_count(0)
    assert states(page) != ["draft"]


@pytest.fixture
def keys(product) -> dict[str, Any]:
    """A visit with one question of each kind that takes more than a choice, and one that may not apply; their keys by kind."""
    document = every_kind()
    first = {each["kind"]: each["key"] for each in reversed(asked_in(document))}
    unsure = next(each["key"] for each in asked_in(document) if each["kind"] == "yes-no" and each["na"]["allowed"])
    keys = {**{kind: first[kind] for kind in _KINDS}, "yes-no": unsure}
    for section in document["sections"]:
        section["items"] = [{**each, "show_if": None} for each in section["items"] if each["key"] in keys.values()]
    document["sections"] = [section for section in document["sections"] if section["items"]]
    chain = make_chain(product, document)
    return {**keys, "visit": chain.plan(), "shopper": chain.world.shopper}


def press_again(page: Page, times: int) -> None:
    """Start and stop by the space bar, each time later than a hand that trembles."""
    for _ in range(times):
        page.keyboard.press("Space")
        page.wait_for_timeout(_NO_TREMBLE_MS)


def test_a_stopwatch_a_number_several_answers_a_reason_and_a_note_need_no_finger(phone, keys) -> None:
    page = phone.sign_in(keys["shopper"])
    page.locator(f"main a[href='/visits/{keys['visit']}']").wait_for()
    phone.open(f"/visits/{keys['visit']}")
    page.locator(".start .button.primary").wait_for()
    tab_to(page, ".start .button.primary")
    page.keyboard.press("Enter")
    page.locator(".form-page .item").first.wait_for()
    tab_to(page, f"#item-{keys['timer']} .button.big")
    page.keyboard.press("Enter")
    tab_to(page, ".timer-tap")
    press_again(page, 6)
    expect(page.locator("dialog[open] .runs li")).to_have_count(3)
    page.keyboard.press("Escape")
    tab_to(page, f"#item-{keys['number']} input")
    page.keyboard.type("4")
    tab_to(page, f"#item-{keys['multi-choice']} input[type=checkbox]")
    page.keyboard.press("Space")
    expect(page.locator(f"#item-{keys['multi-choice']} input").first).to_be_checked()
    tab_to(page, f"#item-{keys['yes-no']} .tools [aria-pressed] + [aria-pressed]")
    page.keyboard.press("Space")
    tab_to(page, f"#reason-{keys['yes-no']}")
    page.keyboard.type("The counter was closed.")
    tab_to(page, f"#item-{keys['yes-no']} .tools [aria-expanded] + [aria-expanded] + [aria-expanded]")
    page.keyboard.press("Space")
    tab_to(page, f"#note-{keys['yes-no']}")
    page.keyboard.type("A sign said so.")
    expect(page.locator(f"#reason-{keys['yes-no']}")).to_have_value("The counter was closed.")
    tab_to(page, ".form-bar .next")
    page.keyboard.press("Enter")
    page.locator(".hand-in").wait_for()
