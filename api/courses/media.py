"""Pictures and short sounds of a course: read whole into the document, so that a phone that has the course has them too.

A picture is a drawing (SVG) that does nothing and fetches nothing; it may come from anybody and is shown to everybody.
"""

import base64
import re
from pathlib import Path
from typing import Any
from xml.parsers import expat

from api.checklists.source import Fault

PICTURES, SOUNDS = "pictures", "audio"
_MAX_PICTURE, _MAX_SOUND = 100_000, 300_000
_SOUND_TYPES = {".m4a": "audio/mp4", ".mp3": "audio/mpeg", ".ogg": "audio/ogg"}
_EMBED = re.compile(r"!\[([^\]]*)\]\(([^)\s]*)\)")
_REFUSED = frozenset({"script", "foreignObject", "iframe", "image", "a", "animate", "set", "handler", "audio", "video"})
_OUTWARD = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:", re.IGNORECASE)


def read_media(folder: Path) -> tuple[dict[str, Any], list[Fault]]:
    """Read every picture and sound of a course; returns them by `pictures/x.svg`, and what is wrong with them."""
    media: dict[str, Any] = {}
    faults: list[Fault] = []
    for parent in (PICTURES, SOUNDS):
        for path in sorted((folder / parent).glob("*")) if (folder / parent).is_dir() else []:
            one, wrong = _read_picture(path) if parent == PICTURES else _read_sound(path)
            faults += wrong
            if one is not None:
                media[f"{parent}/{path.name}"] = one
    return media, faults


def embeds(path: Path, text: str, media: dict[str, Any]) -> tuple[set[str], list[Fault]]:
    """Find the files a text shows, and those without words for who does not see or hear them, or that do not exist."""
    used: set[str] = set()
    faults: list[Fault] = []
    for number, line in enumerate(text.splitlines(), start=1):
        for words, name in _EMBED.findall(line):
            used.add(name)
            if not words.strip():
                faults.append(Fault(path, number, f"{name!r} has no text for who does not see or hear it."))
            if name not in media:
                faults.append(Fault(path, number, f"There is no file {name!r} in the course."))
    return used, faults


def strays(folder: Path, media: dict[str, Any], used: set[str]) -> list[Fault]:
    """Find files that nothing shows: each would travel to every phone."""
    return [
        Fault(folder / name, 1, "No lesson, question or card shows this file.") for name in media if name not in used
    ]


def _read_sound(path: Path) -> tuple[dict[str, Any] | None, list[Fault]]:
    kind = _SOUND_TYPES.get(path.suffix)
    if kind is None or not path.is_file():
        return None, [Fault(path, 1, f"A sound is one of {', '.join(sorted(_SOUND_TYPES))}.")]
    raw = path.read_bytes()
    if len(raw) > _MAX_SOUND:
        return None, [Fault(path, 1, "The sound is larger than 300 kB.")]
    return {"type": kind, "base64": base64.b64encode(raw).decode()}, []


def _read_picture(path: Path) -> tuple[dict[str, Any] | None, list[Fault]]:
    if path.suffix != ".svg" or not path.is_file():
        return None, [Fault(path, 1, "A picture is an .svg file.")]
    raw = path.read_bytes()
    if len(raw) > _MAX_PICTURE:
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
