"""Photos on a phone that has no line: upright, small, without metadata; drawn on and blurred for good; chained to what the camera saw."""

import base64
import hashlib
import io
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.chain import make_chain
from tests.browser.looking import small_targets, sticking_out, violations
from tests.fixtures.content import CHECKLIST

_LEFT, _RIGHT = (220, 30, 30), (30, 30, 220)
# Puts what the server planned into the phone's database.
_BRING = """async () => {
  const bundle = await (await fetch('/v1/sync')).json();
  const { name } = (await indexedDB.databases()).find((each) => each.name.startsWith('pwa-'));
  const database = await new Promise((resolve) => { const open = indexedDB.open(name); open.onsuccess = () => resolve(open.result); });
  const change = database.transaction(['visits', 'checklists'], 'readwrite');
  for (const row of bundle.checklists) change.objectStore('checklists').put(row);
  for (const planned of bundle.visits) change.objectStore('visits').put({ id: planned.id, state: 'draft', planned, isPractice: false,
    auditId: crypto.randomUUID(), revision: 0, draftRevision: 0, responses: {}, askedAgain: [], place: { item: null }, isDiscreet: false,
    startedAt: new Date().toISOString(), finishedAt: null, location: null, changedAt: new Date().toISOString(), problem: null,
    acceptedAt: null });
  await new Promise((resolve) => { change.oncomplete = resolve; });
  database.close();
}"""
_READ = """async (table) => {
  const { name } = (await indexedDB.databases()).find((each) => each.name.startsWith('pwa-'));
  const database = await new Promise((resolve) => { const open = indexedDB.open(name); open.onsuccess = () => resolve(open.result); });
  const read = database.transaction(table).objectStore(table).getAll();
  await new Promise((resolve) => { read.onsuccess = resolve; });
  database.close();
  return read.result.map((row) => row.bytes === undefined ? row
    : { ...row, bytes: btoa(Array.from(new Uint8Array(row.bytes), (byte) => String.fromCodePoint(byte)).join('')) });
}"""


def camera_photo() -> bytes:
    """Make what a phone held upright writes: 12 megapixels on their side, turned by a note, with the maker's name."""
    photo = Image.new("RGB", (4000, 3000), _LEFT)
    photo.paste(_RIGHT, (0, 0, 4000, 1500))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "SECRETMAKER"
    exif.get_ifd(0x8769)[0x9003] = "2026:11:26 21:04:05"
    written = io.BytesIO()
    photo.save(written, "JPEG", quality=90, exif=exif)
    return written.getvalue()


def rows(page: Page, table: str) -> list[dict[str, Any]]:
    return page.evaluate(_READ, table)


def events(page: Page) -> list[dict[str, Any]]:
    return [row["manifest"] for row in sorted(rows(page, "evidence"), key=lambda row: row["n"])]


def picture_of(page: Page, photo_id: str) -> tuple[bytes, Image.Image]:
    kept = next(row for row in rows(page, "bytes") if row["photoId"] == photo_id)
    data = base64.b64decode(kept["bytes"])
    return data, Image.open(io.BytesIO(data))


def spread(picture: Image.Image, columns: range) -> int:
    """Tell how far the colours of a line of pixels lie apart."""
    line = [picture.getpixel((x, 800)) for x in columns]
    return max(max(channel) - min(channel) for channel in zip(*line, strict=True))


@pytest.fixture
def page(open_phone, product) -> Page:
    """A form whose phone has lost its line, with one photo taken."""
    visit = make_chain(product, {**CHECKLIST, "scenarios": []})
    planned = visit.plan()
    phone = open_phone()
    page = phone.sign_in(visit.world.shopper)
    page.evaluate(_BRING)
    phone.wait_until_kept()
    page.goto(f"{product.url}/visits/{planned}/form")
    phone.has_bad_line = True
    page.context.set_offline(True)
    file = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": camera_photo()}
    page.locator("#item-shop-front input[data-source=live]").set_input_files(file)
    expect(page.get_by_role("button", name="Photo 1 of 1, waiting")).to_be_visible()
    return page


def test_a_photo_is_upright_and_small_and_carries_nothing_but_its_pixels(page) -> None:
    [photo] = rows(page, "photos")
    data, picture = picture_of(page, photo["id"])
    assert picture.size == (photo["width"], photo["height"]) == (1200, 1600)
    assert [picture.getpixel(at)[0] > 128 for at in ((100, 800), (1100, 800))] == [True, False]
    assert not picture.getexif()
    assert b"SECRETMAKER" not in data
    start, taken, small = events(page)
    assert (start["kind"], taken["kind"], small["kind"]) == ("visit-start", "photo", "derivative")
    original = camera_photo()
    assert (taken["sha256"], taken["bytes"]) == (hashlib.sha256(original).hexdigest(), len(original))
    assert (taken["exif_at"], taken["source"]) == ("2026:11:26 21:04:05", "live")
    assert (small["parent_sha256"], small["sha256"]) == (taken["sha256"], hashlib.sha256(data).hexdigest())


def test_blurring_by_keys_leaves_one_colour_where_there_were_two(page) -> None:
    page.get_by_role("button", name="Photo 1 of 1").click()
    page.get_by_role("button", name="Draw or blur").click()
    page.get_by_role("button", name="Blur", exact=True).press("Enter")
    canvas = page.get_by_role("application")
    canvas.press("Enter")
    canvas.press("ArrowLeft")
    expect(canvas).to_have_accessible_name("Picture with 1 mark")
    assert (violations(page), small_targets(page), sticking_out(page)) == ([], [], [])
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Drawing saved.")).to_be_visible()
    before, after = sorted(rows(page, "photos"), key=lambda row: row["parentId"] is not None)
    assert before["deletedAt"] is not None
    assert after["parentId"] == before["id"]
    # The box is a fifth of 1600 pixels wide, one step left of the middle; one of its blocks covers both sides of the edge at 600.
    was, now = (spread(picture_of(page, row["id"])[1], range(576, 618)) for row in (before, after))
    assert was > 100
    assert now < 12
    assert [event["kind"] for event in events(page)][-2:] == ["derivative", "deletion"]
    assert [row["id"] for row in rows(page, "jobs") if row["kind"] == "photo"] == [after["id"]]


def test_a_photo_is_looked_at_deleted_and_brought_back(page) -> None:
    page.get_by_role("button", name="Photo 1 of 1").click()
    expect(page.locator(".photo-scroll img")).to_be_visible()
    assert (violations(page), small_targets(page), sticking_out(page)) == ([], [], [])
    page.get_by_role("button", name="Delete").click()
    expect(page.locator(".photo-tile")).to_have_count(0)
    assert [row for row in rows(page, "jobs") if row["kind"] == "photo"] == []
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Photo 1 of 1, waiting")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Photo 1 of 1, waiting")).to_be_visible()
    assert [event["kind"] for event in events(page)][-2:] == ["deletion", "restoration"]
    assert len([row for row in rows(page, "jobs") if row["kind"] == "photo"]) == 1
