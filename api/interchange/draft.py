"""A question between two systems, in one language, and what is said about it. Every reader makes these, every writer takes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from api.i18n import Lang, translate

Kind: TypeAlias = Literal[
    "single", "multiple", "true-false", "match", "order", "numeric", "short-answer", "spot", "open"
]


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose. `fraction` is what choosing it earns, −1 to 1; 1 is wholly right, unless its draft has bounds."""

    text: str
    fraction: Decimal
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which the sum of what was chosen is kept, in the unit of the options; `high` is everything."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Pair:
    """What belongs together; without `left` it is one more right side that belongs to nothing."""

    left: str | None
    right: str


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The numbers from `low` to `high`, ends included, that earn `weight`."""

    low: Decimal
    high: Decimal
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A short answer that earns `weight`."""

    text: str
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Area:
    """Something to find in a picture, in percent of its width and height; a circle has a `radius` in percent of the width."""

    label: str
    x: Decimal
    y: Decimal
    width: Decimal | None = None
    height: Decimal | None = None
    radius: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One question. `line` is where it begins in its file, from 1; `tags` hold what only Tenseconds knows (topic, group, critical, …)."""

    line: int
    kind: Kind
    stem: str
    title: str = ""
    category: str = ""
    options: tuple[Option, ...] = ()
    bounds: Bounds | None = None  # of a mapping; None: from nothing to the best there is
    scoring: str = ""  # a rule of docs/course-format.md; empty: that of the kind
    pairs: tuple[Pair, ...] = ()
    steps: tuple[str, ...] = ()
    ranges: tuple[NumberRange, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    areas: tuple[Area, ...] = ()
    picture: str = ""
    guide: str = ""
    explanation: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)

    def shares(self) -> tuple[Decimal, ...]:
        """Give what each option earns as a share of everything."""
        high = Decimal(1) if self.bounds is None else self.bounds.high
        return tuple(option.fraction / high for option in self.options)


@dataclass(frozen=True, slots=True)
class Remark:
    """What could not be taken over, or not wholly: where, and why; `message` is a sentence of ours with `{names}`."""

    line: int
    message: str
    params: Mapping[str, str] = field(default_factory=dict)

    def of(self, lang: Lang) -> str:
        """Say it in one language."""
        return translate(lang, self.message, **self.params)


@dataclass(frozen=True, slots=True)
class Imported:
    """All that a file held: the good questions in their order, and what is said about the rest."""

    drafts: tuple[Draft, ...]
    remarks: tuple[Remark, ...]


class Unreadable(Exception):  # noqa: N818 - it is a finding about a file, not a fault of ours
    """A question or a whole file that cannot be taken over; carries the remark that says why."""

    def __init__(self, line: int, message: str, **params: str) -> None:
        super().__init__(message)
        self.remark = Remark(line, message, params)
