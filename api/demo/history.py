"""A year of visits of the demo chain: who went where and when, and what they found. Pure and the same for the same seed.

The model is x = μ + store + visit: a store effect of about 6 points, a visit-to-visit noise of about 9, and on top what the season,
the hour and each store's own weakness do.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from statistics import NormalDist
from typing import Any, Final
from zoneinfo import ZoneInfo

from api.demo.answering import Occasion
from api.demo.chain import Chain, Person, StorePlan
from api.demo.filling import Form, Shot, fill, make_form
from api.demo.seasons import DAYPARTS, pressure
from api.i18n import as_language

MONTHS: Final = 12
_YEAR: Final = timedelta(days=365)
# In log-odds. One unit is worth about 12 points of the total, because answers near 100 % hardly move.
_STORE_SPREAD: Final = 0.5
_VISIT_SPREAD: Final = 0.44
_SHOPPER_SPREAD: Final = 0.1
_TWO_VISITS: Final = 0.25  # of the months
_HOURS: Final = {"morning": (10, 12), "afternoon": (13, 17), "evening": (18, 20)}


@dataclass(frozen=True)
class Character:
    """What a store is like: its level in log-odds, how its waits compare, and the topic it is weak in."""

    level: float
    pace: float
    weakness: str


@dataclass(frozen=True)
class PastVisit:
    """A visit and what came of it; times are aware UTC, `shopper` is an e-mail address."""

    store: str
    shopper: str
    checklist: str
    planned_at: datetime
    window: tuple[datetime, datetime]
    started_at: datetime
    finished_at: datetime
    reviewed_at: datetime
    responses: Sequence[Mapping[str, Any]]
    shots: Sequence[Shot]


def characters(chain: Chain, topics: Sequence[str], seed: int) -> dict[str, Character]:
    """Give each store its character. Levels are quantiles of the normal, dealt at random, so that their spread is as wanted."""
    rng = _dice("characters", seed)
    count = len(chain.stores)
    levels = [NormalDist(0, _STORE_SPREAD).inv_cdf((n + 0.5) / count) for n in range(count)]
    rng.shuffle(levels)
    return {
        store.place.code: Character(level, rng.lognormvariate(-0.25 * level, 0.08), rng.choice(list(topics)))
        for store, level in zip(chain.stores, levels, strict=True)
    }


def make_history(chain: Chain, documents: Sequence[Mapping[str, Any]], *, seed: int, until: date) -> list[PastVisit]:
    """Return the visits of the twelve months before a day, by start. Covert checklists are shopped monthly, announced ones each quarter."""
    visits: list[PastVisit] = []
    for document in documents:
        form = make_form(document, seed)
        topics = sorted({item["topic"] for _, item in form.items})
        is_covert = document["kind"] == "covert"
        people = [person for person in chain.with_role("shopper") if (person.posts[0].role == "shopper") == is_covert]
        for store in chain.stores:
            character = characters(chain, topics, seed)[store.place.code]
            days = list(_days(_dice(f"days {document['key']} {store.place.code}", seed), until, is_covert=is_covert))
            walkers = people if is_covert else [p for p in people if p.posts[0].region == store.place.region]
            visits += _visits(form, store, character, days, walkers)
    return sorted(visits, key=lambda visit: (visit.started_at, visit.store, visit.checklist))


def _days(rng: Random, until: date, *, is_covert: bool) -> Iterator[date]:
    """Yield days in order: one or two in each month, at least ten days apart; or one a quarter."""
    first = until - _YEAR
    periods = MONTHS if is_covert else 4
    starts = [first + _YEAR * n / periods for n in range(periods + 1)]
    for start, end in pairwise(starts):
        length = (end - start).days
        if is_covert and rng.random() < _TWO_VISITS:
            day = rng.randrange(length - 18)
            yield start + timedelta(days=day)
            yield start + timedelta(days=rng.randrange(day + 10, length))
        else:
            yield start + timedelta(days=rng.randrange(length))


def _visits(
    form: Form, store: StorePlan, character: Character, days: Sequence[date], people: Sequence[Person]
) -> Iterator[PastVisit]:
    before: Person | None = None
    for number, day in enumerate(days):
        rng = _dice(f"visit {form.document['key']} {store.place.code} {day}", form.seed)
        # The same face twice in a row would be known.
        shopper = rng.choice([person for person in people if person is not before] or list(people))
        before = shopper
        yield _visit(rng, form, store, character, day, shopper, has_camera=number == len(days) - 1)


def _visit(
    rng: Random, form: Form, store: StorePlan, character: Character, day: date, shopper: Person, *, has_camera: bool
) -> PastVisit:
    daypart = rng.choice(list(DAYPARTS))
    zone = ZoneInfo(store.place.time_zone)
    began = datetime.combine(day, time(rng.randint(*_HOURS[daypart]), rng.randrange(60)), zone).astimezone(UTC)
    crowd = pressure(day, daypart)
    leniency = _dice(f"shopper {shopper.email}", form.seed).gauss(0, _SHOPPER_SPREAD)
    occasion = Occasion(
        rng=rng,
        language=as_language(shopper.language) or "en",
        tags=frozenset(store.place.tags),
        level=character.level + leniency + rng.gauss(0, _VISIT_SPREAD),
        pressure=crowd,
        pace=character.pace * (1 + 0.6 * crowd),
        weakness=character.weakness,
        began=began,
    )
    responses, shots = fill(form, occasion, has_camera=has_camera)
    opens = datetime.combine(day - timedelta(days=rng.randrange(1, 5)), time(9), zone).astimezone(UTC)
    finished = began + timedelta(minutes=form.document["minutes"] + rng.randrange(-8, 40))
    return PastVisit(
        store=store.place.code,
        shopper=shopper.email,
        checklist=form.document["key"],
        planned_at=opens - timedelta(days=rng.randrange(3, 9), minutes=rng.randrange(600)),
        window=(opens, opens + timedelta(days=7)),
        started_at=began,
        finished_at=finished,
        reviewed_at=finished + timedelta(hours=rng.randrange(14, 60), minutes=rng.randrange(60)),
        responses=responses,
        shots=shots,
    )


def _dice(purpose: str, seed: int) -> Random:
    return Random(f"{purpose} {seed}")  # noqa: S311 - a demo is repeated, not guarded
