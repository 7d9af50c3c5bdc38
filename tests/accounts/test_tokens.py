"""A token does what it was made for, as long as it was made for, and nothing else."""

import pytest

from api.accounts.models import ApiToken
from api.core.db import db
from tests.fixtures.world import Person


def make(browser, **changes):
    return browser.call("POST", "/v1/tokens", {"name": "till", "scopes": ["store:read"], **changes})


@pytest.fixture
def robot(app, world, signed_in) -> Person:
    made = make(signed_in(world.admin))
    assert made.status_code == 201, made.text
    return Person(made.json["id"], made.json["token"], app.test_client())


def test_a_token_may_only_what_it_was_made_for(world, robot) -> None:
    assert robot.get("/v1/stores").status_code == 200
    assert robot.get("/v1/users").status_code == 403
    assert robot.patch(f"/v1/stores/{world.stores['lake']}", {}).status_code == 403
    assert robot.get("/v1/me").json["permissions"] == ["store:read"]


def test_a_token_never_outgrows_its_maker(app, world, robot) -> None:
    with app.app_context():
        db.session.get_one(ApiToken, robot.id).scopes = ["store:read", "audit:review"]
        db.session.commit()
    assert robot.get("/v1/me").json["permissions"] == ["store:read"]


def test_a_token_makes_no_tokens_and_changes_no_password(robot) -> None:
    answers = [
        robot.post("/v1/tokens", {"name": "more", "scopes": ["store:read"]}),
        robot.put("/v1/me/password", json={"old_password": "x", "password": "ten seconds are enough"}),
        robot.post("/v1/me/totp", {"password": "x"}),
        robot.call("DELETE", "/v1/me/totp", json={"password": "x", "code": "123456"}),
    ]
    assert [answer.json["type"] for answer in answers] == ["/problems/session-needed"] * 4


def test_nobody_gives_away_what_they_do_not_have(world, signed_in) -> None:
    refused = make(signed_in(world.manager), scopes=["store:read", "audit:review"])
    assert refused.status_code == 422
    assert [fault["pointer"] for fault in refused.json["errors"]] == ["/scopes/1"]


def test_a_token_ends_at_its_time(app, world, clock, signed_in) -> None:
    made = make(signed_in(world.admin), expires_at="2026-11-22T13:00:00+08:00")
    assert made.json["expires_at"] == "2026-11-22T05:00:00Z"
    robot = Person(made.json["id"], made.json["token"], app.test_client())
    clock.move(minutes=59)
    assert robot.get("/v1/stores").status_code == 200
    clock.move(minutes=1)
    assert robot.get("/v1/stores").status_code == 401


@pytest.mark.parametrize(
    "end",
    [
        "2026-11-22T03:59:59Z",
        "9999-12-31T23:59:59-12:00",
        "9999-01-01T00:00:00Z",
        "2027-02-30T00:00:00Z",
        "2027-01-01T00:00:00",
    ],
)
def test_an_end_that_cannot_be_is_refused(world, signed_in, end) -> None:
    refused = make(signed_in(world.admin), expires_at=end)
    assert refused.status_code == 422
    assert refused.json["errors"][0]["pointer"] == "/expires_at"


def test_a_revoked_token_is_dead_at_once(world, signed_in, robot) -> None:
    browser = signed_in(world.admin)
    assert browser.call("DELETE", f"/v1/tokens/{robot.id}").status_code == 204
    assert browser.call("DELETE", f"/v1/tokens/{robot.id}").status_code == 204
    assert robot.get("/v1/stores").status_code == 401


def test_the_value_of_a_token_is_shown_once_and_kept_nowhere(app, world, signed_in) -> None:
    browser = signed_in(world.admin)
    key = {"Idempotency-Key": "till-1"}
    first = browser.call("POST", "/v1/tokens", {"name": "till", "scopes": ["store:read"]}, headers=key)
    again = browser.call("POST", "/v1/tokens", {"name": "till", "scopes": ["store:read"]}, headers=key)
    assert (first.status_code, again.status_code) == (201, 409)
    assert first.json["token"] not in browser.client.get("/v1/tokens").text
    assert [each["name"] for each in browser.client.get("/v1/tokens").json["items"]].count("till") == 1
    with app.app_context():
        for table in ("api_token", "idempotent_answer", "journal_payload"):
            rows = db.session.execute(db.text(f"SELECT {table}::text FROM {table}")).scalars()  # noqa: S608 - names above
            assert not any(first.json["token"] in row for row in rows)
