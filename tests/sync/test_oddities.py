"""Whatever an op holds, it is answered alone, with a sentence, and leaves nothing half-written."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from api.audits.models import Audit
from api.core.db import db
from api.core.documents import encode, sha256_hex
from api.core.ids import new_id
from api.reports.verifying import verify_audit
from tests.fixtures.content import answered


def send(shop, *ops: Any) -> Any:
    """Send ops as bytes, so that nothing on the way here tidies them up."""
    raw = b'{"device_id": "%b", "ops": [%b]}' % (
        str(shop.device_id).encode(),
        b",".join(op if isinstance(op, bytes) else json.dumps(op).encode() for op in ops),
    )
    return shop.world.shopper.call("POST", "/v1/sync", data=raw, headers={"Content-Type": "application/json"})


def written(world) -> list[int]:
    """Count what a report leaves behind."""
    return [len(world.qa.get("/v1/audits").json["items"])]


def refusal(shop, op: Any) -> dict[str, Any]:
    """Send an op beside a good one: the good one is applied, the other refused with a sentence."""
    good = shop.op(shop.payload())
    answer = send(shop, op, good)
    assert answer.status_code == 200, answer.text
    odd, applied = answer.json["results"]
    assert applied["outcome"] == "applied", applied
    assert odd["outcome"] in {"rejected", "conflict"}, odd
    assert odd["problem"]["detail"]
    assert 400 <= odd["problem"]["status"] < 500
    assert written(shop.world) == [1]
    return odd["problem"]


ENVELOPES = {
    "no time at all": ("captured_at", "yesterday"),
    "a day that does not exist": ("captured_at", "2026-02-30T10:00:00Z"),
    "a leap second": ("captured_at", "2026-12-31T23:59:60Z"),
    "the year 10000": ("captured_at", "10000-01-01T00:00:00Z"),
    "no time zone": ("captured_at", "2026-11-21T03:20:05"),
    "a number as time": ("captured_at", 1795231205),
    "zero": ("device_seq", 0),
    "negative": ("device_seq", -1),
    "2^53": ("device_seq", 2**53),
    "2^63": ("device_seq", 2**63),
    "2^64": ("device_seq", 2**64),
    "a boolean": ("device_seq", True),
    "a fraction": ("device_seq", 1.0),
    "a text as number": ("device_seq", "1"),
    "an upper-case UUID": ("op_id", str(uuid4()).upper()),
    "a braced UUID": ("op_id", f"{{{uuid4()}}}"),
    "a UUID without hyphens": ("op_id", uuid4().hex),
    "null as id": ("op_id", None),
    "a list as id": ("op_id", [str(uuid4())]),
    "NUL in the id": ("op_id", "\x00" * 36),
    "NUL in the kind": ("kind", "audit.\x00"),
    "a megabyte of kind": ("kind", "audit." + "x" * 1_000_000),
    "a list as kind": ("kind", ["audit.submit"]),
    "a list as payload": ("payload", []),
    "null as payload": ("payload", None),
    "a hash in upper case": ("payload_sha256", "A" * 64),
    "null as hash": ("payload_sha256", None),
    "something unknown": ("colour", "red"),
}


@pytest.mark.parametrize(("field", "value"), ENVELOPES.values(), ids=ENVELOPES)
def test_an_odd_envelope_is_refused_by_field_and_its_neighbour_applied(world, shop, field, value):
    problem = refusal(shop, {**shop.op(shop.payload()), field: value})
    assert problem["status"] == 422
    assert [fault["pointer"] for fault in problem["errors"]] == ["/*" if field == "colour" else f"/{field}"]


@pytest.mark.parametrize(
    "captured_at",
    [
        "1970-01-01T00:00:00Z",
        "2038-01-20T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00+14:00",
        "2026-11-21T03:20:05+14:00",
        "2026-11-21T03:20:05-12:00",
        "2026-03-29T02:30:00+01:00",
    ],
)
def test_a_wrong_clock_of_the_phone_is_a_claim_and_loses_nothing(world, shop, captured_at):
    answer = send(shop, {**shop.op(shop.payload()), "captured_at": captured_at})
    assert answer.json["results"][0]["outcome"] == "applied"


def with_note(shop, note: Any) -> dict[str, Any]:
    return shop.payload([answered("greeted", "no", note=note), answered("smiled", "yes"), answered("no-insult", "yes")])


def events(shop, value: Any) -> dict[str, Any]:
    return {**shop.payload(), "evidence": {"events": [{"value": value}]}}


def deep(depth: int) -> Any:
    return json.loads("[" * depth + "]" * depth)


def unhashed(shop, payload: Any) -> dict[str, Any]:
    """Make an op whose payload has no canonical form."""
    return {**shop.op({}), "payload": payload, "payload_sha256": "0" * 64}


@pytest.mark.parametrize("number", [2**53, -(2**53), 2**63, 2**64, 1e16, 1e22, 1.7e308])
def test_a_number_beyond_exactness_is_refused(world, shop, number):
    assert [fault["pointer"] for fault in refusal(shop, unhashed(shop, events(shop, number)))["errors"]] == ["/payload"]


@pytest.mark.parametrize("number", [b"-0", b"-0.0", b"5e-324", b"9007199254740991", b"0.1", b"1e15", b"1E-7"])
def test_a_number_with_an_exact_form_is_kept_as_it_was_hashed(world, shop, number):
    marked = events(shop, "HERE")
    hashed = {**marked, "evidence": {"events": [{"value": json.loads(number)}]}}
    raw = encode({**shop.op(hashed), "payload": marked}).replace(b'"HERE"', number)
    assert send(shop, raw).json["results"][0]["outcome"] == "applied"
    with world.app.app_context():
        audit = db.session.get_one(Audit, (world.organisation_id, shop.audit_id))
        assert verify_audit(db.session, world.app.extensions["ports"], audit).faults == ()


def test_an_infinite_number_is_no_json_and_nothing_of_the_batch_is_applied(world, shop):
    raw = encode(shop.op(events(shop, "HERE"))).replace(b'"HERE"', b"1e400")
    answer = send(shop, raw, shop.op(shop.payload()))
    assert (answer.status_code, answer.json["type"]) == (400, "/problems/malformed-body")
    assert written(world) == [0]


def test_nul_keeps_only_its_own_op_out(world, shop):
    refusal(shop, shop.op(with_note(shop, "a\x00b")))


def test_a_nul_hidden_in_a_key_keeps_only_its_own_op_out(world, shop):
    refusal(shop, shop.op(events(shop, {"a\x00b": 1})))


def test_the_escape_of_nul_written_out_is_just_text(world, shop):
    assert send(shop, shop.op(with_note(shop, "a\\u0000b"))).json["results"][0]["outcome"] == "applied"


@pytest.mark.parametrize("depth", [260, 900])
@pytest.mark.parametrize("inmost", [{}, {"x": 0.5}], ids=["whole numbers", "with a fraction"])
def test_deep_nesting_keeps_only_its_own_op_out(world, shop, depth, inmost):
    op = encode(unhashed(shop, {**events(shop, "HERE"), **inmost}))
    op = op.replace(b'"HERE"', b"[" * depth + b"]" * depth)
    assert [fault["pointer"] for fault in refusal(shop, op)["errors"]] == ["/payload"]


@pytest.mark.parametrize("value", [deep(200), {"a": deep(200)}, [[]] * 500, "x" * 100_000, 1e15, -1, True, {}])
def test_a_value_that_fits_no_item_is_refused_with_its_place(world, shop, value):
    payload = shop.payload(
        [answered("greeted", "yes", note=None), answered("smiled", value), answered("no-insult", "yes")]
    )
    assert [fault["pointer"] for fault in refusal(shop, shop.op(payload))["errors"]] == ["/responses/1/value"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("started_at", "1970-01-01T00:00:00Z"),
        ("finished_at", "9999-12-31T23:59:59Z"),
        ("finished_at", "2026-02-30T10:00:00Z"),
        ("started_at", "2026-11-21T23:59:60Z"),
        ("started_at", "0001-01-01T00:00:00+14:00"),
        ("finished_at", "2026-11-21T03:00:00"),
        ("finished_at", "2026-11-21T02:59:59Z"),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_its_field(world, shop, field, value):
    problem = refusal(shop, shop.op({**shop.payload(), field: value}))
    assert {fault["pointer"] for fault in problem["errors"]} <= {"/started_at", "/finished_at"}


def test_times_far_from_greenwich_are_the_same_moment(world, shop):
    payload = {
        **shop.payload(),
        "started_at": "2026-11-21T17:00:00+14:00",
        "finished_at": "2026-11-20T15:20:00-12:00",
    }
    assert send(shop, shop.op(payload)).json["results"][0]["outcome"] == "applied"
    [audit] = world.qa.get("/v1/audits").json["items"]
    assert audit["visited_on"] == "2026-11-21"


@pytest.mark.parametrize("field", ["audit_id", "visit_id"])
@pytest.mark.parametrize("form", [str.upper, lambda text: f"{{{text}}}", lambda text: text.replace("-", "")])
def test_an_id_has_one_way_of_being_written(world, shop, field, form):
    payload = shop.payload()
    problem = refusal(shop, shop.op({**payload, field: form(payload[field])}))
    assert [fault["pointer"] for fault in problem["errors"]] == [f"/{field}"]


def test_a_photo_id_has_one_way_of_being_written(world, shop):
    payload = shop.payload()
    payload["responses"][-1]["photos"] = [str(new_id()).upper()]
    assert [fault["pointer"] for fault in refusal(shop, shop.op(payload))["errors"]] == ["/responses/3/photos/0"]


@pytest.mark.parametrize("audit_id", ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"])
def test_the_first_and_the_last_id_are_ids(world, shop, audit_id):
    assert send(shop, shop.op({**shop.payload(), "audit_id": audit_id})).json["results"][0]["outcome"] == "applied"


def test_a_key_said_twice_counts_as_it_was_hashed(world, shop):
    payload = shop.payload()
    raw = encode(shop.op(payload)).replace(b'"payload":{', b'"payload":{"audit_id":"x",')
    assert send(shop, raw).json["results"][0]["outcome"] == "applied"
    other = encode(shop.op(payload)).replace(b'"evidence":', b'"evidence":{},"evidence":')
    assert send(shop, other).json["results"][0]["outcome"] == "conflict"


def test_ten_thousand_ops_at_once_are_refused_whole_and_in_two_hundreds_applied(world, shop):
    draft = {"revision": 1, "draft": shop.payload([])}
    sha256 = sha256_hex(draft)
    ops = [shop.op(draft, kind="audit.draft", payload_sha256=sha256) for _ in range(10_000)]
    small = [{**op, "payload": {}} for op in ops]
    assert [len(encode(small)) < 5_000_000, len(encode(ops)) > 5_000_000] == [True, True]
    refused = send(shop, *small)
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/ops")
    assert send(shop, *ops).status_code == 413
    results = send(shop, *ops[:200]).json["results"]
    assert {result["outcome"] for result in results} == {"applied"}


def test_an_op_that_arrives_in_the_past_of_the_server_is_kept(world, shop, clock):
    clock.now = datetime(2020, 1, 1, tzinfo=UTC)
    assert send(shop, shop.op(shop.payload())).json["results"][0]["outcome"] == "applied"
