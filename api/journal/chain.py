"""Checking the chain: every link follows from the one before, every payload still present has the digest it had."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from uuid import UUID

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from api.core.documents import MalformedJSON, canonical
from api.journal.models import JournalEntry, JournalHead, JournalPayload

Link = tuple[int, bytes]
Row = tuple[int | None, bytes | None, JournalEntry | None, JournalPayload | None]


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
    # Head, entries and payloads are one statement, so that they are of one moment however fast others write.
    asked = select(literal(organisation_id).label("id")).subquery()
    query = (
        select(JournalHead.seq, JournalHead.hash, JournalEntry, JournalPayload)
        .select_from(asked)
        .outerjoin(JournalHead, JournalHead.organisation_id == asked.c.id)
        .outerjoin(JournalEntry, JournalEntry.organisation_id == asked.c.id)
        .outerjoin(
            JournalPayload,
            (JournalPayload.organisation_id == asked.c.id) & (JournalPayload.seq == JournalEntry.seq),
        )
        .order_by(JournalEntry.seq)
        .execution_options(yield_per=1000)
    )
    return _walk((row[0], row[1], row[2], row[3]) for row in session.execute(query))


def _walk(rows: Iterable[Row]) -> list[ChainFault]:
    faults: list[ChainFault] = []
    head: Link = (0, b"")
    last: Link = (0, b"")
    for head_seq, head_hash, entry, payload in rows:
        head = (head_seq or 0, head_hash or b"")
        if entry is None:
            continue
        seq, previous = last
        if entry.seq != seq + 1:
            faults.append(ChainFault(seq + 1, f"{entry.seq - seq - 1} entries are missing"))
        if link_hash(previous, entry) != entry.hash:
            faults.append(ChainFault(entry.seq, "the entry is not what was written"))
        if payload is not None and not _is_true(payload, entry):
            faults.append(ChainFault(entry.seq, "the payload is not what was written"))
        last = (entry.seq, entry.hash)
    if head != last:
        faults.append(ChainFault(last[0], "the chain does not end where its head says"))
    return faults


def _is_true(payload: JournalPayload, entry: JournalEntry) -> bool:
    try:
        return hmac.digest(payload.salt, canonical(payload.payload), "sha256") == entry.digest
    except MalformedJSON:
        return False
