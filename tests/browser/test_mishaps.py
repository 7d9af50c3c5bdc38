"""What befalls phones: lost answers, two tabs, ended sessions, other people, a full or emptied memory, an app from last month."""

import io
from uuid import UUID

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from api.accounts.models import AuthSession
from api.core.db import db, enter
from tests.browser.chain import Chain, make_chain
from tests.browser.phone import Phone
from tests.browser.truth import arrived, read_truth, states, wait_until
from tests.browser.visiting import ALL_GOOD, answer, hand_in, item, open_visit, photo, rows_of, take_photos
from tests.fixtures.product import PASSWORD


@pytest.fixture
def chain(product) -> Chain:
    return make_chain(product)


@pytest.fixture
def visit(chain) -> UUID:
    return chain.plan()


@pytest.fixture
def phone(open_phone, chain, product, visit):
    """A phone that has the app and the visit, and whose line may be cut."""
    phone = open_phone()
    page = phone.sign_in(chain.world.shopper)
    phone.wait_until_kept()
    page.locator(f"main a[href='/visits/{visit}']").wait_for()
    phone.has_bad_line = True
    yield phone
    product.line.watch, product.line.after = None, False
    product.line.mend()


def fill(phone: Phone, visit: UUID) -> Page:
    """Fill and hand in a visit with two photos while the line is cut."""
    phone.product.line.cut()
    page = open_visit(phone, visit)
    answer(page, ALL_GOOD)
    take_photos(page, "shop-front", [photo(1), photo(2)])
    hand_in(page)
    wait_until(lambda: all(row["state"] == "queued" for row in rows_of(page, "photos")), page)
    return page


def send_now(page: Page) -> None:
    page.locator(".chip").click()
    page.get_by_role("button", name="Send now").click()


def end_sessions(chain: Chain) -> None:
    """End every session on the server, as an administrator may."""
    with chain.world.app.app_context():
        enter(db.session(), chain.world.organisation_id)
        db.session.query(AuthSession).filter_by(organisation_id=chain.world.organisation_id).delete()
        db.session.commit()


def test_answers_that_are_lost_on_the_way_cost_a_second_try_and_no_second_report(phone, chain, visit, product) -> None:
    page = fill(phone, visit)
    truth = read_truth(page, visit)
    sent: list[bytes] = []

    def lose_the_first_of_each_kind(data: bytes) -> bool:
        kind = next((word for word in (b"PUT /v1/photos/", b"POST /v1/sync") if data.startswith(word)), None)
        sent.extend([kind] if kind else [])
        return kind is not None and sent.count(kind) == 1

    product.line.watch, product.line.after = lose_the_first_of_each_kind, True
    product.line.mend()
    send_now(page)
    wait_until(lambda: states(page) == ["accepted"], page)
    assert {sent.count(kind) >= 2 for kind in (b"PUT /v1/photos/", b"POST /v1/sync")} == {True}
    assert arrived(product, chain, visit) == truth
    assert {row["state"] for row in rows_of(page, "jobs")} <= {"done"}


def test_two_tabs_send_each_photo_once(phone, chain, visit, product) -> None:
    page = fill(phone, visit)
    other = phone.watch(phone.context.new_page())
    other.goto(f"{product.url}/queue")
    puts: list[bytes] = []

    def count(data: bytes) -> bool:
        puts.extend([data.split(b" ", 2)[1]] if data.startswith(b"PUT /v1/photos/") else [])
        return False

    product.line.watch = count
    product.line.mend()
    other.get_by_role("button", name="Send now").click(no_wait_after=True)
    send_now(page)
    wait_until(lambda: states(page) == ["accepted"], page)
    assert len(puts) == len(set(puts)) == 2
    expect(other.locator(".chip")).to_contain_text("All sent")


