"""Contracts of published content, shared by checklists and courses."""

from typing import Any, cast

from flask import Response, jsonify, request
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


def for_ever(version: Any) -> Response:
    """Answer with a version so that a browser asks no second time: it never changes, only which one is live does.

    Kept for the person who asked: in the same browser somebody of another organisation may ask for the same address.
    """
    response = jsonify(VersionWholeSchema().dump(version))
    response.set_etag(version.sha256)
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    response.headers["Vary"] = "Cookie, Authorization"
    return cast("Response", response.make_conditional(request))


VersionPageSchema = page_of(VersionSchema, "VersionPage")
