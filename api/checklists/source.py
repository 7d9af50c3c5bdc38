"""Reads an authored content file into plain data in which every scalar is still the string that was written.

Line numbers of all nodes are kept beside the data, so that every later fault can say where it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

MAX_BYTES = 1_000_000
MAX_DEPTH = 32
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


Place = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in an authored file, printed as `path:line: message`."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Source:
    """An authored file: its data (dict, list, str, None) and the line of each place in it."""

    path: Path
    data: Any
    lines: Mapping[Place, int]

    def line_of(self, place: Place) -> int:
        """Return the line of a place, or of the nearest place above it that was written."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def fault(self, place: Place, message: str) -> Fault:
        """Make a fault that names the place in words and in lines."""
        words = dotted(place)
        return Fault(self.path, self.line_of(place), f"{words}: {message}" if words else message)


def dotted(place: Place) -> str:
    """Write a place as a person would: `sections[0].items[3].title.en`."""
    words = ""
    for step in place:
        words += f"[{step}]" if isinstance(step, int) else f".{step}" if words else step
    return words


def read_text(path: Path) -> tuple[str | None, list[Fault]]:
    """Read a UTF-8 file of at most 1 MB; a byte-order mark is dropped, control characters are refused."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return None, [Fault(path, 1, f"The file cannot be read: {error.strerror}.")]
    if len(raw) > MAX_BYTES:
        return None, [Fault(path, 1, "The file is larger than 1 MB.")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [Fault(path, raw.count(b"\n", 0, error.start) + 1, "The file is not UTF-8.")]
    for number, line in enumerate(text.splitlines(), start=1):
        if _unprintable(line):
            return None, [Fault(path, number, "The line holds a control character.")]
    return text, []


def read_source(path: Path) -> tuple[Source | None, list[Fault]]:
    """Parse one YAML file; return the source, or None and what is wrong."""
    text, faults = read_text(path)
    if text is None:
        return None, faults
    tree = _Tree(path)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            tree.take(event)
    except _BrokenError as error:
        return None, [Fault(path, error.line, error.message)]
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, [Fault(path, mark.line + 1 if mark else 1, f"This is not YAML: {error.problem or error.context}.")]
    except (YAMLError, ValueError, OverflowError) as error:
        return None, [Fault(path, 1, f"This is not YAML: {str(error).splitlines()[0]}.")]
    if tree.faults:
        return None, tree.faults
    return Source(path, tree.root, tree.lines), []


class _BrokenError(Exception):
    """The file uses a part of YAML that content may not use."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass
class _Open:
    """A mapping or sequence whose end has not come yet; `key` is the mapping key that waits for its value."""

    container: dict[str, Any] | list[Any]
    place: Place
    key: str | None = None


@dataclass
class _Tree:
    """Builds the data from parser events without recursion, so that depth is a count and not a crash."""

    path: Path
    root: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    documents: int = 0

    def take(self, event: Event) -> None:
        line = event.start_mark.line + 1
        self._refuse(event, line)
        if isinstance(event, ScalarEvent):
            self._take_scalar(event, line)
        elif isinstance(event, MappingStartEvent):
            self._enter({}, line)
        elif isinstance(event, SequenceStartEvent):
            self._enter([], line)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.open.pop()

    def _refuse(self, event: Event, line: int) -> None:
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise _BrokenError(line, "Anchors and aliases are not used here; write it out.")
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _BrokenError(line, "A file holds one document.")
            if event.version or event.tags:
                raise _BrokenError(line, "Directives (%YAML, %TAG) are not used here.")
        elif getattr(event, "tag", None):
            raise _BrokenError(line, "Tags (!…) are not used here; the schema knows the types.")

    def _take_scalar(self, event: ScalarEvent, line: int) -> None:
        text = str(event.value)
        if _unprintable(text):
            raise _BrokenError(line, "The text holds a control character.")
        is_null = event.style is None and text in _NULLS
        top = self.open[-1] if self.open else None
        if top is None or isinstance(top.container, list) or top.key is not None:
            self._place(None if is_null else text, line)
        elif is_null:
            raise _BrokenError(line, "A key is missing before the colon.")
        else:
            if text in top.container:
                self.faults.append(Fault(self.path, line, f"The key {text!r} is written twice."))
            top.key = text
            self.lines[(*top.place, text)] = line

    def _enter(self, container: dict[str, Any] | list[Any], line: int) -> None:
        if len(self.open) >= MAX_DEPTH:
            raise _BrokenError(line, f"The file is nested deeper than {MAX_DEPTH} levels.")
        top = self.open[-1] if self.open else None
        if top and isinstance(top.container, dict) and top.key is None:
            raise _BrokenError(line, "A key must be plain text.")
        self.open.append(_Open(container, self._place(container, line)))

    def _place(self, value: object, line: int) -> Place:
        """Put a value where it belongs and return its place."""
        if not self.open:
            self.root = value
            self.lines[()] = line
            return ()
        top = self.open[-1]
        if isinstance(top.container, list):
            place: Place = (*top.place, len(top.container))
            top.container.append(value)
        else:
            key = top.key or ""
            place = (*top.place, key)
            top.container[key] = value
            top.key = None
        self.lines.setdefault(place, line)
        return place


def _unprintable(text: str) -> bool:
    """Tell whether a text holds what neither JSON nor PostgreSQL nor a reader can take: controls, lone surrogates."""
    return any(
        (char < " " and char not in "\t\n\r") or "\x7f" <= char < "\xa0" or "\ud800" <= char <= "\udfff"
        for char in text
    )
