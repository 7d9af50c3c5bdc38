"""What a report's chain of evidence proves: unchanged since capture, in this order, after this moment (docs/evidence.md).

Pure. A verdict is data beside the report and never a reason to refuse it.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from api.audits.nonces import read_nonce
from api.core.clock import to_wire
from api.core.curves import WrongKey, is_signed, read_public_key
from api.core.documents import MalformedJSON, canonical

VERDICTS = ("intact", "unsigned", "broken", "absent")
SIGNATURES = ("valid", "wrong", "absent")
PHOTO_STATES = ("recorded", "deleted", "unrecorded")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`broken_at` is the number of the first event that does not follow from those before it, from 1.

    `nonce_at` is the moment after which the events from number `nonce_from` on were captured. `photos` tells of each photo the report
    speaks of whether the chain records it, and `hashes` what its bytes may hash to.
    """

    verdict: str
    events: int
    broken_at: int | None
    signature: str
    nonce_at: str | None
    nonce_from: int | None
    photos: Mapping[str, str]
    hashes: Mapping[str, Sequence[str]]


def judge(
    evidence: Mapping[str, Any], photo_ids: Iterable[UUID], *, visit_id: UUID, nonce_key: bytes | None
) -> dict[str, Any]:
    """Judge the evidence of a report as JSON; without `nonce_key` no nonce is recognised."""
    events = [event if isinstance(event, dict) else {} for event in evidence.get("events") or ()]
    broken_at = _first_break(events, visit_id)
    signature = _signature(evidence, events)
    nonce_at, nonce_from = _nonce(evidence, events, visit_id, nonce_key)
    hashes, deleted = _recorded(_manifests(events if broken_at is None else events[: broken_at - 1]))
    named = [str(photo_id) for photo_id in photo_ids]
    return asdict(
        Verdict(
            verdict=_verdict(events, broken_at, signature),
            events=len(events),
            broken_at=broken_at,
            signature=signature,
            nonce_at=None if nonce_at is None else to_wire(nonce_at),
            nonce_from=nonce_from,
            photos={
                photo: "deleted" if photo in deleted else "recorded" if photo in hashes else "unrecorded"
                for photo in named
            },
            hashes={photo: hashes[photo] for photo in named if photo in hashes},
        )
    )


def _verdict(events: Sequence[Any], broken_at: int | None, signature: str) -> str:
    if not events:
        return "absent"
    if broken_at is not None or signature == "wrong":
        return "broken"
    return "intact" if signature == "valid" else "unsigned"


def _first_break(events: Sequence[Mapping[str, Any]], visit_id: UUID) -> int | None:
    """Compute every link again: SHA-256 of the link before and the manifest's RFC 8785 form. Another visit's manifest breaks it too."""
    before = b""
    for number, event in enumerate(events, 1):
        manifest = event.get("manifest")
        if not isinstance(manifest, dict) or manifest.get("visit_id") != str(visit_id):
            return number
        try:
            before = hashlib.sha256(before + canonical(manifest)).digest()
        except MalformedJSON:
            return number
        if event.get("hash") != before.hex():
            return number
    return None


def _signature(evidence: Mapping[str, Any], events: Sequence[Mapping[str, Any]]) -> str:
    key, signature = evidence.get("public_key"), evidence.get("signature")
    last = events[-1].get("hash") if events else None
    if not key or not signature or not isinstance(last, str):
        return "absent"
    try:
        return "valid" if is_signed(last.encode(), signature, read_public_key(key)) else "wrong"
    except WrongKey:
        return "wrong"


def _nonce(
    evidence: Mapping[str, Any], events: Sequence[Mapping[str, Any]], visit_id: UUID, key: bytes | None
) -> tuple[datetime | None, int | None]:
    """Give the moment of the nonce and the number of the first event that carries it; one that no event carries proves nothing."""
    nonce = evidence.get("nonce")
    if not nonce or key is None:
        return None, None
    carriers = (number for number, manifest in enumerate(_manifests(events), 1) if manifest.get("nonce") == nonce)
    first, moment = next(carriers, None), read_nonce(key, visit_id, nonce)
    return (moment, first) if moment is not None and first is not None else (None, None)


def _recorded(manifests: Iterable[Mapping[str, Any]]) -> tuple[dict[str, list[str]], set[str]]:
    """List by photo the hashes its bytes may have: as captured, and as derived from bytes the chain knows; and what was deleted."""
    hashes: dict[str, list[str]] = {}
    known: set[str] = set()
    deleted: set[str] = set()
    for manifest in manifests:
        kind, photo, sha256 = (_text(manifest, name) for name in ("kind", "photo_id", "sha256"))
        if kind == "deletion":
            deleted.add(photo)
        elif kind == "restoration":
            deleted.discard(photo)
        elif kind == "photo" or (kind == "derivative" and _text(manifest, "parent_sha256") in known):
            known.add(sha256)
            hashes.setdefault(photo, []).append(sha256)
            deleted.discard(photo)
    return hashes, deleted


def _manifests(events: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    found = (event.get("manifest") for event in events)
    return [manifest if isinstance(manifest, dict) else {} for manifest in found]


def _text(manifest: Mapping[str, Any], name: str) -> str:
    value = manifest.get(name)
    return value if isinstance(value, str) else ""
