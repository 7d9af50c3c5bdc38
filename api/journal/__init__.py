"""The append-only, hash-chained log of who did what; recording an event also defers the work it causes."""

from api.journal.chain import ChainFault, verify_chain
from api.journal.models import JournalEntry, JournalPayload
from api.journal.recording import Happened, record

__all__ = [
    "ChainFault",
    "Happened",
    "JournalEntry",
    "JournalPayload",
    "record",
    "verify_chain",
]
