"""What a shopper does on a phone: open a visit, answer, take photos, hand in. By finger; tests with keys and voices have their own ways."""

import io
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, expect

from tests.browser.phone import Phone

ORIENTATION = 0x0112
ALL_GOOD = {"greeted": "yes", "smiled": "yes", "no-insult": "yes"}


def open_visit(phone: Phone, visit: UUID) -> Page:
    """Begin a visit that is on the phone, from its briefing."""
    page = phone.page
    page.locator("nav a[href='/visits']").click()
    page.locator(f"main a[href='/visits/{visit}']").click()
    page.locator(".start .button.primary").click()
    page.locator(".form-page .item").first.wait_for()
    return page


def item(page: Page, key: str) -> Locator:
    """Find a question."""
    return page.locator(f"#item-{key}")


def answer(page: Page, answers: Mapping[str, str]) -> None:
    """Tap the answers to questions with one answer out of a few."""
    for key, value in answers.items():
        item(page, key).locator(f"label.answer:has(input[value='{value}'])").click()
        expect(item(page, key)).to_have_attribute("data-state", "answered")


def take_photos(page: Page, key: str, photos: Sequence[bytes]) -> None:
    """Take photos at a question, one after the other, each when the one before is to be seen."""
    tiles = item(page, key).locator(".photo-tile")
    before = tiles.count()
    for number, photo in enumerate(photos, before + 1):
        file = {"name": f"IMG_{number}.jpg", "mimeType": "image/jpeg", "buffer": photo}
        item(page, key).locator("input[type=file][data-source=live]").set_input_files(file)
        expect(tiles).to_have_count(number)


def hand_in(page: Page) -> None:
    """Look the report over, say that it is true, hand it in."""
    page.locator(".form-bar .next").click()
    page.locator(".hand-in input[type=checkbox]").check()
    page.locator(".hand-in .button.primary").click()
    expect(page.locator(".hand-in")).to_have_count(0)


def photo(number: int = 0, size: tuple[int, int] = (800, 600), *, orientation: int = 1) -> bytes:
    """Make a JPEG as a camera writes it: no two are the same, and the top left corner, as the sensor saw it, is red."""
    picture = Image.effect_noise(size, 40).convert("RGB")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, size[0] // 2, size[1] // 2), fill=(220, 30, 30))
    draw.rectangle((size[0] // 2, size[1] // 2, *size), fill=(30, 30, 40 * (number % 6)))
    draw.text((40, 40), f"{number}", fill="white")
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "SECRETMAKER"
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=90, exif=exif)
    return written.getvalue()


def rows_of(page: Page, table: str) -> list[dict[str, Any]]:
    """Read a table of the phone's database; bytes come as lists of numbers."""
    return page.evaluate(READ, table)


READ = """async (table) => {
  const { name } = (await indexedDB.databases()).find((each) => each.name.startsWith('pwa-'));
  const database = await new Promise((resolve, reject) => {
    const asked = indexedDB.open(name);
    [asked.onsuccess, asked.onerror] = [() => resolve(asked.result), () => reject(asked.error)];
  });
  const rows = await new Promise((resolve, reject) => {
    const asked = database.transaction(table).objectStore(table).getAll();
    [asked.onsuccess, asked.onerror] = [() => resolve(asked.result), () => reject(asked.error)];
  });
  database.close();
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(
    ([key, value]) => [key, value instanceof ArrayBuffer ? [...new Uint8Array(value)] : value],
  )));
}"""
