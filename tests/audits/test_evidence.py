"""What a chain of evidence proves: every vector, every single change, and what people see of it."""

import copy
import hashlib
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.audits.evidence import judge
from api.core.curves import new_key, sign, write_public_key
from api.core.documents import canonical
from api.core.ids import new_id
from tests.fixtures.content import Shop
from tests.fixtures.visits import publish
from tests.sync.test_photos import jpeg, put
from tests.sync.test_pull import pull

VECTORS = sorted((Path(__file__).parent.parent / "vectors" / "evidence").glob("*.json"))
INTACT = json.loads((VECTORS[0].parent / "intact.json").read_text("utf-8"))


def judged(vector: dict[str, Any]) -> dict[str, Any]:
    photos = [UUID(photo) for photo in vector["photos"]]
    key = bytes.fromhex(vector["nonce_key"])
    return judge(vector["evidence"], photos, visit_id=UUID(vector["visit_id"]), nonce_key=key)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_vector_is_judged_as_expected(path: Path) -> None:
    vector = json.loads(path.read_text("utf-8"))
    assert vector["name"] == path.stem
    assert json.loads(json.dumps(judged(vector))) == vector["expect"]


def test_there_are_vectors() -> None:
    assert len(VECTORS) >= 20
    assert {json.loads(path.read_text("utf-8"))["expect"]["verdict"] for path in VECTORS} == {
        "intact",
        "unsigned",
        "broken",
        "absent",
    }


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] + [place for key, each in inner for place in places(each, (*path, key))]


@pytest.mark.parametrize(
    "path",
    [path for path in places(INTACT["evidence"]["events"]) if path],
    ids=lambda path: "/".join(map(str, path)),
)
def test_no_place_of_a_chain_can_be_changed_unnoticed(path: tuple[Any, ...]) -> None:
    for odd in (None, 0, "x", [], {}):
        vector = copy.deepcopy(INTACT)
        holder = vector["evidence"]["events"]
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = odd
        assert judged(vector)["verdict"] == "broken", (path, odd)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@given(
    st.lists(st.dictionaries(st.sampled_from(["manifest", "hash", "x"]), JSON, max_size=3), max_size=4), st.text(), JSON
)
def test_whatever_comes_as_evidence_gets_a_verdict(events, text, anything) -> None:
    for key in (text, INTACT["evidence"]["public_key"]):
        evidence = {"events": events, "public_key": key, "signature": text, "nonce": text}
        verdict = judge(evidence, [new_id()], visit_id=new_id(), nonce_key=b"key")
        assert verdict["verdict"] in {"broken", "absent"}
    manifest = {"visit_id": INTACT["visit_id"], "kind": anything, "photo_id": anything, "sha256": anything}
    judge({"events": [{"manifest": manifest}]}, [], visit_id=UUID(INTACT["visit_id"]), nonce_key=None)


class Phone:
    """A phone that writes a chain while its shopper takes pictures."""

    def __init__(self, shop: Shop) -> None:
        self.shop, self.key, self.events = shop, new_key(), []
        visit = next(each for each in pull(shop.world.shopper)["visits"] if each["id"] == str(shop.visit_id))
        self.nonce = visit["nonce"]["value"]

    def note(self, **manifest: Any) -> None:
        manifest |= {"visit_id": str(self.shop.visit_id), "nonce": self.nonce}
        before = bytes.fromhex(self.events[-1]["hash"]) if self.events else b""
        self.events.append({"manifest": manifest, "hash": hashlib.sha256(before + canonical(manifest)).hexdigest()})

    def evidence(self) -> dict[str, Any]:
        signature = sign(self.events[-1]["hash"].encode(), self.key)
        return {
            "events": self.events,
            "public_key": write_public_key(self.key),
            "signature": signature,
            "nonce": self.nonce,
        }


def report(shop: Shop, *, body: bytes, noted: bytes, spoil: bool = False, is_sent: bool = True) -> dict[str, Any]:
    """Report with one photo whose bytes are `body`, while the chain says `noted`."""
    phone, photo = Phone(shop), new_id()
    phone.note(kind="photo", photo_id=str(photo), item="shop-front", sha256=hashlib.sha256(noted).hexdigest())
    evidence = phone.evidence()
    if spoil:
        evidence["events"][0]["manifest"]["item"] = "greeted"
    if is_sent:
        put(shop.world.shopper, photo, body)
    payload = {**shop.payload(photos=[photo]), "evidence": evidence}
    answer = shop.push(shop.op(payload))
    assert answer.json["results"][0]["outcome"] == "applied", answer.text
    return shop.world.qa.get(f"/v1/audits/{shop.audit_id}").json["evidence"]


