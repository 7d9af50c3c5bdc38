"""Signing in tells nothing to those who guess, and lasts as long as it should."""

import threading
from datetime import timedelta

import pyotp
import pytest

from api.accounts.models import AuthSession, SignInTry
from api.accounts.sessions import digest
from api.accounts.signing_in import TRIES_PER_ACCOUNT, TRIES_PER_ADDRESS
from api.core.db import db
from tests.fixtures.world import Person

PASSWORD = "a lake, a park and a hill"


def without_number(answer) -> dict[str, object]:
    return {name: value for name, value in answer.json.items() if name != "instance"}


def test_who_signs_in_is_told_who_they_are_and_what_they_may_do(world, browser, give_password) -> None:
    answer = browser.sign_in(give_password(world.manager))
    assert answer.status_code == 200
    assert answer.json["user"]["id"] == str(world.manager.id)
    assert "audit:read" in answer.json["permissions"]
    assert "audit:review" not in answer.json["permissions"]
    assert browser.client.get("/v1/me").json == answer.json


def test_the_address_may_be_typed_in_any_case_and_with_spaces(world, browser, give_password) -> None:
    person = give_password(world.manager)
    answer = browser.client.post("/v1/session", json={"email": f" {person.id}@EXAMPLE.com ", "password": PASSWORD})
    assert answer.status_code == 200


def test_full_width_digits_and_letters_are_the_same_password(world, browser, give_password) -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) if "a" <= letter <= "z" else letter for letter in PASSWORD)
    assert wide != PASSWORD
    assert browser.sign_in(give_password(world.manager), wide).status_code == 200


