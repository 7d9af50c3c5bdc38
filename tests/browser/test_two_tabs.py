"""Two tabs of one visit, and a report taken back before anything of it has left the phone: what arrives is what was said last."""

from typing import Any
from uuid import UUID

import pytest

from tests.browser.chain import Chain, make_chain
from tests.browser.truth import arrived, states, wait_until
from tests.browser.visiting import ALL_GOOD, answer, hand_in, item, open_visit, photo, rows_of, take_photos


@pytest.fixture
def chain(product: Any) -> Chain:
    return make_chain(product)


def test_a_photo_from_another_tab_and_a_report_taken_back_undo_nothing(
    open_phone: Any, chain: Chain, product: Any
) -> None:
    visit: UUID = chain.plan()
    phone = open_phone()
    page = phone.sign_in(chain.world.shopper)
    phone.wait_until_kept()
    page.locator(f"main a[href='/visits/{visit}']").wait_for()
    phone.has_bad_line = True
    page = open_visit(phone, visit)
    answer(page, ALL_GOOD)
    take_photos(page, "shop-front", [photo(9)])
    item(page, "greeted").get_by_role("button", name="Photo", exact=True).click()
    take_photos(page, "greeted", [photo(1)])
    other = phone.watch(phone.context.new_page())
    other.goto(f"{product.url}/visits/{visit}/form")
    item(other, "greeted").locator(".photo-tile").first.wait_for()
    page.bring_to_front()
    item(page, "greeted").locator("label.answer:has(input[value='no'])").click()
    page.locator("#note-greeted").fill("nobody looked up")
    take_photos(page, "greeted", [photo(2)])
    wait_until(lambda: len(rows_of(page, "visits")[0]["responses"]["greeted"].get("photos", [])) == 2, page)
    other.close()
    product.line.cut()
    hand_in(page)
    page.get_by_role("button", name="Change it again").click()
    page.locator("#note-greeted").fill("nobody looked up, twice")
    hand_in(page)
    product.line.mend()
    page.goto(f"{product.url}/queue")
    page.get_by_role("button", name="Send now").click()
    wait_until(lambda: states(page) == ["accepted"], page)
    said = arrived(product, chain, visit).responses["greeted"]
    assert (said["value"], said["note"], len(said["photos"])) == ("no", "nobody looked up, twice", 2)
