"""The one table of what follows from what: event → functions, and what runs by the clock."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from api.audits.deriving import derive_responses
from api.audits.events import AUDIT_PUBLISHED, AUDIT_RECEIVED
from api.audits.reviewing import settle_waiting
from api.core.ports import Ports
from api.findings.events import FINDINGS_RAISED
from api.findings.services import raise_findings
from api.http.forgetting import forget_answers
from api.jobs import NOW, name_of
from api.journal import Happened
from api.photos.events import PHOTO_STORED
from api.photos.services import make_renditions
from api.photos.sweeping import forget_unfinished, sweep_objects
from api.quizzes.comparing import compare_attempt
from api.quizzes.events import ATTEMPT_DECIDED, ATTEMPT_GRADED, ATTEMPT_REGRADED
from api.quizzes.lapsing import settle_attempts
from api.reminders.events import REMINDER_QUEUED
from api.reminders.rounds import queue_reminders
from api.reminders.sending import send_reminder
from api.repetition.feeding import bring_missed, feed_store, feed_stores
from api.reports.certifying import print_certificate
from api.reports.services import render_scorecards
from api.reports.sweeping import sweep_scorecards
from api.retraining.events import RETRAINING_PLANNED
from api.retraining.services import plan_retraining
from api.statements.collecting import tell_certificate, tell_drill, tell_exam, tell_lesson, void_certificate, void_exam
from api.statements.sending import send_statements
from api.training.events import CERTIFICATE_ISSUED, CERTIFICATE_WITHDRAWN, DRILL_OBSERVED, LESSON_COMPLETED
from api.training.following import follow_attempt
from api.training.regrading import follow_regrade
from api.training.rules import apply_rules

F = TypeVar("F", bound=Callable[..., Any])


class UnknownHandler(LookupError):  # noqa: N818 - it names the thing
    """A job asks for a function that is not in the table."""


# What a handler claimed: it is done once the claim is committed, so a worker that dies in between leaves the claim behind.
Claimed = Callable[[Session], None]
Handler = Callable[[Session, Ports, Happened], Claimed | None]
Clockwork = Callable[[Session, Ports], None]

TABLE: Mapping[str, tuple[Handler, ...]] = {
    ATTEMPT_DECIDED: (follow_regrade, void_exam),
    ATTEMPT_GRADED: (follow_attempt, compare_attempt, bring_missed, tell_exam),
    ATTEMPT_REGRADED: (follow_regrade, compare_attempt, bring_missed, tell_exam),
    AUDIT_RECEIVED: (derive_responses,),
    AUDIT_PUBLISHED: (raise_findings,),
    CERTIFICATE_ISSUED: (print_certificate, tell_certificate),
    CERTIFICATE_WITHDRAWN: (void_certificate,),
    DRILL_OBSERVED: (tell_drill,),
    FINDINGS_RAISED: (plan_retraining, feed_store),
    LESSON_COMPLETED: (tell_lesson,),
    PHOTO_STORED: (make_renditions,),
    REMINDER_QUEUED: (send_reminder,),
    RETRAINING_PLANNED: (render_scorecards,),
}

# What runs by the clock: function → cron line (UTC).
CLOCKWORK: Mapping[Clockwork, str] = {
    settle_waiting: "* * * * *",
    send_statements: "* * * * *",
    settle_attempts: "*/5 * * * *",
    queue_reminders: "*/10 * * * *",
    apply_rules: "31 * * * *",
    feed_stores: "41 * * * *",
    sweep_objects: "17 * * * *",
    sweep_scorecards: "47 * * * *",
    forget_unfinished: "7 3 * * *",
    forget_answers: "23 3 * * *",
}


def causes() -> dict[str, tuple[tuple[str, str], ...]]:
    """List for each event the names of its handlers with their queue, as the journal defers them."""
    return {event: tuple((name_of(handler), NOW) for handler in handlers) for event, handlers in TABLE.items()}


def find(name: str) -> Handler:
    """Find a handler by its name; raises UnknownHandler for one that does not exist here: gone, or not yet known to this process."""
    return _named(name, (handler for handlers in TABLE.values() for handler in handlers))


def schedule() -> dict[str, str]:
    """List the names of what runs by the clock with their cron lines."""
    return {name_of(function): cron for function, cron in CLOCKWORK.items()}


def find_clockwork(name: str) -> Clockwork:
    """Find what runs by the clock by its name; raises UnknownHandler."""
    return _named(name, CLOCKWORK)


def _named(name: str, functions: Iterable[F]) -> F:
    for function in functions:
        if name_of(function) == name:
            return function
    raise UnknownHandler(f"This process knows no handler {name}.")
