"""Room on the disk, looked at before a server starts, because a database that meets a full disk stops in the middle."""

import shutil
from pathlib import Path

from api.embedded.errors import ServerError

NEEDED_MEGABYTES = 500


def require_space(folder: Path, needed_megabytes: int = NEEDED_MEGABYTES) -> None:
    """Raise ServerError unless the disk of the folder has so many megabytes free."""
    free_megabytes = shutil.disk_usage(folder).free // 1_000_000
    if free_megabytes < needed_megabytes:
        raise ServerError(
            f"The disk that holds {folder} has {free_megabytes} MB free and {needed_megabytes} MB are needed. "
            "Free some space and start again."
        )
