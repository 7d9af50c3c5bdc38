"""Whoever runs a chain: people and stores are added and changed, and a lost phone is signed out that loses nothing by it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chain import make_chain
from tests.browser.looking import small_targets, sticking_out, violations
from tests.browser.phone import DESK, PHONE, Phone
from tests.browser.truth import read_truth, wait_until
from tests.browser.visiting import answer, item, open_visit
from tests.fixtures.product import PASSWORD

ENDED = r"status of 401 .*/v1/"
NO_LINE = r"net::ERR_[A-Z_]+ .*/v1/"
LIN = "lin@clearwater.example"


@pytest.fixture
def chain(product):
    return make_chain(product)


@pytest.fixture
def desk(open_phone, chain) -> Phone:
    """A desk at which an administrator is signed in."""
    phone = open_phone(viewport=DESK, has_touch=False)
    phone.sign_in(chain.world.admin)
    return phone


def add_lin(page: Page) -> None:
    """Add somebody who works in one store."""
    page.get_by_role("link", name="New person").click()
    page.get_by_label("Name", exact=True).fill("Lin")
    page.get_by_label("E-mail", exact=True).fill(LIN)
    form = page.locator("form.manage-form")
    form.get_by_label("Language").select_option("en")
    form.get_by_label("Where it holds").select_option("store")
    form.get_by_label("Store", exact=True).select_option(label="lake Lake store")
    form.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="Lin", exact=True)).to_be_visible()


def set_password(page: Page) -> str:
    """Give the open person a new password, and read what is shown once."""
    page.get_by_role("button", name="New password").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Set it").click()
    shown = dialog.locator("code").inner_text()
    assert violations(page) == []
    dialog.locator("button:not(.quiet)").click()
    expect(dialog).to_have_count(0)
    return shown


def sign_in(phone: Phone, password: str) -> Page:
    page = phone.open("/")
    page.locator("#email").fill(LIN)
    page.locator("#password").fill(password)
    page.locator("#password").press("Enter")
    return page


def confirm(page: Page, verb: str) -> None:
    """Press a button that asks first, and say yes."""
    page.get_by_role("button", name=verb).first.click()
    dialog = page.get_by_role("dialog")
    assert violations(page) == []
    dialog.get_by_role("button", name=verb).click()
    expect(dialog).to_have_count(0)


def test_a_person_is_added_let_in_shut_out_and_let_in_again(open_phone, chain, desk) -> None:
    page = desk.open("/people")
    add_lin(page)
    expect(page.locator(".list-pane .tag", has_text="No password yet")).to_be_visible()
    password = set_password(page)
    expect(page.locator(".list-pane .tag", has_text="No password yet")).to_have_count(0)
    phone = open_phone()
    phone.expect_failures(ENDED)
    hers = sign_in(phone, password)
    expect(hers.locator("nav a[href='/learn']")).to_be_visible()
    confirm(page, "Shut out")
    expect(page.locator(".list-pane .tag", has_text="Shut out")).to_be_visible()
    hers.reload()
    expect(hers.get_by_text("Your sign-in has ended.")).to_be_visible()
    assert [*violations(hers), *small_targets(hers), *sticking_out(hers)] == []
    hers.get_by_role("link", name="Sign in again").click()
    hers.locator("#password").fill(password)
    hers.locator("#password").press("Enter")
    expect(hers.get_by_role("alert")).to_contain_text("is not right")
    confirm(page, "Let in again")
    expect(page.locator(".list-pane .tag", has_text="Shut out")).to_have_count(0)
    hers.locator("#password").press("Enter")
    expect(hers.locator("nav a[href='/learn']")).to_be_visible()
    expect(hers.get_by_text("Your sign-in has ended.")).to_have_count(0)


def test_a_role_is_given_in_a_store_and_taken_away(chain, desk) -> None:
    page = desk.open(f"/people/{chain.world.staff.id}")
    page.locator("summary", has_text="Give a role").click()
    form = page.locator("details form")
    form.get_by_label("Role", exact=True).select_option("trainer")
    form.get_by_label("Where it holds").select_option("store")
    form.get_by_label("Store", exact=True).select_option(label="park Park store")
    form.get_by_label("Shift").select_option("late")
    form.get_by_role("button", name="Give a role").click()
    role = page.locator(".memberships li", has_text="Trainer")
    expect(role).to_contain_text("Park store")
    expect(role.get_by_label("Shift")).to_have_value("late")
    desk.expect_failures("status of 409")
    form.get_by_role("button", name="Give a role").click()
    expect(form.get_by_role("alert")).to_have_text("This person already has this role here.")
    role.get_by_role("button", name="Take away").click()
    page.get_by_role("dialog").get_by_role("button", name="Take away").click()
    expect(role).to_have_count(0)
    held = chain.world.admin.get(f"/v1/users/{chain.world.staff.id}").json["memberships"]
    assert [each["role"] for each in held] == ["staff"]


def test_a_store_is_added_and_changed_on_a_phone_in_chinese(open_phone, chain) -> None:
    phone = open_phone(language="zh-Hans")
    page = phone.sign_in(chain.world.admin, "/stores")
    page.get_by_role("link", name="添加门店").click()
    page.get_by_label("编号").fill("bay")
    page.get_by_label("区域").select_option(label="华西大区")
    for label, words in (("名称", ("湾岸店", "Bay store")), ("地址", ("湾岸路8号", "8 Bay Road"))):
        for language, text in zip(("中文", "英文"), words, strict=True):
            page.get_by_label(f"{label}（{language}）").fill(text)
    page.get_by_label("纬度").fill("91")
    page.get_by_label("经度").fill("121.5")
    phone.expect_failures("status of 422")
    page.get_by_role("button", name="添加", exact=True).click()
    expect(page.locator(".fault")).to_be_visible()
    assert [*violations(page), *small_targets(page), *sticking_out(page)] == []
    page.get_by_label("纬度").fill("31.2")
    page.get_by_role("button", name="添加", exact=True).click()
    expect(page.get_by_role("heading", name="湾岸店 bay")).to_be_visible()
    page.get_by_label("标签").fill("mall，no-fitting-room")
    page.get_by_label("状态").select_option("closed")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存")).to_be_visible()
    expect(page.locator(".detail-pane header").get_by_text("已关闭")).to_be_visible()
    page.get_by_role("link", name="返回").click()
    expect(page.get_by_text("湾岸店")).to_have_count(0)
    page.get_by_label("包括已关闭的门店").check()
    expect(page.get_by_role("link", name="湾岸店")).to_be_visible()
    stores = {each["code"]: each for each in chain.world.admin.get("/v1/stores").json["items"]}
    assert (stores["bay"]["tags"], stores["bay"]["status"], stores["bay"]["latitude"]) == (
        ["mall", "no-fitting-room"],
        "closed",
        31.2,
    )


def card_of(page: Page, person: str) -> Locator:
    return page.locator(".device", has_text=person)


def devices_of(chain) -> list[dict]:
    return chain.world.admin.get(f"/v1/devices?user={chain.world.shopper.id}").json["items"]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_lost_phone_is_signed_out_and_loses_nothing(open_phone, chain, size) -> None:
    visit = chain.plan()
    phone = open_phone()
    phone.expect_failures(f"{ENDED}|{NO_LINE}")
    hers = phone.sign_in(chain.world.shopper)
    phone.wait_until_kept()
    open_visit(phone, visit)
    wait_until(lambda: len(devices_of(chain)) == 1, hers)
    phone.context.set_offline(True)
    answer(hers, {"greeted": "yes"})
    item(hers, "smiled").locator("label.answer:has(input[value='no'])").click()
    expect(item(hers, "smiled").locator("input[value='no']")).to_be_checked()
    wait_until(lambda: read_truth(hers, visit).responses.keys() >= {"greeted", "smiled"}, hers)
    begun = read_truth(hers, visit)
    office = open_phone(language="zh-Hans", viewport=size)
    page = office.sign_in(chain.world.admin, f"/people/{chain.world.shopper.id}")
    page.locator(".part").get_by_role("link", name="设备").click()
    card = card_of(page, "shopper")
    expect(card).to_have_count(1)
    confirm(page, "让它退出登录")
    expect(card.get_by_text(re.compile("已退出登录，在这台设备上重新登录即可恢复"))).to_be_visible()
    expect(card.get_by_role("button")).to_have_count(0)
    assert [*violations(page), *sticking_out(page), *(small_targets(page) if size == PHONE else [])] == []
    phone.context.set_offline(False)
    hers.goto(f"{phone.product.url}/visits")
    expect(hers.get_by_text("Your sign-in has ended.")).to_be_visible()
    assert read_truth(hers, visit) == begun
    hers.get_by_role("link", name="Sign in again").click()
    hers.locator("#password").fill(PASSWORD)
    hers.locator("#password").press("Enter")
    wait_until(lambda: devices_of(chain)[0]["signed_out_at"] is None, hers)
    assert read_truth(hers, visit) == begun
    hers.goto(f"{phone.product.url}/visits/{visit}/form")
    expect(item(hers, "greeted").locator("input[value='yes']")).to_be_checked()
    expect(item(hers, "smiled").locator("input[value='no']")).to_be_checked()
    page.reload()
    expect(card.get_by_role("button")).to_have_count(1)
