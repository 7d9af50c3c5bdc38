"""Object keys: `<organisation>/<kind>/<name>`, made and checked in one place so that none can point outside its tenant."""

import re
import secrets
from uuid import UUID

_KEY = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/[a-z][a-z0-9-]{0,39}/[a-z0-9][a-z0-9.-]{0,127}"
)


def object_key(organisation_id: UUID, kind: str, name: str) -> str:
    """Make the key of an object from its owner, its kind (`photo`, `scorecard`, …) and a name: a hash or an id.

    Raises ValueError for anything but lower-case letters, digits, dots and hyphens.
    """
    return checked(f"{organisation_id}/{kind}/{name}")


def fresh_key(organisation_id: UUID, kind: str, name: str) -> str:
    """Make a key that was never used before and says whose it is: a name and 64 random bits.

    Because no key comes twice, an object without a row stays without one, and sweeping can remove it.
    """
    return object_key(organisation_id, kind, f"{name}.{secrets.token_hex(8)}")


def random_key(organisation_id: UUID, kind: str) -> str:
    """Make a key nobody can guess (160 random bits)."""
    return object_key(organisation_id, kind, secrets.token_hex(20))


def checked(key: str) -> str:
    """Return the key if it has the shape of ours, else raise ValueError."""
    if _KEY.fullmatch(key) is None or ".." in key:
        raise ValueError(f"This is no object key: {key[:200]!r}")
    return key
