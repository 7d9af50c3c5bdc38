"""What anybody sends, in either language, is answered as documented: never with a fault of ours.

`FUZZ_EXAMPLES` says how many requests of each kind are made up for each route; every one is sent by every role and by nobody.
"""

import base64
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.accounts.models import User
from api.accounts.sessions import csrf_token, open_session
from api.app import GROUPS
from api.core.db import db
from api.i18n import LANGUAGES
from tests.fixtures.world import Person

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "3"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ROUTES = sorted(
    (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule), method) for group in GROUPS for method, rule in group.needs
)
# What a body or query calls a thing that the playground knows under the name of a path.
NAMES = {"store": "store_id", "region": "region_id", "audit": "audit_id", "learner": "user_id", "checklist": "key"}


@dataclass
class Reader:
    """Somebody who sends what was made up, and the language they read."""

    role: str
    language: str
    headers: dict[str, str]
    cookies: dict[str, str] | None = None


@pytest.fixture(scope="session")
def readers(playground) -> list[Reader]:
    """Everybody, once in each language, and nobody in each language."""
    everybody: list[Reader] = []
    for language in LANGUAGES:
        everybody.append(Reader("nobody", language, {"Accept-Language": language}))
        for role in ("shopper", "staff", "trainer", "manager", "qa", "admin"):
            person: Person = playground.home.add_person(role, name=f"{role} reading {language}", language=language)
            headers = {"Authorization": f"Bearer {person.token}", "Accept-Language": language}
            everybody.append(Reader(role, language, headers))
    return everybody


@pytest.fixture
def browsing(app, clock, readers, playground) -> list[Reader]:
    """Everybody, and an administrator in a browser, whose session is new for each route because a route may end it."""
    with app.app_context():
        user = db.session.get_one(User, playground.home.admin.id)
        _, token = open_session(db.session, user, {"admin"}, clock())
        db.session.commit()
    csrf = csrf_token(token, app.extensions["ports"])
    headers = {"X-CSRF-Token": csrf, "Accept-Language": "en"}
    return [*readers, Reader("admin in a browser", "en", headers, {"tenseconds": token})]


@pytest.fixture(scope="session")
def described(app: Flask) -> Any:
    return schemathesis.openapi.from_wsgi("/v1/openapi.json", app)


@pytest.mark.parametrize(("path", "method"), ROUTES, ids=str)
def test_anything_sent_by_anybody_is_answered_as_documented(described, browsing, playground, path, method) -> None:
    operation = described[path][method]
    things = {
        **playground.things["own store"],
        "shopper_id": str(playground.home.shopper.id),
        "time_zone": "Asia/Shanghai",
    }

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def send_to_all(data: st.DataObject) -> None:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            if mode is GenerationMode.NEGATIVE and not takes_anything(operation):
                continue
            case = data.draw(operation.as_strategy(generation_mode=mode))
            if data.draw(st.booleans(), label="about what is there"):
                aim(case, things)
            for reader in browsing:
                answer = case.call(headers=reader.headers, cookies=reader.cookies)
                case.validate_response(answer, checks=CHECKS)
                hold_to_the_form_of_problems(answer, reader)

    send_to_all()


def takes_anything(operation: Any) -> bool:
    """Tell whether a route has a path, query or body that can be wrong at all."""
    return bool(operation.body) or any(True for _ in operation.iter_parameters())


def aim(case: Any, things: dict[str, str]) -> None:
    """Put ids of what is there in the place of made-up ones."""
    for container in (case.path_parameters, case.query, case.body):
        if isinstance(container, dict):
            for name in list(container):
                known = things.get(NAMES.get(name, name))
                if known is not None and name != "version":
                    container[name] = known


def hold_to_the_form_of_problems(answer: Any, reader: Reader) -> None:
    """Check what every refusal has in common."""
    assert answer.headers["x-request-id"]
    if answer.status_code < 400:
        return
    if "text/html" in answer.headers["content-type"][0]:
        return
    assert answer.headers["content-type"] == ["application/problem+json"]
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert problem["type"].startswith("/problems/")
    assert problem["instance"] == f"urn:request:{answer.headers['x-request-id'][0]}"
    assert answer.headers["content-language"][0] in LANGUAGES  # which one, they may just have changed
    if answer.headers["content-language"] == ["zh-Hans"]:
        untranslated = [sentence for sentence in sentences(problem) if not CHINESE.search(sentence)]
        assert not untranslated, f"{reader.role} is told in English: {untranslated}"


