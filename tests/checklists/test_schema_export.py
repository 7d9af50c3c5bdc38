"""The schema editors use says the same as the grammar."""

import json
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from api.checklists.grammar import ITEM_KINDS, ItemSchema
from api.checklists.schema_export import checklist_json_schema

ROOT = Path(__file__).parents[2]


def test_the_schema_is_json_and_every_reference_leads_somewhere() -> None:
    schema = checklist_json_schema()
    text = json.dumps(schema)
    references = {part.split('"')[0] for part in text.split('"$ref": "#/$defs/')[1:]}
    assert references == set(schema["$defs"])


def test_every_field_of_an_item_is_described() -> None:
    item = checklist_json_schema()["$defs"]["Item"]
    assert set(item["properties"]) == set(ItemSchema().fields)
    assert item["properties"]["kind"]["enum"] == list(ITEM_KINDS)
    assert item["additionalProperties"] is False


def test_the_shipped_checklists_use_only_fields_the_schema_offers() -> None:
    schema = checklist_json_schema()
    for path in sorted((ROOT / "checklists").glob("*/checklist.yaml")):
        follow(YAML(typ="safe", pure=True).load(path), schema, schema["$defs"])


def follow(value: Any, schema: dict[str, Any], definitions: dict[str, Any]) -> None:
    """Walk data and schema together as far as objects and arrays go."""
    if "anyOf" in schema:
        if value is None:
            return
        schema = schema["anyOf"][0]
    if "$ref" in schema:
        schema = definitions[schema["$ref"].rsplit("/", 1)[1]]
    match schema.get("type"):
        case "object":
            assert isinstance(value, dict)
            assert set(schema.get("required", [])) <= set(value)
            for name, inner in value.items():
                follow(inner, schema["properties"][name], definitions)
        case "array" if "items" in schema and schema["items"] is not False:
            assert isinstance(value, list)
            for inner in value:
                follow(inner, schema["items"], definitions)
        case "string":
            assert isinstance(value, str)
            assert value in schema.get("enum", [value])
