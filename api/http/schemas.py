"""What every contract stands on: strict schemas, validators whose sentences can be translated, the problem itself."""

from datetime import UTC, datetime
from typing import Any, ClassVar, Self

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from api.core.clock import to_wire
from api.core.problems import FieldError, marked


class _Contract(Schema):
    """A contract is never changed once it is made, so nobody needs a copy of it.

    flask-smorest copies what a route says of itself with each of its decorators. That came to 8,500 contracts, a fifth of the
    memory of every process.
    """

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        """Be one and the same wherever it is described."""
        return self


class StrictSchema(_Contract):
    """A contract that refuses what it does not know."""

    class Meta:
        """Unknown fields are an error, never ignored: a typing mistake must not pass for success."""

        unknown = RAISE
        render_module: ClassVar[Any] = None


class ProblemErrorSchema(Schema):
    """One fault of one field."""

    pointer = fields.String(required=True, metadata={"description": "JSON pointer to the field"})
    detail = fields.String(required=True)


class ProblemSchema(_Contract):
    """RFC 9457 problem details."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    instance = fields.String(required=True)
    errors = fields.List(fields.Nested(ProblemErrorSchema))


class Moment(fields.AwareDateTime):
    """A point in time: read with any offset and kept in UTC, written as `2026-11-22T09:30:00Z`."""

    def _serialize(self, value: datetime | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:  # noqa: ARG002 - marshmallow calls it so
        return None if value is None else to_wire(value)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        moment = super()._deserialize(value, attr, data, **kwargs)
        try:
            return moment.astimezone(UTC)
        except OverflowError as error:  # the first or last hours of the calendar, seen from another zone
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE) from error


class OneOf(validate.OneOf):
    """Refuse what is not in the list."""

    def _format_error(self, value: Any) -> Any:  # noqa: ARG002 - the value is never echoed
        return [FieldError("", marked("Choose one of: {choices}."), {"choices": self.choices_text})]


class Length(validate.Length):
    """Refuse what is too short or too long."""

    def _format_error(self, value: Any, message: str) -> Any:  # noqa: ARG002 - the value is never echoed
        low, high = self.min or self.equal or 0, self.max or self.equal
        if high is None:
            return [FieldError("", marked("Give at least {min}."), {"min": low})]
        return [FieldError("", marked("The length has to be between {min} and {max}."), {"min": low, "max": high})]


class Range(validate.Range):
    """Refuse what is too small or too large."""

    def _format_error(self, value: Any, message: str) -> Any:  # noqa: ARG002 - the value is never echoed
        return [
            FieldError("", marked("The value has to be between {min} and {max}."), {"min": self.min, "max": self.max})
        ]


class Pattern(validate.Regexp):
    """Refuse what does not have the form from end to end; `says` is a marked sentence about the form.

    Write the expression between `^` and `$`, as OpenAPI reads it; here a line feed at the end does not pass either.
    """

    def __init__(self, regex: str, says: str) -> None:
        """Take the regular expression and the sentence."""
        super().__init__(regex)
        self.says = says

    def __call__(self, value: Any) -> Any:
        """Compare the whole value."""
        if self.regex.fullmatch(value) is None:
            raise ValidationError(self._format_error(value))
        return value

    def _format_error(self, value: Any) -> Any:  # noqa: ARG002 - the value is never echoed
        return [FieldError("", self.says)]


class TextsSchema(StrictSchema):
    """A text a person reads, in both languages."""

    zh_hans = fields.String(required=True, data_key="zh-Hans", attribute="zh-Hans", validate=Length(min=1, max=2000))
    en = fields.String(required=True, validate=Length(min=1, max=2000))


class PageQuerySchema(StrictSchema):
    """Every list takes these two."""

    cursor = fields.String(load_default=None, validate=Length(min=1, max=500))
    limit = fields.Integer(load_default=50, validate=Range(min=1, max=500))


def page_of(schema: type[Schema], name: str) -> type[Schema]:
    """Make the schema of a page of items: `{items, next}`."""
    return Schema.from_dict(
        {
            "items": fields.List(fields.Nested(schema), required=True),
            "next": fields.String(
                required=True, allow_none=True, metadata={"description": "cursor of the next page, or null"}
            ),
        },
        name=name,
    )