def test_an_ended_session_keeps_everything_until_the_same_person_is_back(phone, chain, visit, product) -> None:
    page = fill(phone, visit)
    truth = read_truth(page, visit)
    end_sessions(chain)
    product.line.mend()
    send_now(page)
    expect(page.locator(".chip")).to_contain_text("Sign in to send")
    assert {row["state"] for row in rows_of(page, "jobs")} == {"pending"}
    page.get_by_role("link", name="Sign in again").click()
    page.locator("#password").fill(PASSWORD)
    page.locator("#password").press("Enter")
    wait_until(lambda: states(page) == ["accepted"], page)
    assert arrived(product, chain, visit) == truth


def test_another_person_on_the_phone_sees_and_sends_nothing_of_the_first(phone, chain, visit, product) -> None:
    page = fill(phone, visit)
    truth = read_truth(page, visit)
    page.locator("nav a[href='/settings']").click()
    page.get_by_role("button", name="Sign out").click()
    still = page.get_by_role("button", name="Sign out all the same")
    expect(still).to_be_disabled()
    page.locator("#typed").fill("3")
    still.click()
    page.locator("#email").wait_for()  # without a signal, too
    product.line.mend()
    page.reload()
    page.locator("#email").wait_for()
    wait_until(lambda: page.evaluate("fetch('/v1/me').then(({ status }) => status)") == 401, page)
    phone.sign_in(chain.world.qa)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".chip")).to_contain_text("All sent")
    assert arrived(product, chain, visit) is None
    page.locator("nav a[href='/settings']").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.locator("#email").wait_for()
    page.wait_for_timeout(300)
    assert arrived(product, chain, visit) is None
    phone.sign_in(chain.world.shopper)
    wait_until(lambda: arrived(product, chain, visit) == truth, page)


def test_a_phone_whose_memory_was_emptied_says_what_is_lost(phone, visit) -> None:
    page = fill(phone, visit)
    phone.product.line.mend()
    page.goto(f"{phone.product.url}/icons/icon.svg")
    page.evaluate("""async () => {
      for (const { name } of await indexedDB.databases()) {
        await new Promise((resolve) => { indexedDB.deleteDatabase(name).onsuccess = resolve; });
      }
    }""")
    words = page.get_by_text("cleared this phone's storage")
    for place in (
        "/visits",
        "/queue",
        "/settings",
    ):  # The first page fills the memory anew; the notice stays until it was read.
        phone.open(place)
        expect(words).to_be_visible()
        expect(page.locator(".chip")).to_contain_text(" lost")
    page.get_by_role("button", name="I have read this").click()
    phone.open("/queue")
    expect(page.locator(".chip")).to_contain_text("All sent")
    expect(words).to_have_count(0)


def test_a_full_phone_says_at_the_item_that_the_photo_is_not_kept(phone, visit) -> None:
    page = open_visit(phone, visit)
    page.evaluate(_FILL_UP, ["bytes.add"])
    file = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo(1, (2400, 1800))}
    item(page, "shop-front").locator("input[data-source=live]").set_input_files(file)
    expect(item(page, "shop-front").get_by_text("The phone is full")).to_be_visible()
    expect(item(page, "shop-front").get_by_role("link", name="Save a copy")).to_be_visible()
    answer(page, {"greeted": "yes"})


def test_a_phone_with_no_room_for_the_small_photo_sends_the_original(phone, chain, visit, product) -> None:
    page = open_visit(phone, visit)
    page.evaluate(_FILL_UP, ["bytes.put"])
    answer(page, ALL_GOOD)
    take_photos(page, "shop-front", [photo(1, (2400, 1800))])
    hand_in(page)
    wait_until(lambda: states(page) == ["accepted"], page)
    [original] = arrived(product, chain, visit).photos.values()
    assert Image.open(io.BytesIO(original)).size == (2400, 1800)


