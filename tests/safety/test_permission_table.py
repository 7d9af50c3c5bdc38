"""Who reaches what: one table of every route, every role and every place, compared with what the product does.

A route that is added has to be declared here, or the first test fails. A cell says what a role meets: R, it is reached; `.`, it
does not exist for them (404); x, they may not (403). Four letters are the four places of what the path names: the reader's own
store, another store of their region, another region, another organisation.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from api.accounts.models import ApiToken, User
from api.core.db import db
from api.core.ids import new_id
from tests.fixtures.world import Person
from tests.safety.conftest import HEARTBEAT

ROLES = ("shopper", "staff", "trainer", "manager", "qa", "admin", "regional admin", "new shopper")
PLACES = ("own store", "same region", "other region", "other organisation")
TABLE = """
POST /v1/session                                        R    R    R    R    R    R    R    R
DELETE /v1/session                                      R    R    R    R    R    R    R    R
GET /v1/keys                                            R    R    R    R    R    R    R    R
GET /v1/me                                              R    R    R    R    R    R    R    R
PATCH /v1/me                                            R    R    R    R    R    R    R    R
GET /v1/me/sessions                                     R    R    R    R    R    R    R    R
DELETE /v1/me/sessions/{session_id}                     .... .... .... .... .... .... .... ....
PUT /v1/me/password                                     R    R    R    R    R    R    R    R
POST /v1/me/totp                                        R    R    R    R    R    R    R    R
DELETE /v1/me/totp                                      R    R    R    R    R    R    R    R
GET /v1/tokens                                          R    R    R    R    R    R    R    R
POST /v1/tokens                                         R    R    R    R    R    R    R    R
DELETE /v1/tokens/{token_id}                            .... .... .... .... .... .... .... ....
GET /v1/users                                           x    x    R    R    R    R    R    x
POST /v1/users                                          x    x    x    x    x    R    R    x
GET /v1/users/{user_id}                                 xxxx xxxx RR.. R... RRR. RRR. RR.. xxxx
PATCH /v1/users/{user_id}                               xxxx xxxx xxxx xxxx xxxx RRR. RR.. xxxx
PUT /v1/users/{user_id}/password                        xxxx xxxx xxxx xxxx xxxx RRR. RR.. xxxx
POST /v1/users/{user_id}/memberships                    xxxx xxxx xxxx xxxx xxxx RRR. RR.. xxxx
PATCH /v1/users/{user_id}/memberships/{membership_id}   xxxx xxxx xxxx xxxx xxxx RRR. RR.. xxxx
DELETE /v1/users/{user_id}/memberships/{membership_id}  xxxx xxxx xxxx xxxx xxxx RRR. RR.. xxxx
GET /v1/me/reminders                                    R    R    R    R    R    R    R    R
PUT /v1/me/reminders/mail                               R    R    R    R    R    R    R    R
PUT /v1/me/reminders/hour                               R    R    R    R    R    R    R    R
POST /v1/me/reminders/mail/test                         .    .    .    .    .    .    .    .
POST /v1/me/reminders/channels/{channel_id}/test        .... .... .... .... .... .... .... ....
POST /v1/me/reminders/browsers                          R    R    R    R    R    R    R    R
POST /v1/me/reminders/robots                            R    R    R    R    R    R    R    R
DELETE /v1/me/reminders/channels/{channel_id}           .... .... .... .... .... .... .... ....
GET /v1/regions                                         x    x    R    R    R    R    R    x
POST /v1/regions                                        x    x    x    x    x    R    R    x
GET /v1/regions/{region_id}                             xxxx xxxx RR.. RR.. RRR. RRR. RR.. xxxx
PATCH /v1/regions/{region_id}                           xxxx xxxx xxxx xxxx xxxx RRR. RR.. xxxx
GET /v1/stores                                          x    x    R    R    R    R    R    x
POST /v1/stores                                         x    x    x    x    x    R    R    x
GET /v1/stores/{store_id}                               xxxx xxxx RR.. R... RRR. RRR. RR.. xxxx
PATCH /v1/stores/{store_id}                             xxxx xxxx xxxx xxxx xxxx RRR. RR.. xxxx
GET /v1/checklists                                      R    R    R    R    R    R    R    R
GET /v1/checklists/{key}/versions/{version}             RRR. RRR. RRR. RRR. RRR. RRR. RRR. RRR.
GET /v1/courses                                         R    R    R    R    R    R    R    R
GET /v1/courses/{key}/versions/{version}                RRR. RRR. RRR. RRR. RRR. RRR. RRR. RRR.
GET /v1/visits                                          R    x    x    x    R    R    R    R
POST /v1/visits                                         x    x    x    x    R    R    R    x
POST /v1/visits/{visit_id}/cancellation                 xxxx xxxx xxxx xxxx RRR. RRR. RR.. xxxx
GET /v1/audits                                          R    x    x    R    R    R    R    R
GET /v1/audits/counts                                   R    x    x    R    R    R    R    R
GET /v1/audits.csv                                      x    x    x    R    R    R    R    x
GET /v1/audits/{audit_id}                               RRR. xxxx xxxx R... RRR. RRR. RR.. ....
GET /v1/audits/{audit_id}/score                         RRR. xxxx xxxx R... RRR. RRR. RR.. ....
GET /v1/audits/{audit_id}/retraining                    xxxx .... RR.. R... RRR. RRR. RR.. xxxx
GET /v1/audits/{audit_id}/diagnosis                     xxxx xxxx RR.. R... RRR. RRR. RR.. xxxx
POST /v1/audits/{audit_id}/review                       xxxx xxxx xxxx xxxx RRR. xxxx xxxx xxxx
GET /v1/audits/{audit_id}/scorecard.pdf                 xxxx xxxx RR.. R... RRR. RRR. RR.. xxxx
GET /v1/photos/{photo_id}                               RRR. xxxx xxxx R... RRR. RRR. RR.. ....
PUT /v1/photos/{photo_id}                               RRRR xxxx xxxx xxxx xxxx xxxx xxxx RRRR
POST /v1/question-files                                 x    x    R    x    x    R    R    x
GET /v1/findings                                        x    x    R    R    R    R    R    x
GET /v1/corrective-actions                              x    x    x    R    R    R    R    x
GET /v1/assignments                                     x    R    R    R    R    R    R    x
GET /v1/quizzes/{key}                                   RRR. RRR. RRR. RRR. RRR. RRR. RRR. RRR.
GET /v1/quizzes/{key}/statistics                        xxxx xxxx RRR. xxxx xxxx xxxx xxxx xxxx
GET /v1/quizzes/{key}/questions                         xxxx xxxx RRR. xxxx xxxx xxxx xxxx xxxx
GET /v1/attempts/{attempt_id}/copies                    xxxx xxxx RR.. xxxx xxxx xxxx xxxx xxxx
GET /v1/attempts/{attempt_id}                           .... .... RR.. R... RRR. RRR. RR.. ....
POST /v1/quizzes/{key}/attempts                         RRR. RRR. RRR. RRR. RRR. RRR. RRR. RRR.
GET /v1/attempts                                        R    R    R    R    R    R    R    R
PUT /v1/attempts/{attempt_id}/submission                .... .... .... .... .... .... .... ....
GET /v1/attempts/waiting                                x    x    R    x    x    x    x    x
GET /v1/attempts/to-mark                                x    x    R    x    x    x    x    x
GET /v1/attempts/to-decide                              x    x    R    x    x    x    x    x
POST /v1/attempts/{attempt_id}/marks                    xxxx xxxx RR.. xxxx xxxx xxxx xxxx xxxx
POST /v1/attempts/{attempt_id}/decision                 xxxx xxxx RR.. xxxx xxxx xxxx xxxx xxxx
PUT /v1/users/{user_id}/extra-time                      xxxx xxxx RR.. xxxx xxxx xxxx xxxx xxxx
GET /v1/assignment-rules                                x    x    R    R    x    R    R    x
GET /v1/retraining-rule                                 x    x    R    R    x    R    R    x
PUT /v1/retraining-rule                                 x    x    x    x    x    R    x    x
POST /v1/assignment-rules/preview                       x    x    R    R    x    R    R    x
POST /v1/assignment-rules                               x    x    R    R    x    R    R    x
POST /v1/assignment-rules/{rule_id}/end                 xxxx xxxx .... .... xxxx RRR. .... xxxx
PUT /v1/assignment-rules/{rule_id}                      xxxx xxxx .... .... xxxx RRR. .... xxxx
GET /v1/assignment-rules/{rule_id}/end                  xxxx xxxx .... .... xxxx RRR. .... xxxx
GET /v1/courses/{key}/policy-change                     xxxx xxxx RRR. RRR. xxxx RRR. RRR. xxxx
POST /v1/courses/{key}/policy-change                    xxxx xxxx RRR. RRR. xxxx RRR. RRR. xxxx
GET /v1/drills                                          R    R    R    R    R    R    R    R
GET /v1/certificates                                    R    R    R    R    R    R    R    R
GET /v1/certificates/{certificate_id}.pdf               .... .... RR.. R... RRR. RRR. RR.. ....
POST /v1/certificates/{certificate_id}/withdrawal       xxxx xxxx RR.. xxxx xxxx RRR. RR.. xxxx
GET /v1/assignments/overview                            x    R    R    R    R    R    R    x
GET /v1/team                                            x    R    R    R    R    R    R    x
GET /v1/quizzes/{key}/regrade                           xxxx xxxx RRR. xxxx xxxx xxxx xxxx xxxx
POST /v1/quizzes/{key}/regrade                          xxxx xxxx RRR. xxxx xxxx xxxx xxxx xxxx
GET /v1/devices                                         x    x    x    x    R    R    R    x
DELETE /v1/devices/{device_id}/sessions                 xxxx xxxx xxxx xxxx xxxx RRR. RR.. xxxx
PUT /v1/devices/{device_id}                             ...R ...R ...R ...R ...R ...R ...R ...R
GET /v1/visits/{visit_id}/receipt                       .... .... .... .... .... .... .... ....
GET /v1/sync                                            R    R    R    R    R    R    R    R
POST /v1/sync                                           R    R    R    R    R    R    R    R
GET /v1/keys                                            R    R    R    R    R    R    R    R
GET /verify/{code}                                      RRRR RRRR RRRR RRRR RRRR RRRR RRRR RRRR
"""
# Which places show in a list: the name of the thing, and where each role sees one. What a role may not list has no entry.
LISTS = """
GET /v1/users               user_id   -    -    RR.. R... RRR. RRR. RR.. -
GET /v1/me/reminders        channel_id .... .... .... .... .... .... .... ....
GET /v1/regions             region_id -    -    RR.. RR.. RRR. RRR. RR.. -
GET /v1/stores              store_id  -    -    RR.. R... RRR. RRR. RR.. -
GET /v1/checklists          key       RRR. RRR. RRR. RRR. RRR. RRR. RRR. RRR.
GET /v1/courses             course_key RRR. RRR. RRR. RRR. RRR. RRR. RRR. RRR.
GET /v1/visits              visit_id  RRR. -    -    -    RRR. RRR. RR.. ....
GET /v1/audits              audit_id  RRR. -    -    R... RRR. RRR. RR.. ....
GET /v1/audits.csv          audit_id  -    -    -    R... RRR. RRR. RR.. -
GET /v1/findings            audit_id  -    -    RR.. R... RRR. RRR. RR.. -
GET /v1/corrective-actions  store_id  -    -    -    R... RRR. RRR. RR.. -
GET /v1/assignments         user_id   -    .... RR.. R... RRR. RRR. RR.. -
GET /v1/attempts            attempt_id .... .... RR.. R... RRR. RRR. RR.. ....
GET /v1/attempts/waiting    attempt_id -   -    .... -    -    -    -    -
GET /v1/attempts/to-mark    attempt_id -   -    .... -    -    -    -    -
GET /v1/attempts/to-decide  attempt_id -   -    .... -    -    -    -    -
GET /v1/assignment-rules    rule_id   -    -    .... .... -    RRR. .... -
GET /v1/drills              drill_id  .... .... RR.. R... .... .... .... ....
GET /v1/certificates        certificate_id .... .... RR.. R... RRR. RRR. RR.. ....
GET /v1/assignments/overview user_id  -    .... RR.. R... RRR. RRR. RR.. -
GET /v1/team                user_id   -    .... RR.. R... RRR. RRR. RR.. -
GET /v1/tokens              token_id  .... .... .... .... .... .... .... ....
GET /v1/me/sessions         session_id .... .... .... .... .... .... .... ....
GET /v1/devices             device_id -    -    -    -    RRR. RRR. RR.. -
GET /v1/sync                visit_id  RRR. .... .... .... .... .... .... ....
"""
# Pages that need nobody: the house itself.
OPEN = {
    "/",
    "/about",
    "/assets/<path:name>",
    "/healthz",
    "/icon.svg",
    "/icons/<path:name>",
    "/index.html",
    "/manifest.webmanifest",
    "/metrics",
    "/pages.css",
    "/problems",
    "/problems/<slug>",
    "/readyz",
    "/sw.js",
    "/v1/docs",
    "/v1/docs/<name>",
    "/v1/openapi.json",
    "/verify",
}
CANARY = "Wang the shopper"
# Routes that need nobody: signing in, the keys of receipts, and the proof of a scorecard for whoever holds its code.
PUBLIC = {"POST /v1/session", "GET /v1/keys", "GET /verify/{code}"}
# An id that nobody at home uses becomes one's own, so whoever comes second to one from abroad finds it taken.
TAKEN = {"PUT /v1/devices/{device_id}"}
BODIES: dict[str, Any] = {
    "PATCH /v1/users/{user_id}": {"name": "Somebody"},
    "PUT /v1/users/{user_id}/password": {"password": "ten seconds are enough"},
    "POST /v1/users/{user_id}/memberships": {"role": "staff", "store_id": "{store_id}"},
    "PATCH /v1/users/{user_id}/memberships/{membership_id}": {"shift": "early"},
    "PUT /v1/retraining-rule": {"roles": ["staff"], "shift": "visited", "late_from": "14:00", "due_days": 14},
    "PATCH /v1/regions/{region_id}": {},
    "PUT /v1/devices/{device_id}": HEARTBEAT,
    "POST /v1/quizzes/{key}/attempts": {"device_id": str(new_id())},
    "PUT /v1/attempts/{attempt_id}/submission": {
        "attempt_id": "{attempt_id}",
        "started_at": "2026-11-22T04:00:00Z",
        "finished_at": "2026-11-22T04:10:00Z",
        "elapsed_ms": 600_000,
        "answers": [],
    },
    "POST /v1/attempts/{attempt_id}/marks": {"marks": [{"slot": 1, "share": "1", "comment": "Well seen."}]},
    "POST /v1/attempts/{attempt_id}/decision": {"decision": "accept", "reason": "The store had no signal."},
    "PUT /v1/users/{user_id}/extra-time": {"factor": "1.5"},
    "POST /v1/certificates/{certificate_id}/withdrawal": {"reason": "Somebody else sat at the phone."},
    "PUT /v1/assignment-rules/{rule_id}": {
        "course": "{course_key}",
        "roles": ["staff"],
        "due_days": 14,
        "reason": "Twice a year.",
    },
    "POST /v1/quizzes/{key}/regrade": {"digest": "0" * 64, "reason": "The key was wrong."},
    "PATCH /v1/stores/{store_id}": {"tags": ["mall"]},
    "POST /v1/visits/{visit_id}/cancellation": {"reason": "The store is closed."},
    "POST /v1/audits/{audit_id}/review": {"decision": "publish", "reason": "It fits."},
}


def routes_of(app: Flask) -> dict[str, str]:
    """Name every route the way OpenAPI does, with what it needs."""
    return {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route): need for route, need in app.extensions["needs"].items()}


def table(text: str, width: int = 2) -> dict[str, tuple[list[str], dict[str, str]]]:
    """Read a table: route → (what else its row names, role → cell)."""
    rows = [line.split() for line in text.strip().splitlines()]
    return {
        " ".join(row[:2]): (row[2:width], dict(zip(ROLES, row[width:], strict=True)))  # fails for a row of wrong length
        for row in rows
    }


def send(person: Person, route: str, things: dict[str, str], **options: Any) -> TestResponse:
    """Ask for a route about some things, with a body that is right if the path is."""
    method, rule = route.split()
    if rule.startswith(("/v1/courses/", "/v1/quizzes/")):
        things = {**things, "key": things["course_key"]}
    if method == "GET":
        return person.get(rule.format(**things), **options)
    if route == "PUT /v1/photos/{photo_id}":
        return person.put(rule.format(**things), **photo(), **options)
    body = {
        name: value.format(**things) if isinstance(value, str) else value
        for name, value in BODIES.get(route, {}).items()
    }
    return person.call(method, rule.format(**things), json=body, **options)


def photo() -> dict[str, Any]:
    """Give a photo nobody can read, so that nothing is stored; it is reached all the same."""
    return {"data": b"no photo", "headers": {"Content-Type": "image/jpeg", "Content-Digest": "sha-256=:AA==:"}}


def met(answer: TestResponse) -> str:
    """Say in a letter what the reader met; a fault of ours or a wrong body is spelled out."""
    if answer.status_code in {403, 404}:
        return "x" if answer.status_code == 403 else "."
    return "R" if answer.status_code < 500 and answer.status_code != 401 else str(answer.status_code)


def text_of(answer: TestResponse) -> str:
    """Give the bytes of an answer as text, one character a byte, for a photo is no UTF-8."""
    return answer.get_data().decode("latin-1")


def heard(answer: TestResponse) -> tuple[int, str, list[tuple[str, str]]]:
    """Give all that an answer tells, without the number and the time of the request."""
    body = re.sub(r'"instance":"[^"]*"', "", text_of(answer))
    kept = [(name, value) for name, value in answer.headers if name not in {"X-Request-Id", "Date"}]
    return answer.status_code, body, kept


def cells(text: str, width: int = 2) -> Iterator[tuple[str, list[str], str, str]]:
    for route, (more, row) in table(text, width).items():
        for role, cell in row.items():
            yield route, more, role, cell


def test_every_route_is_in_the_table(app) -> None:
    assert set(table(TABLE)) == set(routes_of(app))


def test_every_page_without_a_declared_need_is_known(app) -> None:
    declared = {route.split()[1] for route in app.extensions["needs"]}
    assert {str(rule) for rule in app.url_map.iter_rules()} - declared == OPEN


def test_every_list_says_where_its_things_may_lie(app) -> None:
    lists = {route for route in routes_of(app) if route.startswith("GET") and "{" not in route}
    assert set(table(LISTS, 3)) == lists - {
        "GET /v1/me",
        "GET /v1/keys",
        "GET /v1/audits/counts",
        "GET /v1/retraining-rule",
    }


def test_the_openapi_document_knows_every_route(app) -> None:
    paths = app.test_client().get("/v1/openapi.json").json["paths"]
    documented = {
        f"{method.upper()} {path}" for path, item in paths.items() for method in item if method != "parameters"
    }
    assert documented == set(routes_of(app))


def test_every_role_meets_in_every_place_what_the_table_says(cast) -> None:
    differing = []
    for route, _, role, cell in cells(TABLE):
        for place, expected in zip(PLACES, cell, strict=False):
            things = cast.things[place]
            if route in TAKEN and place == "other organisation":
                things = {**things, "device_id": str(new_id())}
            if "{membership_id}" in route:
                things = {**things, "membership_id": fresh_membership(cast, things, place)}
            answer = send(cast.people[role], route, things)
            if met(answer) != expected or (
                expected == "R" and len(cell) == 4 and answer.status_code == 422 and "photos" not in route
            ):
                differing.append(
                    f"{route} by {role} in {place}: {answer.status_code} instead of {expected}: {text_of(answer)[:300]}"
                )
    assert not differing, "\n".join(differing)


def fresh_membership(cast: Any, things: dict[str, str], place: str) -> str:
    """Give the person a role that has not been taken yet."""
    world = cast.abroad if place == "other organisation" else cast.home
    for role in ("trainer", "manager"):
        path = f"/v1/users/{things['user_id']}/memberships"
        answer = world.admin.post(path, {"role": role, "store_id": things["store_id"]})
        if answer.status_code == 201:
            return str(answer.json["id"])
    return next(
        str(membership["id"])
        for membership in world.admin.get(f"/v1/users/{things['user_id']}").json["memberships"]
        if membership["role"] == "trainer"
    )


def test_lists_show_what_is_in_scope_and_nothing_else(stage) -> None:
    differing = []
    for route, (thing,), role, cell in cells(LISTS, 3):
        if cell == "-":
            continue
        answer = send(stage.people[role], route, {})
        assert answer.status_code == 200, f"{route} by {role}: {answer.text}"
        seen = "".join("R" if stage.things[place][thing] in answer.text else "." for place in PLACES)
        if seen != cell:
            differing.append(f"{route} by {role}: {seen} instead of {cell}")
    assert not differing, "\n".join(differing)


def test_what_is_abroad_answers_exactly_like_what_never_was(stage) -> None:
    differing = []
    for route, _, role, cell in cells(TABLE):
        if len(cell) < 4 or route in PUBLIC | TAKEN:
            continue
        abroad = send(stage.people[role], route, stage.things["other organisation"])
        nowhere = send(
            stage.people[role], route, {name: str(new_id()) for name in stage.things["own store"]} | {"version": "1"}
        )
        if heard(abroad) != heard(nowhere):
            differing.append(f"{route} by {role}: {heard(abroad)} and {heard(nowhere)}")
    assert not differing, "\n".join(differing)


def test_a_filter_by_what_is_abroad_answers_like_one_by_what_never_was(app, stage) -> None:
    paths = app.test_client().get("/v1/openapi.json").json["paths"]
    for route, _, role, cell in cells(LISTS, 3):
        path = route.split()[1]
        names = [
            each["name"] for each in paths[path]["get"].get("parameters", []) if each["schema"].get("format") == "uuid"
        ]
        for name in names if cell != "-" else []:
            thing = stage.things["other organisation"].get(
                {"learner": "user_id"}.get(name, f"{name}_id"), str(new_id())
            )
            abroad = stage.people[role].get(f"{path}?{name}={thing}")
            nowhere = stage.people[role].get(f"{path}?{name}={new_id()}")
            assert heard(abroad) == heard(nowhere), f"{route}?{name} by {role}"


def test_anonymous_readers_are_asked_to_sign_in(app, stage) -> None:
    nobody = Person(new_id(), "", app.test_client())
    for route in set(table(TABLE)) - PUBLIC:
        for headers in ({"Authorization": ""}, {"Authorization": "Bearer x"}, {"Authorization": "Basic eDp5"}):
            method, rule = route.split()
            answer = nobody.client.open(
                rule.format(**stage.things["own store"]), method=method, headers=headers, json={}
            )
            assert answer.status_code == 401, f"{route}: {answer.text}"
            assert answer.json["type"] == "/problems/sign-in-required"
            assert answer.headers["WWW-Authenticate"] == 'Bearer realm="tenseconds"'


@pytest.mark.parametrize("fate", ["disabled", "pending", "revoked", "expired"])
def test_who_is_out_is_out_everywhere(app, clock, stage, fate) -> None:
    admin = stage.home.add_person("admin", name=fate)
    assert admin.get("/v1/me").status_code == 200
    with app.app_context():
        token = db.session.query(ApiToken).filter_by(user_id=admin.id).one()
        if fate == "revoked":
            token.revoked_at = clock()
        elif fate == "expired":
            token.expires_at = clock()
        else:
            db.session.get_one(User, admin.id).status = fate
        db.session.commit()
    for route in set(table(TABLE)) - PUBLIC:
        answer = send(admin, route, stage.things["own store"])
        assert answer.status_code == 401, f"{route}: {answer.text}"


@pytest.mark.parametrize("reader", ["staff", "trainer", "manager"])
def test_those_who_are_visited_never_learn_who_the_shopper_is(stage, reader) -> None:
    shopper = stage.home.shopper
    canaries = {str(shopper.id), f"{shopper.id}@example.com", shopper.token, CANARY}
    for route in (route for route in table(TABLE) if route.startswith("GET")):
        for place in PLACES:
            answer = send(stage.people[reader], route, stage.things[place])
            told = {canary for canary in canaries if canary in text_of(answer)}
            assert not told, f"{route} tells a {reader}: {answer.text}"


@pytest.mark.parametrize("reader", ["staff", "trainer", "manager"])
def test_planning_a_visit_changes_nothing_that_those_who_are_visited_can_read(stage, reader) -> None:
    def everything() -> list[Any]:
        readable = [route for route in table(TABLE) if route.startswith("GET")]
        answers = [send(stage.people[reader], route, stage.things["own store"]) for route in readable]
        # The cursor of a pull moves with every write of the whole server, so it tells nothing about visits.
        return [(answer.status_code, re.sub(r'"(instance|cursor)":"[^"]*"', "", text_of(answer))) for answer in answers]

    before = everything()
    planned = stage.home.qa.post(
        "/v1/visits",
        {
            "store_id": stage.things["own store"]["store_id"],
            "shopper_id": str(stage.home.shopper.id),
            "checklist": stage.things["own store"]["key"],
            "window_from": "2026-11-23T00:00:00Z",
            "window_to": "2026-11-30T00:00:00Z",
        },
    )
    assert planned.status_code == 201, planned.text
    assert everything() == before