def test_unknown_wrong_pending_and_disabled_are_told_the_same(world, browser, give_password) -> None:
    give_password(world.manager)
    give_password(world.staff, status="pending")
    give_password(world.trainer, status="disabled")
    nobody = Person(world.organisation_id, "", browser.client)
    answers = [
        browser.sign_in(world.manager, "not the password"),
        browser.sign_in(world.staff),
        browser.sign_in(world.trainer),
        browser.sign_in(world.qa),
        browser.sign_in(nobody),
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert all(without_number(answer) == without_number(answers[0]) for answer in answers)
    assert not browser.is_signed_in()


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(world, browser, give_password) -> None:
    cookie = browser.sign_in(give_password(world.manager)).headers["Set-Cookie"]
    assert cookie.startswith("tenseconds=")  # plain HTTP on loopback; under TLS the name begins with __Host-
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Domain" not in cookie


def test_only_a_hash_of_the_session_is_kept(app, world, browser, give_password) -> None:
    token = browser.sign_in(give_password(world.manager)).headers["Set-Cookie"].split("=", 1)[1].split(";")[0]
    assert len(token) >= 43  # 256 bits in base64
    with app.app_context():
        kept = db.session.query(AuthSession).filter_by(user_id=world.manager.id).one()
        assert kept.token_hash == digest(token)
        assert token.encode() not in kept.token_hash


def test_each_sign_in_makes_another_session(world, browser, give_password) -> None:
    person = give_password(world.manager)
    first = browser.sign_in(person).headers["Set-Cookie"]
    assert browser.sign_in(person).headers["Set-Cookie"].split(";")[0] != first.split(";")[0]


def test_signing_out_ends_the_session_for_every_copy_of_the_cookie(app, world, signed_in) -> None:
    browser = signed_in(world.manager)
    cookie = browser.client.get_cookie("tenseconds").value
    assert browser.call("DELETE", "/v1/session").status_code == 204
    thief = app.test_client()
    thief.set_cookie("tenseconds", cookie)
    assert thief.get("/v1/me").status_code == 401


@pytest.mark.parametrize(
    ("role", "idle", "absolute"),
    [
        ("manager", timedelta(hours=12), timedelta(days=7)),
        ("admin", timedelta(minutes=30), timedelta(hours=12)),
        ("qa", timedelta(minutes=30), timedelta(hours=12)),
    ],
)
def test_a_session_ends_when_idle_and_after_its_longest_time(world, clock, signed_in, role, idle, absolute) -> None:
    browser = signed_in(world.people[role])
    clock.now += idle
    assert browser.is_signed_in()
    clock.now += idle + timedelta(seconds=1)
    assert not browser.is_signed_in()
    browser = signed_in(world.people[role])
    end = clock.now + absolute
    while clock.now < end - timedelta(minutes=29):
        assert browser.is_signed_in(), f"{end - clock.now} before the end"
        clock.now += min(idle - timedelta(minutes=1), timedelta(hours=6))
    clock.now = end
    assert not browser.is_signed_in()


def test_who_becomes_an_administrator_lives_by_the_shorter_limit(world, clock, signed_in) -> None:
    browser = signed_in(world.manager)
    for _ in range(26):
        clock.move(minutes=29)
        assert browser.is_signed_in()
    given = world.admin.post(f"/v1/users/{world.manager.id}/memberships", {"role": "admin"})
    assert given.status_code == 201
    assert not browser.is_signed_in()


def test_the_eleventh_try_on_an_account_has_to_wait_even_with_the_right_password(
    world, clock, browser, give_password
) -> None:
    person = give_password(world.manager)
    for _ in range(TRIES_PER_ACCOUNT):
        assert browser.sign_in(person, "not the password").status_code == 401
    refused = browser.sign_in(person)
    assert refused.status_code == 429
    assert refused.json["type"] == "/problems/too-many-tries"
    assert 0 < int(refused.headers["Retry-After"]) <= 900
    clock.move(minutes=15, seconds=1)
    assert browser.sign_in(person).status_code == 200


def test_tries_on_unknown_addresses_are_counted_like_those_on_known_ones(browser, world) -> None:
    nobody = Person(world.organisation_id, "", browser.client)
    statuses = [browser.sign_in(nobody).status_code for _ in range(TRIES_PER_ACCOUNT + 1)]
    assert statuses == [401] * TRIES_PER_ACCOUNT + [429]


def test_many_accounts_from_one_network_address_are_braked_too(app, world, clock, browser, give_password) -> None:
    browser.sign_in(world.staff)
    with app.app_context():
        tried = db.session.query(SignInTry).one()
        for number in range(TRIES_PER_ADDRESS):
            db.session.add(SignInTry(account_key=bytes([number]), address_key=tried.address_key, at=clock()))
        db.session.commit()
    assert browser.sign_in(give_password(world.manager)).status_code == 429


def test_thirty_tries_at_once_are_counted_as_thirty(app, world) -> None:
    statuses = []

    def guess() -> None:
        body = {"email": f"{world.manager.id}@example.com", "password": "not the password"}
        statuses.append(app.test_client().post("/v1/session", json=body).status_code)

    threads = [threading.Thread(target=guess) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [401] * TRIES_PER_ACCOUNT + [429] * (30 - TRIES_PER_ACCOUNT)


def test_a_right_password_forgets_the_tries_before_it(world, browser, give_password) -> None:
    person = give_password(world.manager)
    for _ in range(TRIES_PER_ACCOUNT - 1):
        browser.sign_in(person, "not the password")
    assert browser.sign_in(person).status_code == 200
    assert browser.sign_in(person, "not the password").status_code == 401


def test_a_code_is_asked_for_after_the_password_and_works_once(app, world, clock, browser, give_password) -> None:
    secret = pyotp.random_base32()
    person = give_password(world.admin, totp_secret=secret)
    code = pyotp.TOTP(secret).at(clock())
    assert browser.sign_in(person).json["type"] == "/problems/code-needed"
    assert browser.sign_in(person, "not the password", totp=code).json["type"] == "/problems/wrong-credentials"
    assert browser.sign_in(person, totp="000000" if code != "000000" else "000001").status_code == 401
    assert browser.sign_in(person, totp=code).status_code == 200
    assert browser.sign_in(person, totp=code).status_code == 401
    clock.move(seconds=60)
    assert browser.sign_in(person, totp=code).status_code == 401
    assert browser.sign_in(person, totp=pyotp.TOTP(secret).at(clock())).status_code == 200


def test_a_code_sent_ten_times_at_once_lets_one_in(app, world, clock, give_password) -> None:
    secret = pyotp.random_base32()
    person = give_password(world.admin, totp_secret=secret)
    body = {"email": f"{person.id}@example.com", "password": PASSWORD, "totp": pyotp.TOTP(secret).at(clock())}
    statuses = []
    threads = [
        threading.Thread(target=lambda: statuses.append(app.test_client().post("/v1/session", json=body).status_code))
        for _ in range(10)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] + [401] * 9
