"""What everybody may do about themselves: their name and language, and the browsers they are signed in with."""

import pytest

from api.accounts.user_agents import recognise
from tests.accounts.conftest import Browser

APPLE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
AGENTS = {
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36": (
        "Chrome on Android"
    ),
    f"{APPLE} Version/18.1 Mobile/15E148 Safari/604.1": "Safari on iPhone",
    f"{APPLE} Mobile/15E148 MicroMessenger/8.0.50": "WeChat on iPhone",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0": (
        "Edge on Windows"
    ),
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0": "Firefox on Linux",
    "curl/8.9": "An unknown browser",
    "": "An unknown browser",
}


@pytest.mark.parametrize(("agent", "words"), AGENTS.items())
def test_a_browser_is_named_so_that_its_owner_recognises_it(world, app, give_password, agent, words) -> None:
    browser = Browser(app.test_client())
    give_password(world.shopper)
    browser.client.environ_base["HTTP_USER_AGENT"] = agent
    browser.sign_in(world.shopper)
    (seen,) = browser.call("GET", "/v1/me/sessions").json["items"]
    assert (seen["device"], seen["is_current"]) == (words, True)


def test_its_name_comes_in_the_reader_s_language(world, app, give_password) -> None:
    give_password(world.shopper)
    browser = Browser(app.test_client())
    browser.client.environ_base["HTTP_USER_AGENT"] = next(iter(AGENTS))
    browser.sign_in(world.shopper)
    assert browser.call("PATCH", "/v1/me", {"language": "zh-Hans"}).status_code == 200
    assert browser.call("GET", "/v1/me/sessions").json["items"][0]["device"] == "Android 上的 Chrome"


def test_whatever_a_browser_calls_itself_gives_names_or_none() -> None:
    assert recognise("\x00" * 100_000) == (None, None)


def test_a_lost_phone_is_signed_out_from_another(world, app, give_password) -> None:
    give_password(world.shopper)
    lost, here = Browser(app.test_client()), Browser(app.test_client())
    lost.sign_in(world.shopper)
    here.sign_in(world.shopper)
    sessions = here.call("GET", "/v1/me/sessions").json["items"]
    assert [each["is_current"] for each in sessions].count(True) == 1
    other = next(each["id"] for each in sessions if not each["is_current"])
    assert here.call("DELETE", f"/v1/me/sessions/{other}").status_code == 204
    assert not lost.is_signed_in()
    assert here.is_signed_in()
    assert here.call("DELETE", f"/v1/me/sessions/{other}").status_code == 404


def test_nobody_signs_out_somebody_else(world, app, give_password) -> None:
    give_password(world.shopper)
    give_password(world.admin)
    victim, admin = Browser(app.test_client()), Browser(app.test_client())
    victim.sign_in(world.shopper)
    admin.sign_in(world.admin)
    session_id = victim.call("GET", "/v1/me/sessions").json["items"][0]["id"]
    assert admin.call("DELETE", f"/v1/me/sessions/{session_id}").status_code == 404
    assert victim.is_signed_in()


def test_one_changes_one_s_own_name_and_language_and_nothing_else(world) -> None:
    answer = world.staff.patch("/v1/me", {"name": "Lin", "language": "zh-Hans"})
    assert (answer.json["name"], answer.json["language"]) == ("Lin", "zh-Hans")
    assert world.staff.get("/v1/me").json["user"]["name"] == "Lin"
    for wrong in ({"status": "active"}, {"role": "admin"}, {"email": "x@example.com"}, {"name": ""}):
        assert world.staff.patch("/v1/me", wrong).status_code == 422
    assert world.staff.patch("/v1/me", {}).json["name"] == "Lin"
