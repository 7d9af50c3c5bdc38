"""What must be true before `tenseconds run` starts anything, each refusal one line with its remedy."""

import ctypes.util

from api.embedded.errors import ServerError
from api.embedded.ports import is_free

# What WeasyPrint loads when it is imported: by the linker's name, by Debian's soname, and Debian's package.
_LIBRARIES = (
    ("pango-1.0", "libpango-1.0.so.0", "libpango-1.0-0"),
    ("pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0-0"),
)


def require_free_port(host: str, port: int) -> None:
    """Raise ServerError if something listens at the address already."""
    if not is_free(port, host):
        raise ServerError(
            f"Port {port} on {host} is taken. Stop what listens there, or take another: `make run PORT={port + 1}` "
            f"(`tenseconds run --port {port + 1}`)."
        )


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
