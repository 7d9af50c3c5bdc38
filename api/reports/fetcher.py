"""What the PDF engine may load: the photos and assets it is handed, and nothing else in the world."""

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from weasyprint.urls import URLFetcher, URLFetcherResponse

Assets: TypeAlias = Callable[[str], bytes]

_KNOWN: Final = re.compile(r"(?:photo|asset):[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_MAGIC: Final = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}


class RefusedError(Exception):
    """The page asked for something outside its own photos and assets."""


class CardFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint ships no types
    """Serves `photo:<id>` and `asset:<name>` from a function, as JPEG or PNG; any other address ends the rendering."""

    def __init__(self, assets: Assets) -> None:
        super().__init__(allowed_protocols=("photo", "asset"), allow_redirects=False, fail_on_errors=True)
        self._assets = assets

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return the bytes of one of our names. Raises RefusedError for any other address or kind of file."""
        del headers
        if _KNOWN.fullmatch(url) is None:
            raise RefusedError(f"A scorecard may not load {url[:200]!r}.")
        content = self._assets(url)
        for magic, kind in _MAGIC.items():
            if content.startswith(magic):
                return URLFetcherResponse(url, content, {"Content-Type": kind})
        raise RefusedError(f"{url} is neither a JPEG nor a PNG.")
