#!/bin/sh
# Writes both locks anew from pyproject.toml: hashes, and no addresses.
set -eu
cd "$(dirname "$0")/.."
uv="${UV:-.venv/uv/bin/uv}"
"$uv" pip compile --universal --generate-hashes --no-annotate --no-header -q pyproject.toml -o requirements.lock
"$uv" pip compile --universal --generate-hashes --no-annotate --no-header -q pyproject.toml --group test --group check -o requirements-dev.lock -c requirements.lock
