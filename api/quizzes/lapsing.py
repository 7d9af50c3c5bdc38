"""What becomes of attempts that are not handed in: with answers here they are handed in by us, without any they lapse."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from api.core.db import enter, leave
from api.core.ports import Ports
from api.journal import Happened, record
from api.quizzes.events import ATTEMPT_LAPSED
from api.quizzes.grading import grade_arrived
from api.quizzes.models import AnswerEvent, Attempt

_AT_ONCE = 200


def settle_open(session: Session, attempt: Attempt, *, now: datetime) -> bool:
    """Settle an open attempt whose time is over; returns whether it is still open."""
    if now <= attempt.sync_by:
        return True
    if session.scalar(select(exists().where(AnswerEvent.attempt_id == attempt.id))):
        attempt.received_at = now
        attempt.flags = sorted({*attempt.flags, "not-handed-in"})
        grade_arrived(session, attempt, is_first=True, now=now)
    else:
        attempt.state = "lapsed"
        session.flush()
        record(session, Happened(ATTEMPT_LAPSED, attempt.organisation_id, attempt.id, now))
    return False


def settle_attempts(session: Session, ports: Ports) -> None:
    """Settle open attempts whose time is over, in every organisation, some at once. It runs by the clock."""
    now = ports.clock()
    overdue = select(Attempt.organisation_id, Attempt.id).where(Attempt.state == "open", Attempt.sync_by < now)
    for organisation_id, attempt_id in session.execute(overdue.order_by(Attempt.sync_by).limit(_AT_ONCE)).all():
        enter(session, organisation_id)
        held = select(Attempt).where(Attempt.id == attempt_id, Attempt.state == "open").with_for_update()
        attempt = session.scalar(held)
        if attempt is not None:
            settle_open(session, attempt, now=now)
        leave(session)
