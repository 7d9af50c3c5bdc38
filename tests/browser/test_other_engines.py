"""The app in the engines of other phones: Firefox's, and WebKit, which every browser on an iPhone is."""

import pytest

from tests.browser import engines
from tests.fixtures.product import PASSWORD

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
            pytest.skip("Debian's firefox-esr is not here: apt-get install firefox-esr")
        start = engines.firefox
    else:
        if not engines.WEBKIT_DRIVER.exists() or not engines.XVFB.exists() or engines.mini_browser() is None:
            pytest.skip("WebKitGTK is not here: apt-get install webkit2gtk-driver xvfb")
        start = engines.webkit
    with start() as started:
        yield started
    product.line.mend()


def test_signing_in_opens_the_first_place_and_it_stays_open_without_a_server(engine, world, product) -> None:
    engine.open(product.url)
    place = engine.run(f"""{_WAIT}
      (await until(() => document.querySelector('#email'))).value = '{world.shopper.id}@example.com';
      document.querySelector('#password').value = '{PASSWORD}';
      document.querySelector('form').requestSubmit();
      return (await until(() => document.querySelector('nav a[aria-current=page]'))).getAttribute('href');
    """)
    assert place == "/visits"
    engine.run("await navigator.serviceWorker.ready;")
    engine.open(product.url)
    assert engine.run("return navigator.serviceWorker.controller !== null;")
    product.line.cut()
    engine.open(f"{product.url}/visits")
    found = engine.run(f"{_WAIT} return (await until(() => document.querySelector('nav a[aria-current=page]'))).href;")
    assert found == f"{product.url}/visits"
    assert engine.run("return fetch('/healthz').then(() => 'answered', () => 'nobody');") == "nobody"