def sentences(problem: dict[str, Any]) -> Iterator[str]:
    yield problem["title"]
    yield problem["detail"]
    for fault in problem.get("errors", []):
        yield fault["detail"]


RAW_BODIES = {
    "nothing": b"",
    "not JSON": b"{",
    "NaN": b'{"name": NaN}',
    "infinity": b'{"limit": 1e999}',
    "a hundred thousand brackets": b"[" * 100_000,
    "a lone surrogate": b'{"name": "\\ud800"}',
    "NUL": b'{"name": "a\\u0000b", "email": "\\u0000"}',
    "GBK": '{"name": "中文"}'.encode("gbk"),
    "a byte-order mark": b"\xef\xbb\xbf{}",
    "a list": b"[]",
    "null": b"null",
    "a text": b'"x"',
    "a number": b"-0",
    "twice the same key": b'{"name": "a", "name": 5}',
    "a huge number": b'{"version": 123456789012345678901234567890, "limit": 9007199254740993}',
}


@pytest.mark.parametrize("body", RAW_BODIES.values(), ids=RAW_BODIES)
def test_no_body_whatever_is_a_fault_of_ours(playground, body) -> None:
    for path, method in ROUTES:
        if method == "GET":
            continue
        answer = playground.home.admin.call(
            method, fill(path, playground.things["own store"]), data=body, headers={"Content-Type": "application/json"}
        )
        assert answer.status_code < 500, f"{method} {path}: {answer.text}"


BAD_QUERIES = [
    "cursor=%00",
    "cursor=%ED%A0%80",
    "cursor=WzFd",
    "cursor=WyJ4Il0",
    "cursor=" + base64.urlsafe_b64encode(b'["9999-12-31T23:59:59+00:00","x"]').decode(),
    "cursor=" + base64.urlsafe_b64encode(b'["a\\u0000","00000000-0000-0000-0000-000000000000"]').decode(),
    "cursor=" + base64.urlsafe_b64encode(b"[99999999999999999999999999]").decode(),
    "limit=0",
    "limit=-1",
    "limit=9223372036854775808",
    "limit=１０",
    "limit=1e9",
    "limit=1&limit=2",
    "q=%00",
    "q=%25_%5C",
    "q=" + "%F0%A0%AE%B7" * 100,
    "q='%20OR%201=1--",
    "store={00000000-0000-0000-0000-000000000000}",
    "region=null",
    "from=2026-02-30",
    "date_from=10000-01-01",
    "unknown=%7B%7B7*7%7D%7D",
    "%0d%0aSet-Cookie:x=y",
]


@pytest.mark.parametrize("query", BAD_QUERIES)
def test_no_query_whatever_is_a_fault_of_ours(playground, query) -> None:
    for path, method in ROUTES:
        if method != "GET":
            continue
        answer = playground.home.admin.get(f"{fill(path, playground.things['own store'])}?{query}")
        assert answer.status_code < 500, f"{method} {path}: {answer.text}"
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Idempotency-Key": "汉".encode().decode("latin-1")},
        {"Idempotency-Key": "x" * 8000},
        {"Authorization": "Bearer " + "é" * 10},
        {"Cookie": "tenseconds=" + "x" * 8000},
        {"Cookie": "tenseconds=\xff\xfe"},
        {"Accept-Language": "zh;q=x,*;q=NaN," + "a," * 3000},
        {"Accept": "*/*;q=9"},
        {"Host": "evil.example"},
        {"X-Forwarded-For": "1.1.1.1, 2.2.2.2"},
        {"Content-Type": "application/json; charset=nonsense"},
        {"Content-Encoding": "gzip"},
        {"X-CSRF-Token": "é"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_no_header_whatever_is_a_fault_of_ours(playground, headers) -> None:
    for path, method in ROUTES:
        answer = playground.home.admin.call(
            method, fill(path, playground.things["own store"]), data=b"{}", headers=headers
        )
        assert answer.status_code < 500, f"{method} {path}: {answer.text}"
        assert "evil.example" not in str(answer.headers)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "TRACE", "PROPFIND", "PUT", "DELETE"])
def test_no_method_whatever_is_a_fault_of_ours(playground, method) -> None:
    for path, _ in ROUTES:
        answer = playground.home.manager.call(method, fill(path, playground.things["other organisation"]))
        assert answer.status_code < 500, f"{method} {path}: {answer.text}"


def fill(path: str, things: dict[str, str]) -> str:
    """Put ids into a path."""
    return path.format(**things)
