"""A tab that the system freezes in mid-upload: another one takes over, and the two are never both sending.

Playwright keeps every page it opens in sight, and only what is out of sight freezes; so this browser is started by hand and left as it is.
"""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from api.embedded.ports import LOOPBACK, pick_free
from tests.browser.chain import Chain, make_chain
from tests.browser.engines import process
from tests.browser.phone import CHROMIUM, SWITCHES, Phone
from tests.browser.truth import arrived, read_truth, states, wait_until
from tests.browser.visiting import ALL_GOOD, answer, hand_in, open_visit, photo, rows_of, take_photos


@pytest.fixture
def chain(product) -> Chain:
    return make_chain(product)


@pytest.fixture
def phone(playwright, product, tmp_path: Path) -> Iterator[Phone]:
    (port,) = pick_free(1)
    profile = [f"--user-data-dir={tmp_path / 'profile'}", f"--remote-debugging-port={port}", "--lang=en-US"]
    with process([CHROMIUM, "--headless", *SWITCHES, *profile, "about:blank"], {}, port):
        browser = playwright.chromium.connect_over_cdp(f"http://{LOOPBACK}:{port}", no_defaults=True)
        yield Phone(None, product, context=browser.contexts[0])
        browser.close()
    product.line.watch = None
    product.line.mend()


def test_a_tab_that_freezes_in_mid_upload_leaves_the_rest_to_another_and_sends_nothing_more(
    phone, chain, product
) -> None:
    visit = chain.plan()
    page = phone.sign_in(chain.world.shopper)
    phone.wait_until_kept()
    page.locator(f"main a[href='/visits/{visit}']").wait_for()
    product.line.cut()
    open_visit(phone, visit)
    answer(page, ALL_GOOD)
    take_photos(page, "shop-front", [photo(1), photo(2)])
    hand_in(page)
    wait_until(lambda: all(row["state"] == "queued" for row in rows_of(page, "photos")), page)
    truth = read_truth(page, visit)
    puts: list[bytes] = []
    is_frozen = threading.Event()

    def hold_the_first(data: bytes) -> bool:
        if data.startswith(b"PUT /v1/photos/"):
            puts.append(data.split(b" ", 2)[1])
            if len(puts) == 1:
                is_frozen.wait(60)
        return False

    product.line.watch = hold_the_first
    product.line.mend()
    phone.open("/queue")  # whatever waits is sent when the app opens
    page.evaluate("document.addEventListener('freeze', () => { window.hasFrozen = true; })")
    wait_until(lambda: len(puts) == 1, page)
    other = phone.context.new_page()
    # For this tab two minutes have passed since, in which the lease of what was under way has lapsed.
    other.add_init_script("{ const { now } = Date; Date.now = () => now() + 120_000; }")
    other.goto(f"{product.url}/queue")
    other.bring_to_front()
    # Chromium freezes no tab that is reading or writing its database; told to by a test it would, and nobody could write any more.
    other.wait_for_timeout(5_000)
    devtools = phone.context.new_cdp_session(page)
    devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
    other.get_by_role("button", name="Send now").click()
    wait_until(lambda: states(other) == ["accepted"], other)
    assert arrived(product, chain, visit) == truth
    is_frozen.set()
    devtools.send("Page.setWebLifecycleState", {"state": "active"})
    page.bring_to_front()
    assert page.evaluate("window.hasFrozen")
    expect(page.locator(".chip")).to_contain_text("All sent")
    # What was under way when the tab froze may come twice; nothing else does.
    assert len(set(puts)) == 2
    assert len(puts[1:]) == len(set(puts[1:]))
