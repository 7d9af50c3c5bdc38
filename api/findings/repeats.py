"""When a finding is a repeat: two of the last three visits in which its item was answered missed it, or it was put right once.

A visit in which the item did not apply, or was not seen, says nothing: it neither makes a repeat nor wears one off.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

WINDOW = 3


@dataclass(frozen=True, slots=True)
class EarlierVisit:
    """What one earlier visit says of items: which were answered, and which of those missed the standard."""

    answered: Collection[str]
    missed: Collection[str]


def missed_again(missed: Iterable[str], earlier: Iterable[EarlierVisit]) -> set[str]:
    """Name the items missed now that one of the other visits of their window missed too; `earlier` comes newest first.

    Reads no further back than it has to.
    """
    looks = dict.fromkeys(missed, WINDOW - 1)
    again: set[str] = set()
    for visit in earlier if looks else ():
        for item in looks.keys() & set(visit.answered):
            looks[item] -= 1
            if item in visit.missed:
                again.add(item)
            if item in again or not looks[item]:
                del looks[item]
        if not looks:
            break
    return again