def test_qa_sees_that_the_evidence_is_whole_and_since_when(shop) -> None:
    seen = report(shop, body=jpeg(size=(32, 32)), noted=jpeg(size=(32, 32)))
    assert (seen["verdict"], seen["signature"], seen["broken_at"]) == ("intact", "valid", None)
    assert seen["nonce_at"].startswith("2026-11-22T04:00:00")
    assert [photo["state"] for photo in seen["photos"]] == ["matching"]


def test_the_reviewer_is_told_how_long_after_the_last_trace_in_the_store_the_report_was_written(shop) -> None:
    payload, phone = shop.payload(), Phone(shop)
    finished = datetime.fromisoformat(payload["finished_at"])
    left = finished - timedelta(minutes=40)
    for kind, at, source in (
        ("photo", left - timedelta(minutes=5), "live"),
        ("timer", left, None),
        ("photo", finished - timedelta(minutes=1), "gallery"),
        ("visit-end", finished, None),
        ("timer", finished + timedelta(days=400), None),
    ):
        phone.note(kind=kind, source=source, wall_ms=int(at.timestamp() * 1000))
    phone.note(kind="timer", wall_ms="soon")
    answer = shop.push(shop.op({**payload, "evidence": phone.evidence()}))
    assert answer.json["results"][0]["outcome"] == "applied", answer.text
    seen = shop.world.qa.get(f"/v1/audits/{shop.audit_id}").json
    assert datetime.fromisoformat(seen["last_seen_at"]) == left.replace(microsecond=left.microsecond // 1000 * 1000)


def test_a_photo_that_is_not_the_one_captured_is_told_apart(shop) -> None:
    seen = report(shop, body=jpeg(size=(32, 32)), noted=b"another picture")
    assert (seen["verdict"], seen["photos"][0]["state"]) == ("intact", "different")


def test_a_photo_on_its_way_is_missing_and_then_compared(shop) -> None:
    seen = report(shop, body=b"", noted=jpeg(size=(32, 32)), is_sent=False)
    assert seen["photos"][0]["state"] == "missing"
    put(shop.world.shopper, seen["photos"][0]["photo_id"], jpeg(size=(32, 32)))
    seen = shop.world.qa.get(f"/v1/audits/{shop.audit_id}").json["evidence"]
    assert seen["photos"][0]["state"] == "matching"


def test_a_broken_chain_is_kept_and_never_refused(shop) -> None:
    seen = report(shop, body=jpeg(size=(32, 32)), noted=jpeg(size=(32, 32)), spoil=True)
    assert (seen["verdict"], seen["broken_at"], seen["photos"][0]["state"]) == ("broken", 1, "unrecorded")


def test_a_manager_sees_the_verdict_and_no_time(world, shop) -> None:
    report(shop, body=jpeg(size=(32, 32)), noted=jpeg(size=(32, 32)))
    publish(shop)
    seen = world.manager.get(f"/v1/audits/{shop.audit_id}").json["evidence"]
    assert (seen["verdict"], seen["nonce_at"]) == ("intact", None)


@pytest.mark.parametrize(
    ("changes", "language", "sentence"),
    [
        ({}, "en", "holds, records every photo, and is signed by the phone"),
        ({}, "zh-Hans", "并由手机签名"),
        ({"spoil": True}, "en", "does not hold"),
        ({"noted": b"another"}, "en", "does not record every photo as it arrived"),
    ],
)
def test_the_public_page_says_it_in_a_sentence(app, shop, changes, language, sentence) -> None:
    report(shop, **{"body": jpeg(size=(32, 32)), "noted": jpeg(size=(32, 32)), **changes})
    publish(shop)
    code = shop.world.qa.get(f"/v1/audits/{shop.audit_id}").json["verification_code"]
    page = app.test_client().get(f"/verify/{code}", headers={"Accept-Language": language})
    assert page.status_code == 200
    assert sentence in page.text