def test_a_full_phone_says_that_nothing_was_handed_in(phone, visit) -> None:
    page = open_visit(phone, visit)
    answer(page, ALL_GOOD)
    take_photos(page, "shop-front", [photo(1)])
    page.locator(".form-bar .next").click()
    page.locator(".hand-in input[type=checkbox]").check()
    page.evaluate(_FILL_UP, ["jobs.add", "jobs.put", "evidence.add"])
    page.locator(".hand-in .button.primary").click()
    expect(page.get_by_role("alert")).to_contain_text("nothing was handed in")
    wait_until(lambda: len(phone.complaints) > 0, page)
    phone.complaints.clear()


def test_a_phone_that_remembers_no_choices_opens_the_app(open_phone) -> None:
    phone = open_phone()
    phone.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )
    expect(phone.open().locator("#email")).to_be_visible()


def test_the_language_may_change_in_the_middle_of_a_visit(phone, visit) -> None:
    page = open_visit(phone, visit)
    answer(page, {"greeted": "yes", "smiled": "no"})
    page.locator(".form-head a").first.click()
    page.locator("nav a[href='/settings']").click()
    page.get_by_text("中文", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.locator("nav a[href='/visits']").click()
    page.locator(f"main a[href^='/visits/{visit}']").click()
    expect(item(page, "greeted").locator("input[value=yes]")).to_be_checked()
    expect(item(page, "smiled").locator("input[value=no]")).to_be_checked()
    expect(item(page, "greeted").locator("label.answer").first).to_have_text("是")


def test_rows_of_the_first_release_are_read_by_this_one(phone, chain, visit) -> None:
    page = open_visit(phone, visit)
    answer(page, {"greeted": "yes"})
    wait_until(lambda: "greeted" in rows_of(page, "visits")[0]["responses"], page)
    old = {table: rows_of(page, table) for table in _FIRST_RELEASE}
    page.goto(f"{phone.product.url}/icons/icon.svg")
    page.evaluate(_WRITE_OLD, [_FIRST_RELEASE, old])
    phone.open(f"/visits/{visit}/form")
    expect(item(page, "greeted").locator("input[value=yes]")).to_be_checked()
    answer(page, {"smiled": "yes"})


# Chromium lets no test take its room away, so the error it would raise is raised in its place.
_FILL_UP = """(writes) => {
  for (const way of ['add', 'put']) {
    const write = IDBObjectStore.prototype[way];
    IDBObjectStore.prototype[way] = function (...given) {
      if (writes.includes(`${this.name}.${way}`)) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      return write.apply(this, given);
    };
  }
}"""
# The tables as the first release declared them, and their keys; never to be changed.
_FIRST_RELEASE = {
    "visits": "id",
    "checklists": "sha256",
    "photos": "id",
    "bytes": "photoId",
    "thumbs": "photoId",
    "evidence": ["visitId", "n"],
    "jobs": "id",
    "log": None,
    "meta": "key",
    "assignments": "id",
}
_WRITE_OLD = """async ([tables, rows]) => {
  const { name } = (await indexedDB.databases()).find((each) => each.name.startsWith('pwa-'));
  await new Promise((resolve) => { indexedDB.deleteDatabase(name).onsuccess = resolve; });
  const asked = indexedDB.open(name, 10);
  asked.onupgradeneeded = () => {
    for (const [table, keyPath] of Object.entries(tables)) {
      asked.result.createObjectStore(table, keyPath === null ? { keyPath: 'n', autoIncrement: true } : { keyPath });
    }
    for (const table of ['photos', 'jobs', 'evidence']) asked.transaction.objectStore(table).createIndex('visitId', 'visitId');
    for (const table of ['visits', 'jobs']) asked.transaction.objectStore(table).createIndex('state', 'state');
    asked.transaction.objectStore('checklists').createIndex('key', 'key');
  };
  const database = await new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });
  const change = database.transaction(Object.keys(tables), 'readwrite');
  for (const [table, all] of Object.entries(rows)) for (const row of all) change.objectStore(table).put(row);
  await new Promise((resolve) => { change.oncomplete = resolve; });
  database.close();
}"""
