"""In WeChat's window, which keeps nothing reliably: the way out stands on every screen, before and after signing in."""

from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chain import make_chain
from tests.browser.looking import small_targets, sticking_out, violations
from tests.browser.visiting import open_visit

AGENT = (
    "Mozilla/5.0 (Linux; Android 14; V2307A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 "
    "Mobile Safari/537.36 XWEB/1260 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600 WeChat/arm64 NetType/4G Language/zh_CN"
)
WORDS = {"zh-Hans": "在浏览器中打开", "en": "Open in browser"}


def says_the_way_out(page: Page, language: str) -> None:
    line = page.locator("main .notice.bad[role=alert]")
    expect(line).to_have_count(1)
    expect(line).to_contain_text(WORDS[language])
    expect(line).to_be_in_viewport()
    assert violations(page) == [] == sticking_out(page) == small_targets(page)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_who_is_signed_out_and_who_is_signed_in_is_told_how_to_leave_wechat(
    open_phone: Any, product: Any, language: str
) -> None:
    chain = make_chain(product)
    visit: UUID = chain.plan()
    phone = open_phone(language=language, user_agent=AGENT)
    says_the_way_out(phone.open("/"), language)
    page = phone.sign_in(chain.world.shopper)
    page.locator(f"main a[href='/visits/{visit}']").wait_for()
    says_the_way_out(page, language)
    open_visit(phone, visit)
    says_the_way_out(page, language)


def test_any_other_browser_is_told_nothing(phone: Any) -> None:
    page = phone.open("/")
    page.locator("#email").wait_for()
    expect(page.locator(".notice")).to_have_count(0)
