"""The OpenAPI 3.1 document of everything the product answers, and where it is served."""

from collections.abc import Iterable
from typing import Any

from flask import Flask
from flask_smorest import Api
from marshmallow import fields

from api.http.routes import Routes

_SECURITY = {
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "__Host-tenseconds",
        "description": "set by POST /v1/session",
    },
    "token": {"type": "http", "scheme": "bearer", "description": "made by POST /v1/tokens"},
}


def publish(app: Flask, groups: Iterable[Routes]) -> dict[str, str]:
    """Register the groups; return what each `METHOD /path` needs."""
    app.config.update(
        API_TITLE="Tenseconds",
        API_VERSION="1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=None,
        API_SPEC_OPTIONS={
            "info": {
                "description": "Mystery-shopper audits and the training they call for. Errors are RFC 9457 problems."
            },
            "security": [{"session": []}, {"token": []}],
        },
    )
    api = Api(app)
    api.ma_plugin.converter.add_attribute_function(_decimal_as_text)
    # flask-smorest's own handler answers in its own shape; ours answers everything as a problem.
    app.error_handler_spec[None].pop(None, None)
    for name, scheme in _SECURITY.items():
        api.spec.components.security_scheme(name, scheme)
    needs: dict[str, str] = {}
    for group in groups:
        api.register_blueprint(group.blueprint)
        for schema in group.mentioned:
            api.spec.components.schema(schema.__name__.removesuffix("Schema"), schema=schema)
        needs.update({f"{method} {rule}": need for (method, rule), need in group.needs.items()})
    app.extensions["openapi"] = api.spec
    return needs


def _decimal_as_text(_converter: Any, field: fields.Field[Any], **_kwargs: Any) -> dict[str, Any]:
    """Describe a decimal that travels as text, so that no reader rounds it through a float."""
    if not isinstance(field, fields.Decimal) or not field.as_string:
        return {}
    return {"type": ["string", "null"] if field.allow_none else "string", "format": "decimal"}


def document(app: Flask) -> dict[str, Any]:
    """Return the whole OpenAPI document."""
    whole: dict[str, Any] = app.extensions["openapi"].to_dict()
    return whole
