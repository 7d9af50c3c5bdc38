"""The marshmallow fields content is made of: they read what an author wrote and give what a document holds."""

import re
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from marshmallow import Schema, ValidationError, fields, validate

SLUG_PATTERN = "[a-z0-9-]+"
_SLUG = re.compile(rf"{SLUG_PATTERN}\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?\Z")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,8})\Z")
_Value = TypeVar("_Value")


def canonical_decimal(text: str) -> str:
    """Write a decimal in its one form: no exponent, no trailing zeros, no minus before zero."""
    value = Decimal(text)
    return f"{value.normalize():f}" if value else "0"


class Parsed(fields.Field[_Value]):
    """A field whose value one method reads, from what YAML or JSON gave to what the document holds."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> _Value:  # noqa: ARG002 - marshmallow's
        return self.read(value)

    def read(self, value: object) -> _Value:
        """Return the value as the document holds it; raise ValidationError with a sentence for the author."""
        raise NotImplementedError


class Slug(Parsed[str]):
    """A key: lower-case letters, digits and hyphens, at most 64."""

    def read(self, value: object) -> str:
        if not isinstance(value, str) or not _SLUG.match(value) or len(value) > 64:
            raise ValidationError("Use lower-case letters, digits and hyphens, at most 64 characters.")
        return value


class ItemRef(Parsed[str]):
    """An item of a checklist: `checklist-key/item-key`."""

    def read(self, value: object) -> str:
        checklist, slash, item = value.partition("/") if isinstance(value, str) else ("", "", "")
        if not (checklist and slash and item):
            raise ValidationError("Name a checklist item as checklist-key/item-key.")
        return f"{Slug().read(checklist)}/{Slug().read(item)}"


class Amount(Parsed[str]):
    """A decimal, in the document a canonical string, so that no reader meets a binary float."""

    def __init__(self, low: str | None = None, high: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.low, self.high = low, high

    def read(self, value: object) -> str:
        if not isinstance(value, str) or not _DECIMAL.match(value):
            raise ValidationError("Write a decimal number, at most six digits after the point.")
        _check_range(Decimal(value), self.low, self.high)
        return canonical_decimal(value)


class Count(Parsed[int]):
    """A whole number."""

    def __init__(self, low: int | None = None, high: int | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.low, self.high = low, high

    def read(self, value: object) -> int:
        text = value if isinstance(value, str) else str(value) if type(value) is int else ""
        if not _INTEGER.match(text):
            raise ValidationError("Write a whole number.")
        _check_range(Decimal(text), self.low, self.high)
        return int(text)


class Flag(Parsed[bool]):
    """True or false and nothing else: `yes` and `on` are option keys somewhere."""

    def read(self, value: object) -> bool:
        if isinstance(value, bool):
            return value
        if value not in ("true", "false"):
            raise ValidationError("Write true or false.")
        return value == "true"


class Name(Parsed[str]):
    """A UUID that names a thing for good, whatever its key, place or words become."""

    def read(self, value: object) -> str:
        try:
            return str(UUID(value if isinstance(value, str) else ""))
        except ValueError as error:
            raise ValidationError("Write a UUID, such as 0192f0c1-7a3e-7c4d-9b1f-2f6f0f6f3c11.") from error


class Prose(Parsed[str]):
    """A text in one language, trimmed, never empty."""

    def read(self, value: object) -> str:
        if not isinstance(value, str):
            raise ValidationError("Write a text.")
        text = value.strip()
        if not text:
            raise ValidationError("The text is empty.")
        if len(text) > 2000:
            raise ValidationError("The text is longer than 2000 characters.")
        return text


class TextSchema(Schema):
    """What a person reads, in both languages."""

    zh_hans = Prose(data_key="zh-Hans", attribute="zh-Hans", required=True)
    en = Prose(required=True)


def text_field(**kwargs: Any) -> fields.Nested:
    """Make a field for a text in both languages."""
    return fields.Nested(TextSchema, **kwargs)


def choice_field(*choices: str, **kwargs: Any) -> fields.String:
    """Make a field that takes one of a few words."""
    message = f"Use one of: {', '.join(choices)}."
    return fields.String(validate=validate.OneOf(choices, error=message), **kwargs)


def _check_range(value: Decimal, low: str | int | None, high: str | int | None) -> None:
    """Raise ValidationError when a value is outside its closed range."""
    if low is not None and value < Decimal(low):
        raise ValidationError(f"The number is below {low}.")
    if high is not None and value > Decimal(high):
        raise ValidationError(f"The number is above {high}.")
