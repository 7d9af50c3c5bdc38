"""Forgetting answers that nobody will ask for again."""

from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.core.ports import Ports
from api.http.models import IdempotentAnswer

# A phone may lie in a drawer for months and then send its last request again.
KEPT = timedelta(days=180)


def forget_answers(session: Session, ports: Ports) -> None:
    """Forget answers of `Idempotency-Key` older than KEPT."""
    session.execute(delete(IdempotentAnswer).where(IdempotentAnswer.created_at < ports.clock() - KEPT))
