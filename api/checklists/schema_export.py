"""Exports the grammar as JSON Schema, so that an author's editor completes field names and marks errors while typing.

The exported schema speaks of YAML as an editor reads it: a decimal may be typed as a number or as a string.
"""

from typing import Any

from marshmallow import Schema, fields, missing, validate

from api.checklists.expressions import OPERATORS, Expression
from api.checklists.fields import SLUG_PATTERN, Amount, Count, Flag, ItemRef, Name, Prose, Slug
from api.checklists.grammar import OPTIONAL_PARTS, PARTS, ChecklistSchema, ItemSchema

JsonSchema = dict[str, Any]
_PLAIN: dict[type[Any], JsonSchema] = {
    Slug: {"type": "string", "pattern": f"^{SLUG_PATTERN}$", "maxLength": 64},
    ItemRef: {"type": "string", "pattern": f"^{SLUG_PATTERN}/{SLUG_PATTERN}$"},
    Name: {"type": "string", "format": "uuid"},
    Prose: {"type": "string", "minLength": 1, "maxLength": 2000},
    Amount: {"type": ["number", "string"]},
    Flag: {"type": "boolean"},
}


def checklist_json_schema() -> JsonSchema:
    """Return the JSON Schema (2020-12) of `checklist.yaml`."""
    exported = export_schema(ChecklistSchema, "Tenseconds checklist")
    exported["$defs"][_name(ItemSchema)]["allOf"] = [_kind_rule(part) for part in PARTS]
    return exported


def export_schema(schema: type[Schema], title: str, *, is_list: bool = False) -> JsonSchema:
    """Return the JSON Schema of a marshmallow schema, or of a file that lists such things; nested schemas become `$defs`."""
    definitions: dict[str, JsonSchema] = {}
    root = {"type": "array", "items": _reference(schema, definitions)} if is_list else _object(schema, definitions)
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "title": title, **root, "$defs": dict(sorted(definitions.items()))}


def _object(schema: type[Schema], definitions: dict[str, JsonSchema]) -> JsonSchema:
    declared = {field.data_key or name: field for name, field in schema().fields.items()}
    return {
        "description": " ".join((schema.__doc__ or "").split()),
        "type": "object",
        "properties": {name: _field(field, definitions) for name, field in declared.items()},
        "required": [name for name, field in declared.items() if field.required],
        "additionalProperties": False,
    }


def _field(field: fields.Field[Any], definitions: dict[str, JsonSchema]) -> JsonSchema:
    shape = _shape(field, definitions)
    if field.allow_none:
        shape = {"anyOf": [shape, {"type": "null"}]}
    if field.load_default is not missing and not callable(field.load_default):
        shape["default"] = field.load_default
    return shape


def _shape(field: fields.Field[Any], definitions: dict[str, JsonSchema]) -> JsonSchema:
    match field:
        case fields.Nested():
            return _reference(type(field.schema), definitions)
        case fields.List():
            needs_one = any(isinstance(rule, validate.Length) for rule in field.validators)
            return {
                "type": "array",
                "items": _field(field.inner, definitions),
                **({"minItems": 1} if needs_one else {}),
            }
        case Expression():
            definitions["Expression"] = _expression()
            return {"$ref": "#/$defs/Expression"}
        case _:
            return _scalar(field)


def _scalar(field: fields.Field[Any]) -> JsonSchema:
    for kind, shape in _PLAIN.items():
        if type(field) is kind:
            return dict(shape)
    if isinstance(field, Count):
        return {"type": "integer", **_range(field)}
    words = [word for rule in field.validators if isinstance(rule, validate.OneOf) for word in rule.choices]
    if not words:
        raise TypeError(f"The field {type(field).__name__} has no JSON Schema.")
    return {"type": "string", "enum": words}


def _reference(schema: type[Schema], definitions: dict[str, JsonSchema]) -> JsonSchema:
    name = _name(schema)
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _object(schema, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _name(schema: type[Schema]) -> str:
    return schema.__name__.removesuffix("Schema")


def _range(field: Count) -> JsonSchema:
    ends = {"minimum": field.low, "maximum": field.high}
    return {name: end for name, end in ends.items() if end is not None}


def _kind_rule(part: str) -> JsonSchema:
    """Say for which kinds a part of an item is needed and for which it is refused."""
    kinds = {"properties": {"kind": {"enum": sorted(PARTS[part])}}}
    needed: JsonSchema = {} if part in OPTIONAL_PARTS else {"required": [part]}
    return {"if": kinds, "then": needed, "else": {"properties": {part: False}}}


def _expression() -> JsonSchema:
    key: JsonSchema = {"type": "string", "pattern": f"^{SLUG_PATTERN}$"}
    keys: JsonSchema = {"type": "array", "items": key, "minItems": 1}
    condition: JsonSchema = {"$ref": "#/$defs/Expression"}

    def pair(second: JsonSchema) -> JsonSchema:
        return {"type": "array", "prefixItems": [key, second], "items": False, "minItems": 2}

    order = pair({"type": ["number", "string"]})
    counted = {"of": keys, "eq": key, "at_least": {"type": "integer", "minimum": 1}}
    shapes: dict[str, JsonSchema] = {
        **dict.fromkeys(OPERATORS, order),
        "answered": key,
        "eq": pair(key),
        "in": pair(keys),
        "has": pair(key),
        "count": {"type": "object", "properties": counted, "required": list(counted), "additionalProperties": False},
        "all": {"type": "array", "items": condition, "minItems": 1},
        "any": {"type": "array", "items": condition, "minItems": 1},
        "not": condition,
    }
    return {
        "description": "A condition over earlier items.",
        "type": "object",
        "properties": shapes,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }
