"""Signing in and the frame: both languages, light and dark, by rules of accessibility, without a word from the console."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import small_targets, sticking_out, violations

LANGUAGES = ("zh-Hans", "en")
THEMES = ("light", "dark")
SIGN_IN = {"zh-Hans": "登录", "en": "Sign in"}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_signing_in_needs_no_eyes_and_no_small_fingers(open_phone, language, theme) -> None:
    phone = open_phone(language=language, color_scheme=theme)
    page = phone.open("/")
    expect(page.get_by_role("button", name=SIGN_IN[language], exact=True)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == language
    assert violations(page) == []
    assert small_targets(page) == []
    assert sticking_out(page) == []


def test_a_wrong_password_is_said_where_it_is_heard(phone, world) -> None:
    phone.has_bad_line = True
    page = phone.open("/")
    page.locator("#email").fill(f"{world.shopper.id}@example.com")
    page.locator("#password").fill("not the password")
    page.locator("#password").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == []


def test_the_policy_of_the_page_lets_nothing_of_others_in(phone) -> None:
    page = phone.open("/")
    with page.expect_event("console", lambda message: "Content Security Policy" in message.text):
        page.evaluate("() => { new Image().src = 'https://other.example/pixel.png'; }")
    assert phone.complaints
    phone.complaints.clear()


def test_no_string_becomes_markup_or_a_script_of_others(phone) -> None:
    page = phone.open("/")
    phone.wait_until_kept()
    assert page.evaluate(_refused("document.body.innerHTML = '<p>Hello</p>'")) == "TypeError"
    assert page.evaluate(_refused("new Worker('data:text/javascript,postMessage(1)')")) == "TypeError"
    assert page.evaluate(_refused("await navigator.serviceWorker.register('/icons/sw.js')")) == "TypeError"
    assert phone.complaints
    phone.complaints.clear()


def _refused(act: str) -> str:
    """Give JavaScript that does something and names the error it ends with."""
    return f"(async () => {{ {act}; }})().then(() => 'allowed', (error) => error.name)"
