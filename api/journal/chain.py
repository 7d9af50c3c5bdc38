"""Checking the chain: every link follows from the one before, every payload still present has the digest it had."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.core.documents import canonical
from api.journal.models import JournalEntry, JournalHead, JournalPayload


@dataclass(frozen=True)
class ChainFault:
    """A place where the journal is not what was written: sequence number and what is wrong."""

    seq: int
    what: str


def link_hash(previous: bytes, entry: JournalEntry) -> bytes:
    """Compute a link: SHA-256 over the previous hash and the entry's line, fields separated by a line feed."""
    line = "\n".join(
        [
            previous.hex(),
            str(entry.seq),
            str(entry.id),
            entry.event,
            str(entry.subject_id),
            str(entry.actor_id or ""),
            entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            entry.digest.hex(),
        ]
    )
    return hashlib.sha256(line.encode()).digest()


def verify_chain(session: Session, organisation_id: UUID) -> list[ChainFault]:
    """Read the whole chain of an organisation and list what does not fit; empty means untouched."""
    entries = session.execute(
        select(JournalEntry, JournalPayload)
        .outerjoin(
            JournalPayload,
            (JournalPayload.organisation_id == JournalEntry.organisation_id) & (JournalPayload.seq == JournalEntry.seq),
        )
        .where(JournalEntry.organisation_id == organisation_id)
        .order_by(JournalEntry.seq)
        .execution_options(yield_per=1000)
    )
    faults, last_seq, last_hash = _walk((entry, payload) for entry, payload in entries)
    head = session.get(JournalHead, organisation_id)
    if (head.seq if head else 0, head.hash if head else b"") != (last_seq, last_hash):
        faults.append(ChainFault(last_seq, "the chain does not end where its head says"))
    return faults


def _walk(rows: Iterable[tuple[JournalEntry, JournalPayload | None]]) -> tuple[list[ChainFault], int, bytes]:
    faults: list[ChainFault] = []
    seq, previous = 0, b""
    for entry, payload in rows:
        seq += 1
        if entry.seq != seq:
            faults.append(ChainFault(seq, f"{entry.seq - seq} entries are missing"))
            seq = entry.seq
        if link_hash(previous, entry) != entry.hash:
            faults.append(ChainFault(seq, "the entry is not what was written"))
        if payload is not None and hmac.digest(payload.salt, canonical(payload.payload), "sha256") != entry.digest:
            faults.append(ChainFault(seq, "the payload is not what was written"))
        previous = entry.hash
    return faults, seq, previous
