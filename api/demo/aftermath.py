"""What became of past findings by now: most learners have passed their course, most actions are done, some are overdue.

The services only ever add; a demo in which nobody ever learnt anything would not be believed.
"""

from datetime import date

from sqlalchemy import ColumnElement, Text, case, cast, exists, func, select, update
from sqlalchemy.orm import Session, aliased

from api.findings.models import CorrectiveAction, Finding
from api.training.models import Assignment

# Of a hundred that are due: passed or done; of a hundred that are not due yet: the same, and started.
_PASSED, _PASSED_EARLY, _STARTED = 88, 35, 60
_DONE, _DONE_EARLY = 92, 40


def settle_past(session: Session, today: date) -> None:
    """Move assignments and corrective actions to where they would stand on a day."""
    die = _die(cast(Assignment.learner_id, Text) + Assignment.course_key + cast(Assignment.due_on, Text))
    is_due = Assignment.due_on < today
    session.execute(
        update(Assignment).values(
            state=case(
                (is_due & (die < _PASSED), "passed"),
                (~is_due & (die < _PASSED_EARLY), "passed"),
                (die < _STARTED, "started"),
                else_="assigned",
            )
        )
    )
    _settle_actions(session, today)


def _settle_actions(session: Session, today: date) -> None:
    """Close actions; only where the item was never found again is the action verified."""
    die, is_due = _die(cast(CorrectiveAction.id, Text)), CorrectiveAction.due_on < today
    later = aliased(Finding)
    same_again = (
        (later.store_id == Finding.store_id) & (later.item == Finding.item) & (later.raised_at > Finding.raised_at)
    )
    returned = exists(select(Finding.id).where(Finding.id == CorrectiveAction.finding_id, exists().where(same_again)))
    session.execute(
        update(CorrectiveAction).values(
            state=case(
                (is_due & (die < _DONE) & ~returned, "verified"),
                (is_due & (die < _DONE), "done"),
                (~is_due & (die < _DONE_EARLY), "done"),
                else_="open",
            )
        )
    )


def _die(text: ColumnElement[str]) -> ColumnElement[int]:
    """Throw a die of a hundred sides that a text always throws alike."""
    return func.abs(func.hashtext(text)) % 100
