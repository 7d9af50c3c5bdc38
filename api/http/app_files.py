"""Files of the built app: found by name and nowhere else, sent compressed where the build has a smaller twin beside them."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final

from flask import Response, request, send_file
from werkzeug.security import safe_join

from api.core.problems import NotFound

# Named here, because a machine's own table of types may lack some or hold other names for them.
_TYPES: Final = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
_TWINS: Final = (("br", ".br"), ("gzip", ".gz"))  # the smaller first


def find_file(name: str, *folders: Path) -> Path:
    """Find a servable file in the first folder that holds it; raise NotFound. The name never leads out of a folder."""
    for folder in folders:
        joined = safe_join(str(folder.absolute()), name)
        path = Path(joined) if joined else None
        if path is not None and path.suffix in _TYPES and path.is_file():
            return path
    raise NotFound


def send(path: Path, *, max_age: int | None = None, is_immutable: bool = False) -> Response:
    """Send a file with an ETag of its content; seconds of `max_age`, or None to have it asked about each time."""
    encoding, chosen = _choose(path)
    tag = _tag(chosen, chosen.stat().st_mtime_ns) + (f"-{encoding}" if encoding else "")
    response = send_file(chosen, mimetype=_TYPES[path.suffix], max_age=max_age, etag=tag, conditional=True)
    response.cache_control.immutable = is_immutable
    if encoding:
        response.headers["Content-Encoding"] = encoding
    if any(_twin(path, suffix).is_file() for _, suffix in _TWINS):
        response.vary.add("Accept-Encoding")
    return response


def _choose(path: Path) -> tuple[str, Path]:
    """Choose the smallest form the reader takes; a part of a file is always a part of the plain one."""
    if "Range" not in request.headers:
        for encoding, suffix in _TWINS:
            if request.accept_encodings.quality(encoding) > 0 and _twin(path, suffix).is_file():
                return encoding, _twin(path, suffix)
    return "", path


def _twin(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


@lru_cache(maxsize=512)
def _tag(path: Path, _changed_at: int) -> str:
    """Name the content, so that the same build has the same tag on every machine."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:32]
