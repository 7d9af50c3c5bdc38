"""Draws the questions of an attempt by the blueprint. Pure: the same pool, blueprint and seed give the same questions in the same order."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from api.courses.check_course import fits

Entry = Mapping[str, Any]
_MOST_OF_A_FEW = 5


class PoolTooSmall(LookupError):  # noqa: N818 - it names the thing
    """The blueprint asks for more than the pool has."""


def draw(pool: Sequence[Entry], blueprint: Sequence[Entry], seed: str, *, seen: Collection[str] = ()) -> list[Entry]:
    """Draw entries of the pool line by line, no two of one group, those not `seen` (UUIDs) first; raise PoolTooSmall.

    Lines that can choose least go first, or what they need would be gone.
    """
    drawn: list[Entry] = []
    used: set[str] = set()
    for line in sorted(blueprint, key=lambda line: (line["any"], line["group"] is None, line["difficulty"] is None)):
        for _ in range(line["draw"]):
            open_to_it = [entry for entry in pool if fits(entry, line) and _likeness(entry) not in used]
            if not open_to_it:
                raise PoolTooSmall
            chosen = min(open_to_it, key=lambda entry: (entry["uuid"] in seen, place_of(seed, entry["uuid"])))
            drawn.append(chosen)
            used.add(_likeness(chosen))
    return sorted(drawn, key=lambda entry: place_of(f"{seed} order", entry["uuid"]))


def blueprint_for(pool: Sequence[Entry], lessons: Collection[str], quiz: Entry) -> tuple[list[Entry], Sequence[Entry]]:
    """Give what may be drawn, and how, for who was given only some lessons: at most half of their questions, and five at most."""
    mine = [entry for entry in pool if entry["lesson"] in lessons]
    if not lessons or len(mine) == len(pool):
        return list(pool), quiz["blueprint"]
    count = min(_MOST_OF_A_FEW, max(1, len({_likeness(entry) for entry in mine}) // 2))
    return mine, [{"group": None, "topic": None, "any": True, "difficulty": None, "draw": count}]


def place_of(seed: str, name: str) -> str:
    """Give a thing its place in the order of a seed: sort by it."""
    return hashlib.sha256(f"{seed}|{name}".encode()).hexdigest()


def shuffled(things: Sequence[Entry], seed: str) -> list[Entry]:
    """Shuffle things that have a key; a `fixed` one stays where it was written."""
    loose = sorted((one for one in things if not one.get("fixed")), key=lambda one: place_of(seed, one["key"]))
    following = iter(loose)
    return [one if one.get("fixed") else next(following) for one in things]


def _likeness(entry: Entry) -> str:
    return str(entry["group"] or entry["uuid"])
