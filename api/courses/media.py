"""Pictures and short sounds of a course: read whole into the document, so that a phone that has the course has them too."""

import base64
import re
from pathlib import Path
from typing import Any

from api.checklists.pictures import read_pictures
from api.checklists.source import Fault

SOUNDS = "audio"
_MAX_SOUND = 300_000
_SOUND_TYPES = {".m4a": "audio/mp4", ".mp3": "audio/mpeg", ".ogg": "audio/ogg"}
_EMBED = re.compile(r"!\[([^\]]*)\]\(([^)\s]*)\)")


def read_media(folder: Path) -> tuple[dict[str, Any], list[Fault]]:
    """Read every picture and sound of a course; returns them by `pictures/x.svg`, and what is wrong with them."""
    media, faults = read_pictures(folder)
    for path in sorted((folder / SOUNDS).glob("*")) if (folder / SOUNDS).is_dir() else []:
        sound, wrong = _read_sound(path)
        faults += wrong
        if sound is not None:
            media[f"{SOUNDS}/{path.name}"] = sound
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


def _read_sound(path: Path) -> tuple[dict[str, Any] | None, list[Fault]]:
    kind = _SOUND_TYPES.get(path.suffix)
    if kind is None or not path.is_file():
        return None, [Fault(path, 1, f"A sound is one of {', '.join(sorted(_SOUND_TYPES))}.")]
    raw = path.read_bytes()
    if len(raw) > _MAX_SOUND:
        return None, [Fault(path, 1, "The sound is larger than 300 kB.")]
    return {"type": kind, "base64": base64.b64encode(raw).decode()}, []
