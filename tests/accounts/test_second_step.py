"""An authenticator app is set up in two steps, and removed only by whoever holds it."""

import pyotp

PASSWORD = "a lake, a park and a hill"


def test_a_second_step_is_offered_proven_and_from_then_on_needed(world, clock, signed_in) -> None:
    browser = signed_in(world.qa)
    offer = browser.call("POST", "/v1/me/totp", {"password": PASSWORD}).json
    assert offer["uri"].startswith("otpauth://totp/Tenseconds:")
    assert offer["secret"] in offer["uri"]
    code = pyotp.TOTP(offer["secret"]).at(clock())
    wrong = browser.call("POST", "/v1/me/totp", {"password": PASSWORD, "code": "000000"})
    assert wrong.json["errors"][0]["pointer"] == "/code"
    assert browser.sign_in(world.qa).status_code == 200  # nothing is set up by an offer alone
    browser = signed_in(world.qa)
    offer = browser.call("POST", "/v1/me/totp", {"password": PASSWORD}).json
    code = pyotp.TOTP(offer["secret"]).at(clock())
    done = browser.call("POST", "/v1/me/totp", {"password": PASSWORD, "code": code})
    assert done.json == {"secret": None, "uri": None}
    assert browser.sign_in(world.qa).json["type"] == "/problems/code-needed"
    assert browser.sign_in(world.qa, totp=code).status_code == 401  # it was spent by setting up
    clock.move(seconds=30)
    assert browser.sign_in(world.qa, totp=pyotp.TOTP(offer["secret"]).at(clock())).status_code == 200


def test_another_session_is_offered_another_secret(world, signed_in) -> None:
    offers = {signed_in(world.qa).call("POST", "/v1/me/totp", {"password": PASSWORD}).json["secret"] for _ in range(3)}
    assert len(offers) == 3


def test_the_second_step_needs_the_password(world, signed_in) -> None:
    browser = signed_in(world.qa)
    refused = browser.call("POST", "/v1/me/totp", {"password": "not this"})
    assert refused.json["errors"][0]["pointer"] == "/password"


def test_a_second_step_is_removed_by_password_and_code_together(world, clock, signed_in) -> None:
    browser = signed_in(world.qa)
    secret = browser.call("POST", "/v1/me/totp", {"password": PASSWORD}).json["secret"]
    totp = pyotp.TOTP(secret)
    browser.call("POST", "/v1/me/totp", {"password": PASSWORD, "code": totp.at(clock())})
    assert browser.call("POST", "/v1/me/totp", {"password": PASSWORD}).json["type"] == "/problems/second-step-held"
    clock.move(seconds=30)
    code = totp.at(clock())
    for password, sent, pointer in (("not this", code, "/password"), (PASSWORD, "000000", "/code")):
        refused = browser.call("DELETE", "/v1/me/totp", {"password": password, "code": sent})
        assert refused.json["errors"][0]["pointer"] == pointer
    assert browser.call("DELETE", "/v1/me/totp", {"password": PASSWORD, "code": code}).status_code == 204
    assert browser.sign_in(world.qa).status_code == 200
    assert browser.call("DELETE", "/v1/me/totp", {"password": PASSWORD, "code": code}).status_code == 404
