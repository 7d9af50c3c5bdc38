"""Write `pwa/src/api/types.gen.ts` anew from the OpenAPI document; with `--check` only say whether it is what it should be."""

import json
import subprocess
import sys
from typing import Any

from flask import Flask
from node_packages import node_environment
from python_packages import node_folder
from steps import ROOT

sys.path.insert(0, str(ROOT))

from api.app import GROUPS
from api.http import openapi

_TARGET = ROOT / "pwa" / "src" / "api" / "types.gen.ts"
_TOOL = ROOT / "pwa" / "tools" / "write-types.ts"
_NOT_OURS = {"Error", "PaginationMetadata"}  # the library names them in every document
_COMPONENTS = "#/components/schemas/"


def as_typescript() -> str:
    """Write an interface a component schema, and `Calls`: what each call takes and answers."""
    app = Flask("types")
    openapi.publish(app, GROUPS)
    document = openapi.document(app)
    components = {name: each for name, each in document["components"]["schemas"].items() if name not in _NOT_OURS}
    schema = {**_calls(document), "$defs": components}
    command = [str(node_folder() / "bin" / "node"), str(_TOOL)]
    written = json.dumps(schema).replace(_COMPONENTS, "#/$defs/")
    ran = subprocess.run(
        command, input=written, text=True, stdout=subprocess.PIPE, check=True, env=node_environment(), cwd=ROOT / "pwa"
    )
    return ran.stdout


def _calls(document: dict[str, Any]) -> dict[str, Any]:
    calls = {
        f"{method.upper()} {path}": _call(operation)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
        if method != "parameters"
    }
    return {"title": "Calls", "description": "What each call takes and answers.", **_object(calls)}


def _call(operation: dict[str, Any]) -> dict[str, Any]:
    """Describe one call: its query and body where it has them, and the answer of its success."""
    query = [each for each in operation.get("parameters", []) if each["in"] == "query"]
    parts: dict[str, Any] = {}
    if query:
        needed = [each["name"] for each in query if each.get("required")]
        parts["query"] = _object({each["name"]: each["schema"] for each in query}, needed)
    if (body := _json(operation.get("requestBody", {}))) is not None:
        parts["body"] = body
    answers = [_json(answer) for status, answer in sorted(operation["responses"].items()) if status.startswith("2")]
    parts["answer"] = next((answer for answer in answers if answer is not None), {"tsType": "undefined"})
    return _object(parts)


def _json(holder: dict[str, Any]) -> dict[str, Any] | None:
    found: dict[str, Any] | None = holder.get("content", {}).get("application/json", {}).get("schema")
    return found


def _object(properties: dict[str, Any], needed: list[str] | None = None) -> dict[str, Any]:
    required = sorted(properties) if needed is None else needed
    return {"type": "object", "properties": properties, "required": required}


def main() -> None:
    """Write the file, or compare it."""
    wanted = as_typescript()
    if "--check" not in sys.argv:
        _TARGET.parent.mkdir(parents=True, exist_ok=True)
        _TARGET.write_text(wanted, encoding="utf-8")
        print(f"{wanted.count('export interface')} interfaces")
    elif not _TARGET.exists() or _TARGET.read_text(encoding="utf-8") != wanted:
        sys.exit("The types of the app are not those of the API: run `.venv/bin/python tools/write_api_types.py`.")


if __name__ == "__main__":
    main()
