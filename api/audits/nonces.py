"""A nonce is handed out with a visit and comes back inside its evidence: what was captured over it was captured after that moment.

It is the time and a seal over visit and time, so nothing has to be kept to recognise it: base64url of 32 bytes.
"""

import base64
import binascii
import hmac
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

PURPOSE: Final = "evidence nonce"
_TIME, _SEAL = 8, 24


def issue_nonce(key: bytes, visit_id: UUID, now: datetime) -> str:
    """Seal a visit and a moment (whole seconds)."""
    moment = int(now.timestamp()).to_bytes(_TIME)
    return base64.urlsafe_b64encode(moment + _seal(key, visit_id, moment)).decode().rstrip("=")


def read_nonce(key: bytes, visit_id: UUID, nonce: str) -> datetime | None:
    """Give the moment at which a nonce was handed out for this very visit; None if it never was."""
    try:
        raw = base64.urlsafe_b64decode(nonce + "=" * (-len(nonce) % 4))
    except (binascii.Error, ValueError):
        return None
    moment, seal = raw[:_TIME], raw[_TIME:]
    if len(raw) != _TIME + _SEAL or not hmac.compare_digest(seal, _seal(key, visit_id, moment)):
        return None
    return datetime.fromtimestamp(int.from_bytes(moment), UTC)


def _seal(key: bytes, visit_id: UUID, moment: bytes) -> bytes:
    return hmac.digest(key, visit_id.bytes + moment, "sha256")[:_SEAL]
