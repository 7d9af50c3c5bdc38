"""When a question comes again: FSRS-6 with the parameters it ships with. Pure: days in, days out. The door to the library.

A day is a day of the store, so a phone that was answered at midnight and a server in another zone count alike. There are no
learning steps within a day and no chance: the same answers give the same days everywhere (`tests/vectors/repetition/`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from fsrs import Card, Rating, Scheduler, State

LONGEST_DAYS = 60
RATINGS = {"wrong": Rating.Again, "unsure": Rating.Hard, "right": Rating.Good}
_SCHEDULER = Scheduler(
    learning_steps=(), relearning_steps=(), maximum_interval=LONGEST_DAYS, enable_fuzzing=False, desired_retention=0.9
)


@dataclass(frozen=True)
class Memory:
    """What somebody still knows of a question: how many days it lasts, how hard it is (1 to 10), and when it was answered last."""

    stability: float
    difficulty: float
    last_on: date
    interval: int


def remember(answers: Iterable[tuple[date, str]]) -> Memory | None:
    """Follow answers `(day, outcome)` in their order; of several on one day the first counts. None without answers."""
    memory: Memory | None = None
    for day, outcome in answers:
        if memory is None or day > memory.last_on:
            memory = answer(memory, day, outcome)
    return memory


def answer(memory: Memory | None, day: date, outcome: str) -> Memory:
    """Say what is known after one more answer: `wrong`, `unsure` (right, but not sure or after a hint) or `right`."""
    card, _ = _SCHEDULER.review_card(_card(memory), RATINGS[outcome], _moment(day))
    if card.stability is None or card.difficulty is None:
        raise ValueError("the library gave a card without a memory")
    return Memory(card.stability, card.difficulty, day, (card.due.date() - day).days)


def due_day(memory: Memory, renews_on: date | None) -> date:
    """Say when the question comes again: after its interval, and at the latest on the day a certificate has to be renewed."""
    due_on = memory.last_on + timedelta(days=memory.interval)
    return min(due_on, renews_on) if renews_on is not None and renews_on > memory.last_on else due_on


def retention(memory: Memory | None, day: date) -> float:
    """Say with which probability somebody still knows it on a day; what was never answered is not known."""
    return _SCHEDULER.get_card_retrievability(_card(memory), _moment(day))


def _card(memory: Memory | None) -> Card:
    if memory is None:
        return Card(card_id=0)
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        last_review=_moment(memory.last_on),
    )


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
