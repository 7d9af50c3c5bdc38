"""Checklists made from the shipped mystery visit: one of forty questions and a good report of it, the unit of load, and a long one."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from api.audits.completeness import validate_responses
from api.checklists.load import load_checklist
from api.core.documents import sha256_hex
from api.core.ids import new_id
from bench.product import ROOT

QUESTIONS = 40
_MANY = 60
_NOTE = {"note": "店员两秒内抬头微笑，问候自然。Looked up within two seconds and smiled."}


def forty_questions() -> dict[str, Any]:
    """Make the checklist: every question is asked, and none demands a photo."""
    return _made("forty-questions", QUESTIONS)


def sixty_questions() -> dict[str, Any]:
    """Make a long one to tap through."""
    return _made("sixty-questions", _MANY)


def _made(key: str, most: int) -> dict[str, Any]:
    """Ask all that is asked without a camera, and from the top once more until there are as many as wanted."""
    document, faults = load_checklist(ROOT / "checklists" / "mystery-visit")
    if document is None:
        raise ValueError(f"the shipped checklist is broken: {faults[0]}")
    sections = [
        {**section, "items": [{**item, "show_if": None} for item in section["items"] if item["kind"] != "receipt"]}
        for section in document["sections"]
    ]
    items = [item for section in sections for item in section["items"]]
    again = [{**item, "key": f"{item['key']}-again"} for item in items[: most - len(items)]]
    return {
        **document,
        "key": key,
        "sections": [{**sections[0], "items": [*sections[0]["items"], *again]}, *sections[1:]],
    }


def good_responses(document: Mapping[str, Any], photos: Sequence[UUID] = ()) -> list[dict[str, Any]]:
    """Answer every question well, with a note wherever one may be demanded and a photo each for the first ones.

    Raises ValueError if that does not fit the checklist.
    """
    items = [item for section in document["sections"] for item in section["items"]]
    left = list(photos)
    responses = []
    for item in items:
        note = _NOTE if item["evidence"]["note_on"] else {}
        response = {"item": item["key"], "state": "answered", **_ANSWERS[item["kind"]](item), **note}
        if left and item["evidence"]["max"]:
            response["photos"] = [str(left.pop(0))]
        responses.append(response)
    faults = validate_responses(document, responses, (), final=True)
    if faults or left or len(responses) != QUESTIONS:
        raise ValueError(f"the report does not fit its checklist: {faults or left or len(responses)}")
    return responses


def submit_op(version: Any, visit_id: UUID, seq: int, responses: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Wrap a report as the op by which a phone hands it in; `version` is a published one."""
    payload = {
        "audit_id": str(new_id()),
        "visit_id": str(visit_id),
        "checklist": {"key": version.key, "version": version.version, "sha256": version.sha256},
        "started_at": "2026-11-21T03:00:00Z",
        "finished_at": "2026-11-21T03:20:00Z",
        "responses": list(responses),
        "evidence": {"events": []},
    }
    return {
        "op_id": str(new_id()),
        "device_seq": seq,
        "kind": "audit.submit",
        "captured_at": "2026-11-21T03:20:05Z",
        "payload": payload,
        "payload_sha256": sha256_hex(payload),
    }


def _best(item: Mapping[str, Any]) -> dict[str, Any]:
    return {"value": max(item["options"], key=lambda option: float(option["score"]))["key"]}


def _timer(_item: Mapping[str, Any]) -> dict[str, Any]:
    start, stop = (
        {"wall_ms": 1_795_230_000_000, "mono_ms": 1_000_000},
        {"wall_ms": 1_795_230_006_400, "mono_ms": 1_006_400},
    )
    return {"timer": {"runs": [{"started": start, "stopped": stop, "was_hidden": False}]}}


_ANSWERS = {
    "yes-no": lambda item: {"value": item["good"]},
    "choice": _best,
    "multi-choice": lambda item: {"value": {"chosen": [item["options"][0]["key"]]}},
    "scale": lambda item: {"value": item["scale"]["max"]},
    "number": lambda _item: {"value": "2"},
    "text": lambda _item: {"value": "迎宾自然，结账很快。A natural welcome and a quick checkout."},
    "timer": _timer,
}
