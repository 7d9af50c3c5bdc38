"""Contracts of published content, shared by checklists and courses."""

from marshmallow import Schema, fields

from api.http.schemas import TextsSchema, page_of


class VersionSchema(Schema):
    """A published version as lists show it."""

    key = fields.String(required=True)
    version = fields.Integer(required=True)
    sha256 = fields.String(required=True)
    title = fields.Nested(TextsSchema, attribute="document.title", required=True)
    is_live = fields.Boolean(required=True)
    published_at = fields.AwareDateTime(required=True)


class VersionWholeSchema(VersionSchema):
    """A published version with its whole document."""

    document = fields.Dict(keys=fields.String(), required=True)


VersionPageSchema = page_of(VersionSchema, "VersionPage")
