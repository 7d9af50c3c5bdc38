"""What follows in training from a graded attempt: assignments are passed, a certificate is issued."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.core.ports import Ports
from api.journal import Happened
from api.quizzes.models import Attempt
from api.training.certificates import issue_certificate
from api.training.models import Assignment
from api.training.progress import pass_assignments


def follow_attempt(session: Session, ports: Ports, happened: Happened) -> None:
    """Note what a learner proved by an attempt; doing it again changes nothing."""
    attempt = session.scalar(select(Attempt).where(Attempt.id == happened.subject_id))
    if attempt is None or not attempt.has_passed or attempt.state != "graded":
        return
    assignment = session.get(Assignment, attempt.round_id) if attempt.round_id else None
    pass_assignments(session, attempt.learner_id, attempt.course_key, assignment.lessons if assignment else ())
    issue_certificate(session, attempt, assignment, now=ports.clock())
