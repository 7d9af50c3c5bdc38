"""A whole visit without a signal, with everything that may happen to a phone on the way; in the end the server has what was said, once."""

import contextlib

import pytest
from playwright.sync_api import expect

from tests.browser.chain import Chain, make_chain
from tests.browser.pocket import sign_in_again
from tests.browser.truth import arrived, read_truth, states, wait_until
from tests.browser.visiting import ALL_GOOD, answer, hand_in, item, open_visit, photo, rows_of, take_photos


@pytest.fixture
def chain(product) -> Chain:
    return make_chain(product)


def test_a_visit_without_a_signal_and_a_browser_killed_in_mid_upload_arrives_whole_and_once(
    pocket, product, chain, tmp_path
) -> None:
    visit = chain.plan()
    phone = pocket.switch_on()
    page = phone.sign_in(chain.world.shopper)
    phone.wait_until_kept()
    # Chromium writes down who uses the phone some seconds later; nobody's browser dies in the first ones.
    page.wait_for_timeout(8_000)
    page.locator(f"main a[href='/visits/{visit}']").wait_for()

    product.line.cut()
    open_visit(phone, visit)
    answer(page, ALL_GOOD)
    take_photos(page, "shop-front", [photo(number) for number in range(5)])
    item(page, "greeted").get_by_role("button", name="Photo", exact=True).click()
    take_photos(page, "greeted", [photo(number) for number in range(5, 8)])
    hand_in(page)
    wait_until(lambda: all(row["state"] == "queued" for row in rows_of(page, "photos")), page)
    truth = read_truth(page, visit)
    truth.write(tmp_path / "truth.json")
    assert len(truth.photos) == 8
    assert not arrived(product, chain, visit)

    uploads = []

    def kill_at_the_third(data: bytes) -> bool:
        uploads.extend([data] if data.startswith(b"PUT /v1/photos/") else [])
        if len(uploads) < 3:
            return False
        pocket.kill()
        return True

    product.line.watch = kill_at_the_third
    product.line.mend()
    with contextlib.suppress(Exception):  # the browser dies under the click
        phone.open("/queue").get_by_role("button", name="Send now").click()
        page.wait_for_timeout(60_000)
    assert len(uploads) >= 3
    product.line.watch = None

    phone = pocket.switch_on()
    page = sign_in_again(phone, chain.world.shopper)
    wait_until(lambda: states(page) == ["accepted"], page)
    there = arrived(product, chain, visit)
    assert there.responses == truth.responses
    assert there.photos == truth.photos
    expect(page.locator(".chip")).to_contain_text("All sent")


def test_answers_that_were_written_are_there_after_a_browser_killed_in_mid_writing(pocket, product, chain) -> None:
    visit = chain.plan()
    phone = pocket.switch_on()
    page = phone.sign_in(chain.world.shopper)
    phone.wait_until_kept()
    # Chromium writes down who uses the phone some seconds later; nobody's browser dies in the first ones.
    page.wait_for_timeout(8_000)
    page.locator(f"main a[href='/visits/{visit}']").wait_for()
    open_visit(phone, visit)
    product.line.cut()
    item(page, "greeted").get_by_role("button", name="Note", exact=True).click()
    for _ in range(3):
        written: list[int] = []

        def hear(_source: object, count: int, written: list[int] = written) -> None:
            written.append(count)
            if len(written) == 4:
                pocket.kill()

        page.expose_binding("hear", hear)
        with contextlib.suppress(Exception):  # the browser dies under the typing
            page.evaluate(_TYPE)
            page.wait_for_timeout(60_000)
        assert len(written) >= 4
        page = pocket.switch_on().open(f"/visits/{visit}/form")
        kept = page.locator("#note-greeted")
        expect(kept).not_to_have_value("")
        assert int(kept.input_value()) >= written[-1]


# Types on and on, and tells each number that it finds in the database, from where it was read in a transaction of its own.
_TYPE = """() => {
  const note = document.querySelector('#note-greeted');
  let count = Number(note.value);
  setInterval(() => {
    note.value = String(count += 1);
    note.dispatchEvent(new Event('input', { bubbles: true }));
  }, 5);
  void (async () => {
    const { name } = (await indexedDB.databases()).find((each) => each.name.startsWith('pwa-'));
    const asked = indexedDB.open(name);
    await new Promise((resolve) => { asked.onsuccess = resolve; });
    for (let last = count; ;) {
      const read = asked.result.transaction('visits').objectStore('visits').getAll();
      await new Promise((resolve) => { read.onsuccess = resolve; });
      const found = Number(read.result.find(({ state }) => state === 'draft').responses.greeted?.note ?? 0);
      if (found > last) await window.hear(last = found);
    }
  })();
}"""


def test_practice_begins_with_any_checklist_on_the_phone(open_phone, chain) -> None:
    visit = chain.plan()
    page = open_phone().sign_in(chain.world.shopper)
    page.locator(f"main a[href='/visits/{visit}']").wait_for()
    page.locator("details summary").click()
    page.locator("details .button.choice").first.click()
    expect(page.locator(".start .button.primary")).to_be_visible()
