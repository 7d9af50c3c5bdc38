"""A job is a row: which handler, of which organisation, with what it needs to know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TASK = "act"
LATER = "later"  # the queue of everything a person does not wait for
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
