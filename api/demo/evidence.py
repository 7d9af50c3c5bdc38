"""The chain of evidence a phone writes while photos are taken: each event carries the hash of the one before it.

event_n = SHA-256(event_{n-1} ‖ manifest), the manifest in the form of RFC 8785; a missing or altered event breaks all after it. The
last hash is signed with the phone's own key (docs/evidence.md).
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

from api.core.curves import new_key, sign, write_public_key
from api.core.documents import canonical
from api.demo.filling import Shot

BUILD: Final = "demo"


def manifest(
    visit_id: UUID,
    shot: Shot,
    sha256: str,
    size: int,
    *,
    taken_at: datetime,
    began: datetime,
    time_zone: str,
    nonce: str | None = None,
) -> dict[str, Any]:
    """Describe a photo at the moment it was taken; `sha256` is of its original bytes, `size` their number."""
    return {
        "kind": "photo",
        "visit_id": str(visit_id),
        "item": shot.item,
        "photo_id": str(shot.photo_id),
        "sha256": sha256,
        "bytes": size,
        "wall_ms": round(taken_at.timestamp() * 1000),
        "mono_ms": round((taken_at - began).total_seconds() * 1000),
        "time_zone": time_zone,
        "source": "live",
        "app_build": BUILD,
        **({} if nonce is None else {"nonce": nonce}),
    }


def milestone(
    kind: str, visit_id: UUID, at: datetime, began: datetime, time_zone: str, nonce: str | None = None
) -> dict[str, Any]:
    """Describe the start or the end of a visit."""
    return {
        "kind": kind,
        "visit_id": str(visit_id),
        "wall_ms": round(at.timestamp() * 1000),
        "mono_ms": round((at - began).total_seconds() * 1000),
        "time_zone": time_zone,
        "app_build": BUILD,
        **({} if nonce is None else {"nonce": nonce}),
    }


def link(manifests: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the events of a chain: each manifest with the hash that binds it to all before it."""
    before, events = b"", []
    for each in manifests:
        before = hashlib.sha256(before + canonical(each)).digest()
        events.append({"manifest": dict(each), "hash": before.hex()})
    return events


def seal(manifests: Iterable[Mapping[str, Any]], phone: str, nonce: str | None = None) -> dict[str, Any]:
    """Return the evidence of a report: the chain, signed with the key of a phone that goes by a name."""
    events, key = link(manifests), _key_of(phone)
    signed = (
        {"public_key": write_public_key(key), "signature": sign(events[-1]["hash"].encode(), key)} if events else {}
    )
    return {"events": events, **signed, **({} if nonce is None else {"nonce": nonce})}


@cache
def _key_of(_phone: str) -> EllipticCurvePrivateKey:
    """Make the key of a phone at its first use; in the demo nobody keeps it."""
    return new_key()
