"""A job is a row: which handler, of which organisation, with what it needs to know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from api.core.documents import encode

_ONCE = text("SELECT defer_once(CAST(:job AS jsonb), :key)")

TASK = "act"
NOW = "now"  # the queue of what a person waits for


@dataclass(frozen=True)
class Job:
    """One act to run later: the handler's dotted name and JSON arguments."""

    handler: str
    args: Mapping[str, Any] = field(default_factory=dict)
    queue: str = NOW

    def to_row(self) -> dict[str, Any]:
        """Give the row as the SQL function `journal_append` takes it."""
        return {"queue": self.queue, "task": TASK, "args": {"handler": self.handler, **self.args}}


def defer_once(session: Session, job: Job, key: str) -> None:
    """Defer a job when the transaction commits, unless one under the same key waits or runs already."""
    session.execute(_ONCE, {"job": encode(job.to_row()).decode(), "key": key})


def name_of(handler: Callable[..., Any]) -> str:
    """Name a handler the way jobs remember it."""
    return f"{handler.__module__.removeprefix('api.')}.{handler.__qualname__}"
