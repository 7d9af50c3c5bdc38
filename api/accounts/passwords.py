"""Passwords: Argon2id by the OWASP profile (19 MiB, t=2, p=1: about 35 ms), and a floor under weak ones.

They are compared in Unicode form NFKC (NIST SP 800-63B 3.1.1.2): a Chinese keyboard may send full-width digits for the same keys.
"""

import unicodedata
from functools import cache
from importlib import resources

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from api.core.problems import FieldError, Invalid, marked

_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
MIN_LENGTH, MAX_LENGTH = 12, 256


def hash_password(password: str) -> str:
    """Hash for storage."""
    return _HASHER.hash(_normal(password))


def is_password(password: str, stored: str | None) -> bool:
    """Tell whether the password fits; takes the same time when there is no such account."""
    try:
        _HASHER.verify(stored or _decoy(), _normal(password))
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def needs_rehash(stored: str) -> bool:
    """Tell whether a stored hash is of an older profile."""
    return _HASHER.check_needs_rehash(stored)


def refuse_weak(password: str) -> None:
    """Raise Invalid for a password that is too short, too long, or on the list of common ones."""
    if not MIN_LENGTH <= len(password) <= MAX_LENGTH:
        raise _invalid(marked("The length has to be between {min} and {max}."), min=MIN_LENGTH, max=MAX_LENGTH)
    if len(set(password)) < 5 or _normal(password).lower() in _common():
        raise _invalid(
            marked(
                "This password is too easy to guess. A sentence of several words is easy to remember and hard to guess."
            )
        )


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _invalid(message: str, **params: int) -> Invalid:
    return Invalid(errors=[FieldError("/password", message, params)])


@cache
def _common() -> frozenset[str]:
    return frozenset((resources.files("api.accounts") / "common-passwords.txt").read_text("utf-8").split())


@cache
def _decoy() -> str:
    return hash_password("nobody has this password")
