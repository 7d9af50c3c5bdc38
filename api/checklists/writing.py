"""Writes content files, as `source.py` reads them: every scalar comes back as the string that was written."""

import io
from typing import Any

from ruamel.yaml import YAML


def write_yaml(things: Any) -> str:
    """Write lists and mappings in block style, in the order given, with Chinese as Chinese."""
    yaml = YAML()
    yaml.width = 140
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = io.StringIO()
    yaml.dump(things, text)
    return text.getvalue()
