"""The briefings of coming visits, so that a shopper's phone has something to say in the car park."""

from functools import cache
from pathlib import Path
from typing import Any, Final

from api.checklists.source import read_source

_FILE: Final = Path(__file__).parent / "briefs.yaml"


def brief(number: int) -> dict[str, Any]:
    """Give a briefing in both languages; numbers beyond the last one begin again."""
    return dict(_briefs()[number % len(_briefs())])


@cache
def _briefs() -> list[dict[str, Any]]:
    source, faults = read_source(_FILE)
    if source is None:
        raise ValueError("; ".join(map(str, faults)))
    briefs: list[dict[str, Any]] = source.data
    return briefs
