"""Ids are UUIDv7: made where a thing is born, sortable by birth, never guessed twice."""

import secrets
from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Make a UUIDv7 from the system clock."""
    return uuid7()


def new_token() -> str:
    """Make an unguessable URL-safe token of 256 bits."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Make a verification code a person can read aloud: 20 characters, 100 bits, no look-alikes."""
    return "".join(secrets.choice("23456789ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(20))
