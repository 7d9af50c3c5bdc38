"""Recording: entries wait in the session and are chained by one statement just before the commit, together with their jobs.

The chain of an organisation is a queue of one: whoever adds a link holds its head until the commit. Doing it last keeps that
time to a single round trip, which is what lets many phones submit at once.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import event, text
from sqlalchemy.orm import Session, SessionTransaction

from api.core.documents import canonical, encode
from api.core.ids import new_id
from api.jobs import Job

_APPEND = text("SELECT journal_append(CAST(:organisation AS uuid), CAST(:entries AS jsonb), CAST(:jobs AS jsonb))")
_PENDING, _MARKS = "journal", "journal before savepoints"


@dataclass(frozen=True)
class Happened:
    """Something that happened: the past-tense name, its subject, who did it (None: the system), and what else matters."""

    event: str
    organisation_id: UUID
    subject_id: UUID
    at: datetime
    actor_id: UUID | None = None
    payload: Mapping[str, Any] = field(default_factory=dict)
    id: UUID = field(default_factory=new_id)

    def to_args(self) -> dict[str, Any]:
        """Give the JSON arguments with which a job hands this to its handler."""
        return {
            "event": self.event,
            "organisation_id": str(self.organisation_id),
            "subject_id": str(self.subject_id),
            "at": str(self.at),
            "actor_id": str(self.actor_id) if self.actor_id else None,
            "payload": dict(self.payload),
            "id": str(self.id),
        }

    @classmethod
    def from_args(cls, args: Mapping[str, Any]) -> "Happened":
        """Rebuild from `to_args`."""
        return cls(
            event=args["event"],
            organisation_id=UUID(args["organisation_id"]),
            subject_id=UUID(args["subject_id"]),
            at=datetime.fromisoformat(args["at"]),
            actor_id=UUID(args["actor_id"]) if args["actor_id"] else None,
            payload=args["payload"],
            id=UUID(args["id"]),
        )


def record(session: Session, happened: Happened) -> None:
    """Note what happened; it is written, and its handlers' jobs with it, when the transaction commits."""
    _waiting(session).append(happened)


@event.listens_for(Session, "before_commit")
def _append(session: Session) -> None:
    # A savepoint's release is no commit: only the outermost transaction writes.
    if session.in_nested_transaction():
        return
    waiting = _waiting(session)
    if not waiting:
        return
    # What else the transaction has to write goes first: from here on others wait for the head of the chain.
    session.flush()
    # In one order for all, so that two transactions that write to the same chains never wait for each other.
    for organisation_id in sorted({happened.organisation_id for happened in waiting}):
        mine = [happened for happened in waiting if happened.organisation_id == organisation_id]
        session.execute(
            _APPEND,
            {
                "organisation": str(organisation_id),
                "entries": encode([_link(happened) for happened in mine]).decode(),
                "jobs": encode([job.to_row() for happened in mine for job in _jobs(session, happened)]).decode(),
            },
        )


@event.listens_for(Session, "after_transaction_create")
def _mark(session: Session, transaction: SessionTransaction) -> None:
    """Remember at a savepoint how much was recorded before it."""
    if transaction.nested:
        session.info.setdefault(_MARKS, {})[transaction] = len(_waiting(session))


@event.listens_for(Session, "after_soft_rollback")
def _forget_since(session: Session, transaction: SessionTransaction) -> None:
    """Forget what was recorded inside a savepoint that is rolled back."""
    mark = session.info.get(_MARKS, {}).pop(transaction, None)
    if mark is not None:
        del _waiting(session)[mark:]


@event.listens_for(Session, "after_transaction_end")
def _forget(session: Session, transaction: SessionTransaction) -> None:
    """Start anew after the outermost transaction, however it ended."""
    if transaction.parent is None:
        session.info.pop(_PENDING, None)
        session.info.pop(_MARKS, None)


def _waiting(session: Session) -> list[Happened]:
    waiting: list[Happened] = session.info.setdefault(_PENDING, [])
    return waiting


def _jobs(session: Session, happened: Happened) -> list[Job]:
    """List the jobs that an event causes, by the table the composition root gave to the session."""
    causes: Mapping[str, tuple[tuple[str, str], ...]] = session.info.get("causes", {})
    return [Job(name, {"happened": happened.to_args()}, queue) for name, queue in causes.get(happened.event, ())]


def _link(happened: Happened) -> dict[str, Any]:
    salt = secrets.token_bytes(16)
    payload = dict(happened.payload)
    return {
        "id": happened.id,
        "event": happened.event,
        "subject_id": happened.subject_id,
        "actor_id": happened.actor_id,
        "at": happened.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "digest": hmac.digest(salt, canonical(payload), "sha256").hex(),
        "salt": salt.hex(),
        "payload": payload,
    }
