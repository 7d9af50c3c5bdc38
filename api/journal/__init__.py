"""The append-only, hash-chained log of who did what; recording an event also defers the work it causes."""

from api.journal.chain import ChainFault, verify_chain
from api.journal.models import JournalEntry, JournalPayload
from api.journal.recording import Happened, discard_since, pending_count, record

__all__ = [
    "ChainFault",
    "Happened",
    "JournalEntry",
    "JournalPayload",
    "discard_since",
    "pending_count",
    "record",
    "verify_chain",
]
