"""Drawings that go with content: read whole into its document, so that a phone that has the document has them too.

A picture is an SVG that does nothing, fetches nothing and says nothing; it may come from anybody and is shown to everybody. Words stand
beside it, in both languages, for who does not see it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.parsers import expat

from api.checklists.source import Fault, Place

FOLDER = "pictures"
_MAX_BYTES = 100_000
_REFUSED = frozenset({"script", "foreignObject", "iframe", "image", "a", "animate", "set", "handler", "audio", "video"})
_OUTWARD = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:", re.IGNORECASE)
_WORDS = frozenset({"text", "tspan", "textPath", "title", "desc"})


def read_pictures(folder: Path) -> tuple[dict[str, Any], list[Fault]]:
    """Read every drawing of a folder of content; returns them by `pictures/x.svg`, and what is wrong with them."""
    pictures: dict[str, Any] = {}
    faults: list[Fault] = []
    for path in sorted((folder / FOLDER).glob("*")) if (folder / FOLDER).is_dir() else []:
        picture, wrong = _read_picture(path)
        faults += wrong
        if picture is not None:
            pictures[f"{FOLDER}/{path.name}"] = picture
    return pictures, faults


def pictures_of(document: Mapping[str, Any]) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    """Yield every picture that an item of a checklist shows, with its place: of the standard, of an example."""
    for index, section in enumerate(document["sections"]):
        for position, item in enumerate(section["items"]):
            for name, picture in (item["pictures"] or {}).items():
                if picture is not None:
                    yield ("sections", index, "items", position, "pictures", name), picture


def check_pictures(document: Mapping[str, Any], media: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Yield pictures of examples that have no words in the standard, and pictures without a file."""
    for place, picture in pictures_of(document):
        item = document["sections"][place[1]]["items"][place[3]]
        name = place[-1]
        if name != "pass" and item[name] is None:
            yield place, f"The item has no example called {name}."
        if picture["file"] not in media:
            yield (*place, "file"), f"There is no file {picture['file']!r} in the checklist."


def strays(folder: Path, media: Mapping[str, Any], used: set[str]) -> list[Fault]:
    """Find files that nothing shows: each would travel to every phone."""
    return [Fault(folder / name, 1, "Nothing shows this file.") for name in media if name not in used]


def _read_picture(path: Path) -> tuple[dict[str, Any] | None, list[Fault]]:
    if path.suffix != ".svg" or not path.is_file():
        return None, [Fault(path, 1, "A picture is an .svg file.")]
    raw = path.read_bytes()
    if len(raw) > _MAX_BYTES:
        return None, [Fault(path, 1, "The picture is larger than 100 kB.")]
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        # Entities are declared there, and a few of them can grow to gigabytes.
        return None, [Fault(path, 1, "A picture has no DOCTYPE and no entities.")]
    reader = _Reader()
    try:
        text = raw.decode("utf-8-sig")
        reader.read(text)
    except UnicodeDecodeError:
        return None, [Fault(path, 1, "The file is not UTF-8.")]
    except expat.ExpatError as error:
        return None, [Fault(path, error.lineno, "This is not XML.")]
    faults = [Fault(path, line, message) for line, message in reader.remarks]
    if reader.aspect is None:
        faults.append(Fault(path, 1, "The picture needs an <svg> with a viewBox of four numbers."))
    return (None, faults) if faults else ({"type": "image/svg+xml", "text": text, "aspect": reader.aspect}, [])


class _Reader:
    """Walks through a drawing and remarks on whatever acts, fetches or declares."""

    def __init__(self) -> None:
        self.remarks: list[tuple[int, str]] = []
        self.aspect: str | None = None
        self._depth = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._check_text

    def read(self, text: str) -> None:
        """Parse it all; raise ExpatError where it is no XML."""
        self._parser.Parse(text, True)  # noqa: FBT003 - expat has no names here

    def _remark(self, message: str) -> None:
        self.remarks.append((self._parser.CurrentLineNumber, message))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if self._depth == 0 and local == "svg":
            self.aspect = _aspect(attributes.get("viewBox", ""))
        self._depth += 1
        if local in _REFUSED:
            self._remark(f"<{local}> has no place in a picture.")
        if local in _WORDS:
            self._remark(f"<{local}>: words stand beside a picture, in both languages, never in it.")
        for attribute, value in attributes.items():
            is_link = attribute.rpartition(":")[2] == "href" and not value.startswith("#")
            if attribute.lower().startswith("on") or is_link or _OUTWARD.search(value):
                self._remark(f"The attribute {attribute!r} acts or points outside the picture.")

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _check_text(self, text: str) -> None:
        if _OUTWARD.search(text):
            self._remark("A style points outside the picture.")


def _aspect(view_box: str) -> str | None:
    """Give height by width, to four digits: circles are round in percent of the width alone."""
    try:
        _, _, width, height = (float(part) for part in view_box.replace(",", " ").split())
    except ValueError:
        return None
    return f"{height / width:.4f}" if width > 0 and height > 0 else None
