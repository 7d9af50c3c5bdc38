"""Generated secrets of the private servers: made once, kept in a file that only its owner reads."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from api.embedded.errors import ServerError


def keep(path: Path, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Read the JSON object in the file; where there is none, make it and write it with mode 0600."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        made = make()
        write(path, made)
        return made
    except ValueError:
        kept = None
    if not isinstance(kept, dict):
        raise ServerError(f"{path} is damaged: it holds the keys of a private server. Put it back from a backup.")
    return kept


def write(path: Path, values: dict[str, Any]) -> None:
    """Replace the file in one step, mode 0600 from its first byte on."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(values, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
