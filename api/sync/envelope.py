"""The envelope of an op: what every act recorded on a phone says about itself, checked one by one so that none harms another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from api.audits.fields import is_id, is_moment
from api.core.documents import MalformedJSON, seal
from api.core.problems import FieldError, Invalid, marked

_FIELDS = {"op_id", "device_seq", "kind", "captured_at", "payload", "payload_sha256"}
_KIND = re.compile(r"[a-z]{1,40}\.[a-z]{1,40}")
MAX_SEQ = 2**53 - 1
UNKEEPABLE = marked(
    "The payload holds what cannot be kept exactly: a number beyond 2^53, the character NUL, or nesting without end."
)


@dataclass(frozen=True)
class Op:
    """One act: its id, its place in the device's row of acts (from 1, without gaps), its kind, and what it says."""

    op_id: UUID
    device_seq: int
    kind: str
    captured_at: datetime
    payload: Mapping[str, Any]
    payload_sha256: str


def read_op(raw: Any) -> Op:
    """Check an envelope and the hash of its payload; raise Invalid with a line a field."""
    if not isinstance(raw, dict):
        raise Invalid(errors=[FieldError("", marked("An op is an object."))])
    errors = [FieldError(f"/{name}", marked("This field is missing.")) for name in sorted(_FIELDS - raw.keys())]
    errors += [FieldError("/*", marked("Unknown field."))] if raw.keys() - _FIELDS else []
    errors += [] if errors else _field_faults(raw)
    if errors:
        raise Invalid(errors=errors)
    return Op(
        op_id=UUID(raw["op_id"]),
        device_seq=raw["device_seq"],
        kind=raw["kind"],
        captured_at=datetime.fromisoformat(raw["captured_at"]),
        payload=raw["payload"],
        payload_sha256=raw["payload_sha256"],
    )


def _field_faults(raw: dict[str, Any]) -> list[FieldError]:
    seq = raw["device_seq"]
    checks = (
        ("/op_id", is_id(raw["op_id"]), marked("This is not a UUID in lower case.")),
        ("/device_seq", type(seq) is int and 1 <= seq <= MAX_SEQ, marked("The acts of a device are numbered from 1.")),
        ("/kind", _is_kind(raw["kind"]), marked("This server does not know this kind of act. Update the app.")),
        ("/captured_at", _is_moment(raw["captured_at"]), marked("This is not a time with a time zone.")),
        ("/payload", isinstance(raw["payload"], dict), marked("The payload is an object.")),
    )
    errors = [FieldError(pointer, sentence) for pointer, fits, sentence in checks if not fits]
    return errors or _hash_faults(raw)


def _hash_faults(raw: dict[str, Any]) -> list[FieldError]:
    try:
        fits = seal(raw["payload"]) == raw["payload_sha256"]
    except MalformedJSON:
        return [FieldError("/payload", UNKEEPABLE)]
    return (
        []
        if fits
        else [FieldError("/payload_sha256", marked("The payload is not what was hashed on the phone. Send it again."))]
    )


def _is_kind(value: Any) -> bool:
    return isinstance(value, str) and _KIND.fullmatch(value) is not None


def _is_moment(value: Any) -> bool:
    try:
        return is_moment(value) and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False
