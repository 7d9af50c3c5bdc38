"""Measures what a question gives away to somebody who has not read the lesson: by length and by place. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from api.checklists.wording import LANGUAGES

Question = Mapping[str, Any]


@dataclass(frozen=True)
class Habits:
    """How often, out of `singles`, the right option is the longest or the shortest (by language), and where it stands (from 0)."""

    singles: int
    longest: Mapping[str, int]
    shortest: Mapping[str, int]
    places: Mapping[int, int]

    def share(self, count: int) -> Decimal:
        """Return a count as a share of the single questions, with two digits."""
        return (Decimal(count) / max(self.singles, 1)).quantize(Decimal("0.01"))


def habits_of(questions: Sequence[Question]) -> Habits:
    """Count where the right options of single questions stand and how long they are; a tie gives nothing away."""
    longest: Counter[str] = Counter()
    shortest: Counter[str] = Counter()
    places: Counter[int] = Counter()
    singles = [question for question in questions if question["kind"] == "single" and question["scoring"] != "mapping"]
    for question in singles:
        place = next(index for index, option in enumerate(question["options"]) if option["good"])
        places[place] += 1
        for language in LANGUAGES:
            lengths = [len(option["text"][language]) for option in question["options"]]
            others = lengths[:place] + lengths[place + 1 :]
            longest[language] += lengths[place] > max(others)
            shortest[language] += lengths[place] < min(others)
    return Habits(len(singles), longest, shortest, places)
