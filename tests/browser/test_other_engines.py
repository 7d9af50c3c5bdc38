"""The app in the engines of other phones: Firefox's, and WebKit, which every browser on an iPhone is."""

import base64
import io

import pytest
from PIL import Image, ImageOps

from tests.browser import engines
from tests.browser.chain import make_chain
from tests.browser.visiting import READ, photo
from tests.fixtures.product import PASSWORD
from tests.fixtures.world import Person

pytestmark = pytest.mark.flaky(reruns=1, only_rerun=engines.BROKEN_OFF)

# Turned half, turned and mirrored, turned right, turned left; the last is larger than what is sent.
_PHOTOS = [
    *(photo(number, (320, 240), orientation=way) for number, way in enumerate((3, 5, 6, 8))),
    photo(4, (2000, 1500), orientation=6),
]
_WAIT = """
const until = async (look) => {
  for (let n = 0; n < 300; n += 1) {
    const found = look();
    if (found) return found;
    await new Promise((go) => setTimeout(go, 50));
  }
  throw new Error(`waited in vain: ${look}: ${document.body.innerText}`);
};
"""


@pytest.fixture(params=["firefox", "webkit"])
def engine(request, product):
    if request.param == "firefox":
        if not engines.FIREFOX.exists():
            pytest.skip("Not tried in Firefox: Debian's firefox-esr is not here (apt-get install firefox-esr)")
        start = engines.firefox
    else:
        if not engines.WEBKIT_DRIVER.exists() or not engines.XVFB.exists() or engines.mini_browser() is None:
            pytest.skip("Not tried in WebKit: WebKitGTK is not here (apt-get install webkit2gtk-driver xvfb)")
        start = engines.webkit
    with start() as started:
        yield started
    product.line.mend()


def sign_in(engine: engines.Engine, url: str, person: Person) -> str:
    """Sign in by the form; gives the address of the first place."""
    engine.open(url)
    return engine.run(f"""{_WAIT}
      (await until(() => document.querySelector('#email'))).value = '{person.id}@example.com';
      document.querySelector('#password').value = '{PASSWORD}';
      document.querySelector('form').requestSubmit();
      return (await until(() => document.querySelector('nav a[aria-current=page]'))).getAttribute('href');
    """)


def test_signing_in_opens_the_first_place_and_it_stays_open_without_a_server(engine, world, product) -> None:
    assert sign_in(engine, product.url, world.shopper) == "/visits"
    engine.run("await navigator.serviceWorker.ready;")
    engine.open(product.url)
    assert engine.run("return navigator.serviceWorker.controller !== null;")
    product.line.cut()
    engine.open(f"{product.url}/visits")
    found = engine.run(f"{_WAIT} return (await until(() => document.querySelector('nav a[aria-current=page]'))).href;")
    assert found == f"{product.url}/visits"
    assert engine.run("return fetch('/healthz').then(() => 'answered', () => 'nobody');") == "nobody"


def test_photos_taken_any_way_up_stand_upright(engine, product) -> None:
    chain = make_chain(product)
    visit = chain.plan()
    sign_in(engine, product.url, chain.world.shopper)
    engine.run(f"""{_WAIT}
      (await until(() => document.querySelector("main a[href='/visits/{visit}']"))).click();
      (await until(() => document.querySelector('.start .button.primary:not([disabled])'))).click();
      await until(() => document.querySelector('#item-shop-front input[data-source=live]'));
    """)
    for number, taken in enumerate(_PHOTOS, 1):
        engine.run(f"""{_WAIT}
          const bytes = Uint8Array.from(atob('{base64.b64encode(taken).decode()}'), (letter) => letter.codePointAt(0));
          const files = new DataTransfer();
          files.items.add(new File([bytes], 'IMG.jpg', {{ type: 'image/jpeg' }}));
          const input = document.querySelector('#item-shop-front input[data-source=live]');
          input.files = files.files;
          input.dispatchEvent(new Event('change', {{ bubbles: true }}));
          await until(() => document.querySelectorAll('#item-shop-front .photo-tile').length === {number});
          const read = {READ};
          for (let n = 0; n < 300; n += 1) {{
            const rows = await read('photos');
            if (rows.length === {number} && rows.every(({{ state }}) => state !== 'picked' && state !== 'stored')) return;
            await new Promise((go) => setTimeout(go, 50));
          }}
          throw new Error('no small picture');
        """)
    kept = {row["photoId"]: bytes(row["bytes"]) for row in engine.run(f"return ({READ})('bytes');")}
    rows = sorted(engine.run(f"return ({READ})('photos');"), key=lambda row: row["takenAt"])
    for row, taken in zip(rows, _PHOTOS, strict=True):
        small, upright = Image.open(io.BytesIO(kept[row["id"]])), ImageOps.exif_transpose(Image.open(io.BytesIO(taken)))
        assert not small.getexif()
        assert small.size == (row["width"], row["height"]) == fitted(upright.size)
        assert quarters(small) == quarters(upright)


def fitted(size: tuple[int, int]) -> tuple[int, int]:
    """Give the size at which a photo is sent."""
    ratio = min(1, 1600 / max(size))
    return round(size[0] * ratio), round(size[1] * ratio)


def quarters(picture: Image.Image) -> list[str]:
    """Say of each quarter, from top left to bottom right, which colour it has: red, dark or the grey of noise."""
    four = picture.convert("RGB").resize((2, 2), Image.Resampling.BOX)
    colours = [four.getpixel((x, y)) for y in (0, 1) for x in (0, 1)]
    return ["red" if red > green + 60 else "dark" if red < 60 else "grey" for red, green, _ in colours]
