"""One owner for a folder: a second `make run` over the same data is refused instead of stopping the first one's servers."""

import fcntl
import os
from pathlib import Path
from typing import IO

from api.embedded.errors import ServerError


def hold(folder: Path) -> IO[str]:
    """Lock the folder for as long as the returned file stays open; raise ServerError when another process holds it."""
    file = (folder / "lock").open("a+", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        owner = file.read().strip() or "unknown"
        file.close()
        raise ServerError(f"{folder} is in use by another Tenseconds (process {owner}). Stop that one first.") from None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file
