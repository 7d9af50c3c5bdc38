"""Once it is on a phone, the app opens without a server, at every address of its own; a new release takes over only when told to."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chain import make_chain
from tests.browser.visiting import answer, item, open_visit


@pytest.fixture
def kept(phone, world, product):
    """A phone that keeps the app, and on which the shopper is signed in."""
    phone.sign_in(world.shopper)
    phone.wait_until_kept()
    phone.has_bad_line = True
    yield phone
    product.line.mend()


def expect_place(page: Page, href: str) -> None:
    expect(page.locator("nav a[aria-current=page]")).to_have_attribute("href", href)
    expect(page.locator("h1.title")).not_to_be_empty()


def test_the_app_opens_without_a_server_also_at_a_deep_link(kept, product) -> None:
    product.line.cut()
    page = kept.page
    page.reload()
    expect_place(page, "/visits")
    kept.open("/settings")
    expect_place(page, "/settings")
    kept.open("/visits/01a217f8-5371-711e-acb6-c7ec50e72158")
    expect(page.locator(".shell h1")).to_be_visible()


def test_every_page_is_on_the_phone_before_it_was_ever_opened(kept, product) -> None:
    product.line.cut()
    kept_files = kept.page.evaluate("""async () => {
      const names = await (await caches.open((await caches.keys())[0])).keys();
      return names.map(({ url }) => new URL(url).pathname);
    }""")
    built = {f"/{path.relative_to(product.build)}" for path in product.build.rglob("*") if path.is_file()}
    wanted = {path for path in built if not re.search(r"(^/sw\.js|\.map|\.gz|\.br)$", path)}
    assert set(kept_files) == wanted


def test_answers_of_the_server_are_kept_in_no_cache(kept) -> None:
    kept.page.reload()
    kept.page.wait_for_load_state("networkidle")
    cached = kept.page.evaluate("""async () => {
      const found = [];
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
      }
      return found;
    }""")
    assert cached
    assert not [path for path in cached if path.startswith("/v1")]


@pytest.fixture
def second_release(product):
    """A function that serves a newer release, in which every file under a hashed name has another name."""

    def make() -> None:
        page = product.build / "index.html"
        page.write_text(page.read_text().replace("<head>", '<head><meta name="release" content="2">'))
        worker = product.build / "sw.js"
        changed = re.sub(r"(/index\.html[`\"'],revision:[`\"'])\w+", r"\g<1>2222222222222222", worker.read_text())
        assert changed != worker.read_text()
        worker.write_text(changed)
        for path in product.build.iterdir():
            if path.suffix in {".br", ".gz"}:
                path.unlink()

    yield make
    product.release()


def release_of(page: Page) -> str:
    return page.evaluate("document.querySelector('meta[name=release]')?.content ?? '1'")


def test_a_new_release_waits_while_the_old_one_goes_on(kept, second_release) -> None:
    page = kept.page
    second_release()
    page.evaluate(_UPDATE)
    assert release_of(page) == "1"
    page.reload()
    assert release_of(page) == "1"
    page.locator("nav a[href='/settings']").click()
    expect_place(page, "/settings")


def test_told_to_take_over_the_new_release_does(kept, second_release) -> None:
    page = kept.page
    second_release()
    page.evaluate(_UPDATE)
    with page.expect_event("load", timeout=_HANDING_OVER_MS):
        page.evaluate("""async () => {
          const { waiting } = await navigator.serviceWorker.ready;
          navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
          waiting.postMessage('take-over');
        }""")
    assert release_of(page) == "2"
    expect_place(page, "/visits")


def test_a_new_release_is_offered_between_visits_only_and_the_draft_is_there_afterwards(
    open_phone, product, second_release
) -> None:
    chain = make_chain(product)
    visit = chain.plan()
    phone = open_phone()
    page = phone.sign_in(chain.world.shopper)
    phone.wait_until_kept()
    open_visit(phone, visit)
    answer(page, {"greeted": "yes"})
    second_release()
    page.evaluate(_UPDATE)
    answer(page, {"smiled": "no"})
    offer = page.get_by_role("button", name="Update", exact=True)
    expect(offer).to_have_count(0)
    page.goto(f"{product.url}/visits/{visit}/review")
    page.locator(".review").wait_for()
    expect(offer).to_have_count(0)
    page.goto(f"{product.url}/visits")
    other = phone.watch(phone.context.new_page())
    other.goto(f"{product.url}/visits/{visit}/form")
    other.locator(".form-page").wait_for()
    offer.click()
    expect(page.get_by_text("A visit is open in another tab.")).to_be_visible()
    other.close()
    with page.expect_event("load", timeout=_HANDING_OVER_MS):
        offer.click()
    assert release_of(page) == "2"
    page.locator(f"main a[href='/visits/{visit}/form']").click()
    expect(item(page, "greeted").locator("input[value=yes]")).to_be_checked()
    expect(item(page, "smiled").locator("input[value=no]")).to_be_checked()


# Resolves once a newer worker has everything and waits.
# Chromium lets a worker end what it is at before the next one takes over, for up to a minute.
_HANDING_OVER_MS = 75_000
_UPDATE = """async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  const coming = registration.installing ?? registration.waiting;
  await new Promise((resolve) => {
    const look = () => coming.state === 'installed' && resolve();
    coming.addEventListener('statechange', look);
    look();
  });
}"""
