"""What another page makes a browser send has no effect."""

import pytest

CHANGE = {"name": "till", "scopes": ["store:read"], "expires_at": None}


def tokens_of(browser) -> list[str]:
    return [token["name"] for token in browser.client.get("/v1/tokens").json["items"]]


@pytest.mark.parametrize(
    "headers",
    [
        {"X-CSRF-Token": ""},
        {"X-CSRF-Token": "0" * 64},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=["no token", "wrong token", "from another site", "from a neighbouring site"],
)
def test_a_request_without_the_token_of_the_page_does_nothing(world, signed_in, headers) -> None:
    browser = signed_in(world.admin)
    before = tokens_of(browser)
    refused = browser.call("POST", "/v1/tokens", CHANGE, headers=headers)
    assert refused.status_code == 403
    assert browser.call("DELETE", "/v1/session", headers=headers).status_code == 403
    assert tokens_of(browser) == before


def test_the_token_of_another_person_does_nothing(world, signed_in) -> None:
    browser, other = signed_in(world.admin), signed_in(world.manager)
    before = tokens_of(browser)
    assert browser.call("POST", "/v1/tokens", CHANGE, headers={"X-CSRF-Token": other.csrf}).status_code == 403
    assert tokens_of(browser) == before


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_form_can_send_is_not_read(world, signed_in, kind) -> None:
    browser = signed_in(world.admin)
    before = tokens_of(browser)
    body = b'{"name": "till", "scopes": ["store:read"]}'
    headers = {"X-CSRF-Token": browser.csrf, "Content-Type": kind}
    assert browser.client.post("/v1/tokens", data=body, headers=headers).status_code == 415
    assert tokens_of(browser) == before


def test_signing_in_cannot_be_forged_by_a_form(browser) -> None:
    body = b'{"email": "a@example.com", "password": "x"}'
    refused = browser.client.post("/v1/session", data=body, headers={"Content-Type": "text/plain"})
    assert refused.status_code == 415


def test_a_method_cannot_be_overridden(world, signed_in) -> None:
    browser = signed_in(world.admin)
    browser.client.get("/v1/session?_method=DELETE", headers={"X-HTTP-Method-Override": "DELETE"})
    browser.client.post("/v1/me", headers={"X-HTTP-Method-Override": "DELETE"})
    assert browser.is_signed_in()


def test_the_page_itself_may_act(world, signed_in) -> None:
    browser = signed_in(world.admin)
    made = browser.call("POST", "/v1/tokens", CHANGE, headers={"Sec-Fetch-Site": "same-origin"})
    assert made.status_code == 201
    assert "till" in tokens_of(browser)


def test_a_bearer_token_needs_no_token_of_a_page(world) -> None:
    assert world.admin.patch(f"/v1/stores/{world.stores['lake']}", {"tags": ["mall"]}).status_code == 200
