"""How alike the wrong answers of two people are, and how quick somebody was. Pure.

Right answers are alike because they are right; wrong ones agree only as often as chance has it, or because they come from one place.
Source: F. S. Bellezza and S. F. Bellezza, error-similarity analysis (Teaching of Psychology 16, 1989). Each question has a chance of its
own here, so that the number of agreements follows a Poisson binomial law instead of a binomial one.
"""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

# By chance one honest attempt of a thousand is looked at, and never for fewer than four answers.
_CHANCE: Final = 0.001
_FEWEST_SAME: Final = 4
# Times of so many others are needed to say what is usual; below a third of that nobody has read the questions.
# Source of the share: normative thresholds of S. L. Wise and L. Ma (2012), there 10 to 30 % of the mean.
ENOUGH_PEOPLE: Final = 30
_QUICK: Final = 1 / 3


@dataclass(frozen=True)
class Agreement:
    """How many questions two people both had wrong, at how many of them they said the same, and how likely that is by chance."""

    wrong: int
    same: int
    p: float

    def is_striking(self, compared: int) -> bool:
        """Tell whether a person should look, when so many others were compared (the more, the likelier a chance find; Bonferroni)."""
        return self.same >= _FEWEST_SAME and self.p < _CHANCE / max(compared, 1)


def compare(mine: Mapping[str, str], other: Mapping[str, str], given: Mapping[str, Mapping[str, int]]) -> Agreement:
    """Compare the wrong answers of two people by question; `given` counts the wrong answers of everybody else."""
    shared = mine.keys() & other.keys()
    same = sum(mine[question] == other[question] for question in shared)
    chances = [agreeing(given.get(question, {}).values()) for question in shared]
    return Agreement(len(shared), same, at_least(chances, same))


def may_be_striking(mine: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Tell whether enough wrong answers are the same that a comparison could strike."""
    return len(mine.items() & other.items()) >= _FEWEST_SAME


def agreeing(counts: Iterable[int]) -> float:
    """Give the chance that two who are wrong say the same, by how often each wrong answer was given; 1/2 where none is known."""
    known = list(counts)
    people = sum(known)
    return (1 + sum(count * (count - 1) for count in known)) / (2 + people * (people - 1))


def at_least(chances: Sequence[float], count: int) -> float:
    """Give the probability that so many or more of independent events happen (Poisson binomial)."""
    exactly = [1.0]
    for chance in chances:
        before, after = [*exactly, 0.0], [0.0, *exactly]
        exactly = [no * (1 - chance) + yes * chance for no, yes in zip(before, after, strict=True)]
    return sum(exactly[count:])


def usual(others_ms: Sequence[float]) -> float | None:
    """Give the usual median time for a question; None while too few are known."""
    return statistics.median(others_ms) if len(others_ms) >= ENOUGH_PEOPLE else None


def is_quick(mine_ms: float, others_ms: Sequence[float]) -> bool:
    """Tell whether somebody's median time for a question is far below what is usual; False while too few are known."""
    usual_ms = usual(others_ms)
    return usual_ms is not None and mine_ms < _QUICK * usual_ms
