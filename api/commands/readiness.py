"""What must be true before `tenseconds run` starts anything, each refusal one line with its remedy."""

import ctypes.util
import errno
from collections.abc import Mapping
from secrets import token_hex

from api.core.settings import read_settings
from api.embedded.errors import ServerError
from api.embedded.ports import refusal_of

# What WeasyPrint loads when it is imported: by the linker's name, by Debian's soname, and Debian's package.
_LIBRARIES = (
    ("pango-1.0", "libpango-1.0.so.0", "libpango-1.0-0"),
    ("pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0-0"),
)


def require_free_port(host: str, port: int) -> None:
    """Raise ServerError if nothing can listen at the address: it is taken, not allowed, or none of this machine."""
    refusal = refusal_of(port, host)
    if refusal is None:
        return
    if refusal.errno == errno.EADDRINUSE:
        raise ServerError(
            f"Port {port} on {host} is taken. Stop what listens there, or take another: `make run PORT={port + 1}`, "
            f"`make demo PORT={port + 1}` (`tenseconds run --port {port + 1}`)."
        )
    if refusal.errno == errno.EACCES:
        raise ServerError(
            f"Port {port} is for the administrator of the machine. Take one from 1024 on: `make run PORT=8000`."
        )
    raise ServerError(
        f"{host} is no address of this machine. Take one that is: `make run HOST=127.0.0.1`, or 0.0.0.0 for all."
    )


def check_settings(environ: Mapping[str, str], public_url: str) -> None:
    """Raise SettingsError for a setting that cannot be used, before any private server starts.

    The settings are put together as `start_services` does; what its servers will set is made up.
    """
    env = {"SECRET_KEY": token_hex(32), "PUBLIC_URL": public_url, **environ}
    if not environ.get("DATABASE_URL"):
        env["DATABASE_URL"] = "postgresql://localhost/private"
    if not environ.get("S3_ENDPOINT_URL"):
        env |= {"S3_ENDPOINT_URL": "http://localhost", "S3_ACCESS_KEY": "private", "S3_SECRET_KEY": "private"}
    read_settings(env)


def require_system_libraries() -> None:
    """Raise ServerError if a library that draws the PDFs is missing."""
    missing = [package for name, soname, package in _LIBRARIES if not _can_load(name, soname)]
    if missing:
        raise ServerError(
            f"System libraries for the PDFs are missing. Install them: apt-get install -y {' '.join(missing)}"
        )


def _can_load(name: str, soname: str) -> bool:
    for candidate in filter(None, (soname, ctypes.util.find_library(name))):
        try:
            ctypes.CDLL(candidate)
        except OSError:
            continue
        return True
    return False
