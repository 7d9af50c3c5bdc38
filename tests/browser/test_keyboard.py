"""A whole visit with keys alone, and a focus that is always to be seen."""

from playwright.sync_api import FileChooser, Page, expect

from tests.browser.chain import make_chain
from tests.browser.truth import states, wait_until
from tests.browser.visiting import photo

_MOST_TABS = 120
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
