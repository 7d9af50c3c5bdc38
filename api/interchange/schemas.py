"""Contracts of question files."""

import base64
import binascii
from typing import Any

from marshmallow import Schema, ValidationError, fields

from api.core.problems import FieldError
from api.http.schemas import Length, OneOf, StrictSchema
from api.i18n import LANGUAGES, marked
from api.interchange.reading import READERS

NO_BASE64 = marked("This is not valid base64.")


class Base64(fields.String):
    """Bytes, written in base64."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            return base64.b64decode(text or "", validate=True)
        except (binascii.Error, ValueError):
            raise ValidationError([FieldError("", NO_BASE64)]) from None


class QuestionFileSchema(StrictSchema):
    """A file of another system, and where its questions belong. The format is told by name and content where it is not named."""

    name = fields.String(required=True, validate=Length(1, 200))
    content = Base64(required=True)
    format = fields.String(validate=OneOf(list(READERS)), load_default=None, allow_none=True)
    language = fields.String(required=True, validate=OneOf(list(LANGUAGES)))
    topic = fields.String(load_default="", validate=Length(0, 100))
    lesson = fields.String(load_default="", validate=Length(0, 100))
    exposure = fields.String(load_default="practice", validate=OneOf(["practice", "exam"]))


class FileRemarkSchema(Schema):
    """What could not be taken over, or not wholly, and in which line."""

    line = fields.Integer(required=True)
    reason = fields.String(required=True)


class ReadQuestionsSchema(Schema):
    """What a file holds: each question as docs/course-format.md writes it, what is said about the rest, and the file for the course."""

    questions = fields.List(fields.Dict(keys=fields.String()), required=True)
    remarks = fields.List(fields.Nested(FileRemarkSchema), required=True)
    file = fields.String(required=True)
