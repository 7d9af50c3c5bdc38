"""Bodies and queries at the door: strict JSON in, every fault named by JSON pointer."""

from collections.abc import Mapping
from typing import Any, NoReturn

from flask import Request, current_app
from marshmallow import Schema, ValidationError
from webargs.flaskparser import FlaskParser

from api.core.documents import MalformedJSON, decode
from api.core.problems import FieldError, Invalid, MalformedBody, TooLarge, UnsupportedMedia, marked


def read_json(incoming: Request, *, may_hold_nul: bool = False) -> Any:
    """Decode the body strictly; raise UnsupportedMedia, TooLarge or MalformedBody."""
    if incoming.mimetype != "application/json":
        raise UnsupportedMedia(expected="application/json")
    limit = current_app.config["MAX_FORM_MEMORY_SIZE"]
    if (incoming.content_length or 0) > limit or len(incoming.get_data()) > limit:
        raise TooLarge(limit_mb=limit // 1_000_000)
    try:
        return decode(incoming.get_data(), may_hold_nul=may_hold_nul)
    except MalformedJSON as error:
        raise MalformedBody(marked("The body cannot be read as JSON: {reason}."), reason=str(error)) from error


def field_errors(messages: Any, pointer: str = "") -> list[FieldError]:
    """Flatten marshmallow's nested messages to one FieldError a fault."""
    if isinstance(messages, Mapping):
        return [
            fault
            for key, inner in messages.items()
            for fault in field_errors(inner, pointer if key == "_schema" else f"{pointer}/{_escape(str(key))}")
        ]
    if isinstance(messages, (list, tuple)):
        return [fault for inner in messages for fault in field_errors(inner, pointer)]
    if isinstance(messages, FieldError):
        return [FieldError(pointer + messages.pointer, messages.message, messages.params)]
    return [FieldError(pointer, str(messages), None)]


def _escape(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")


class StrictParser(FlaskParser):
    """webargs with our decoder and our problems."""

    def load_json(self, req: Request, schema: Schema) -> Any:
        """Read the body as strict JSON; a contract whose parts are judged alone says `may_hold_nul`."""
        return read_json(req, may_hold_nul=getattr(schema, "may_hold_nul", False))

    def handle_error(
        self,
        error: ValidationError,
        req: Request,  # noqa: ARG002 - webargs calls it so
        schema: Schema,  # noqa: ARG002
        *,
        error_status_code: int | None,  # noqa: ARG002
        error_headers: Mapping[str, str] | None,  # noqa: ARG002
    ) -> NoReturn:
        """Turn validation messages into one problem with a line a field."""
        messages = error.messages
        inner = next(iter(messages.values())) if isinstance(messages, dict) and len(messages) == 1 else messages
        raise Invalid(errors=field_errors(inner)) from error
