"""Where a page of a list ended, sealed: the keys of its last row tell more than the row does, such as when exactly somebody shopped."""

import base64
import binascii
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from api.core.documents import MalformedJSON, decode, encode
from api.core.problems import FieldError, Invalid, marked

PURPOSE: Final = "cursors of lists"


class Cursors:
    """Writes and reads the cursors of one list of one organisation. AES-SIV (RFC 5297) needs no number that is used once.

    Bound to its list, a cursor cannot be laid against another one whose times its reader knows.
    """

    def __init__(self, key: bytes, organisation_id: UUID, name: str) -> None:
        """Take a key of 32 bytes, and what tells the list from others."""
        self._cipher, self._about = AESSIV(key), [organisation_id.bytes, name.encode()]

    def seal(self, values: list[Any]) -> str:
        """Write the keys of a row, numbers as they are and everything else as text."""
        body = encode([value if isinstance(value, int) else str(value) for value in values])
        return base64.urlsafe_b64encode(self._cipher.encrypt(body, self._about)).decode().rstrip("=")

    def open(self, cursor: str, count: int) -> list[Any]:
        """Read so many keys; raise Invalid for what was not written here, or for somebody else."""
        try:
            sealed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
            values = decode(self._cipher.decrypt(sealed, self._about))
        except (binascii.Error, InvalidTag, MalformedJSON, ValueError) as error:
            raise unknown_cursor() from error
        if not isinstance(values, list) or len(values) != count:
            raise unknown_cursor()
        return values


def unknown_cursor() -> Invalid:
    """Say that a cursor is none of ours."""
    return Invalid(
        errors=[FieldError("/cursor", marked("This cursor is not one we gave out. Start again without it."))]
    )
