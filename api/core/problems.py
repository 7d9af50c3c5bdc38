"""Everything that may go wrong on purpose, as RFC 9457 problems with sentences that can be translated.

Problem ── BadRequest 400 ── MalformedBody
        ├─ Unauthenticated 401
        ├─ Forbidden 403
        ├─ NotFound 404
        ├─ Conflict 409
        ├─ PreconditionFailed 412
        ├─ TooLarge 413 · UnsupportedMedia 415
        ├─ Invalid 422 (one line a field)
        ├─ TooManyRequests 429
        └─ Unavailable 503 ── StorageFull 507
Packages derive their own from these in their `problems.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar


def marked(message: str) -> str:
    """Mark a sentence for the catalogues where it is declared; it is translated where it is shown."""
    return message


@dataclass(frozen=True)
class FieldError:
    """One fault in a body or query: where (JSON pointer), what (a marked sentence), and its parameters.

    Without parameters (None) the sentence is a library's own: it is shown translated where the catalogue knows it.
    """

    pointer: str
    message: str
    params: Mapping[str, Any] | None = field(default_factory=dict)


class Problem(Exception):  # noqa: N818 - RFC 9457 calls them problems
    """An answer that is not what was asked for, said so that the reader knows what to do."""

    status: ClassVar[int] = 400
    slug: ClassVar[str] = "bad-request"
    title: ClassVar[str] = marked("The request cannot be understood")
    sentence: ClassVar[str] = marked("Something in the request is not as expected.")

    def __init__(
        self,
        sentence: str | None = None,
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        **params: Any,
    ) -> None:
        """Take a marked sentence with named placeholders, their values, and the faults field by field."""
        super().__init__(sentence or self.sentence)
        self.detail = sentence or self.sentence
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.params = params


class BadRequest(Problem):
    """400: the request itself is malformed."""


class MalformedBody(BadRequest):
    """400: the body is no JSON we read."""

    slug = "malformed-body"
    title = marked("The body is not valid JSON")
    sentence = marked("Send one valid JSON document encoded as UTF-8.")


class Unauthenticated(Problem):
    """401: nobody is signed in, or no longer."""

    status = 401
    slug = "sign-in-required"
    title = marked("Please sign in")
    sentence = marked("You are not signed in, or your session has ended. Nothing was changed.")


class Forbidden(Problem):
    """403: known, but not allowed."""

    status = 403
    slug = "not-allowed"
    title = marked("You may not do this")
    sentence = marked("Your role does not include this. Ask an administrator if you need it.")


class NotFound(Problem):
    """404: not there, or not yours to see; both look the same."""

    status = 404
    slug = "not-found"
    title = marked("Not found")
    sentence = marked("There is nothing here, or it is not yours to see.")


class MethodNotAllowed(Problem):
    """405: this address does not do that."""

    status = 405
    slug = "method-not-allowed"
    title = marked("This address does not do that")
    sentence = marked("The address exists, but not for this method.")


class Conflict(Problem):
    """409: it contradicts what is already there."""

    status = 409
    slug = "conflict"
    title = marked("This contradicts what is already stored")
    sentence = marked("What is stored was kept. Load it again and decide.")


class PreconditionFailed(Problem):
    """412: somebody was faster."""

    status = 412
    slug = "changed-meanwhile"
    title = marked("Somebody changed this meanwhile")
    sentence = marked("Load it again and repeat your change.")


class TooLarge(Problem):
    """413: more bytes than we take."""

    status = 413
    slug = "too-large"
    title = marked("This is too large")
    sentence = marked("Send at most {limit_mb} MB at once.")


class UnsupportedMedia(Problem):
    """415: a type we do not read."""

    status = 415
    slug = "unsupported-media-type"
    title = marked("This type of content is not read here")
    sentence = marked("Send it as {expected}.")


class Invalid(Problem):
    """422: understood, but wrong; names each fault."""

    status = 422
    slug = "invalid"
    title = marked("Some of the data is not right")
    sentence = marked("Nothing was stored. Correct what is listed and send it again.")


class TooManyRequests(Problem):
    """429: slow down; `Retry-After` says for how long."""

    status = 429
    slug = "too-many-requests"
    title = marked("Too many tries")
    sentence = marked("Wait {seconds} seconds and try again.")


class Unavailable(Problem):
    """503: a part of the house is down; nothing was stored."""

    status = 503
    slug = "unavailable"
    title = marked("Not available at the moment")
    sentence = marked("Nothing was lost. Try again in a moment.")


class StorageFull(Unavailable):
    """507: the disk is full; nothing was stored."""

    status = 507
    slug = "storage-full"
    title = marked("The server has no space left")
    sentence = marked("Nothing was stored and nothing was lost. The operator has to make room.")
