"""Reminders in somebody's hands: the app's own worker shows what the server writes, in its reader's language, one at a time."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from api.core.ids import new_id
from api.reminders import wording
from api.reminders.delivering import Message, for_browser
from tests.browser.phone import Phone

DAY = datetime(2026, 11, 22, 9, tzinfo=UTC)
SAYS = {"en": "What is due, 22 Nov 2026", "zh-Hans": "学习提醒（2026年11月22日）"}
WORDS = {
    "en": ("Remind me here", "did not reach the push service", "You once told this browser", "Saved."),
    "zh-Hans": ("在这里提醒我", "连不上厂商的推送服务", "以前在这个浏览器里拒绝过通知", "已保存。"),
}
SHOWN = """async () => {
  const registration = await navigator.serviceWorker.ready;
  return (await registration.getNotifications()).map(({ title, body, lang, tag, data }) => ({ title, body, lang, tag, data }));
}"""


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_reminder_is_shown_once_in_its_readers_language(open_phone, world, product, language) -> None:
    phone = open_phone(language=language, permissions=["notifications"])
    page = phone.sign_in(world.manager, "/reminders")
    phone.wait_until_kept()
    button, no_service, refused, saved = WORDS[language]
    # This browser belongs to nobody whose push service could be reached, and says so instead of pretending.
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text(no_service)).to_be_visible()
    phone.complaints = [each for each in phone.complaints if "Push API in incognito mode" not in each]

    push = pushing(phone)
    content = {"team": [{"name": "Li Na", "title": {"en": "Fire", "zh-Hans": "消防"}, "due_on": "2026-11-19"}]}
    message = Message(
        id=new_id(),
        topic="due",
        language=language,
        subject=wording.subject(language, DAY.date()),
        lines=wording.lines(content, language),
        path=wording.path(content),
        at=DAY,
        until=DAY + timedelta(hours=1),
    )
    push(for_browser(dataclasses.replace(message, lines=["an older one"])))
    until_shown(page, SAYS[language], "an older one")
    push(for_browser(message))
    shown = until_shown(page, SAYS[language], message.lines[1])
    assert shown == [
        {"title": SAYS[language], "body": "\n".join(message.lines), "lang": language, "tag": "due", "data": "/team"}
    ]
    push(b"no JSON at all")
    until_shown(page, "Tenseconds · 十秒", "")

    phone.context.clear_permissions()
    page.add_init_script("Object.defineProperty(Notification, 'permission', { get: () => 'denied' });")
    page.reload()
    expect(page.get_by_text(refused)).to_be_visible()
    page.locator("#at").select_option("14")
    expect(page.get_by_text(saved, exact=True)).to_be_visible()
    page.reload()
    expect(page.locator("#at")).to_have_value("14")


def pushing(phone: Phone):
    """Give what delivers a message to the worker, as a push service does."""
    session = phone.context.new_cdp_session(phone.page)
    known: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: known.extend(one["registrationId"] for one in event["registrations"]),
    )
    session.send("ServiceWorker.enable")
    while not known:
        phone.page.wait_for_timeout(50)
    return lambda data: session.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": phone.product.url, "registrationId": known[0], "data": data.decode()},
    )


def until_shown(page: Page, title: str, body: str) -> list[dict[str, str]]:
    """Wait until a reminder is shown, and give all that are."""
    shown: list[dict[str, str]] = []
    for _ in range(100):
        shown = page.evaluate(SHOWN)
        if any(each["title"] == title and body in each["body"] for each in shown):
            return shown
        page.wait_for_timeout(50)
    raise AssertionError(shown)
