"""Raising findings from a published audit, and the corrective action each one asks for."""

from collections.abc import Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.accounts.permissions import Permission
from api.audits.models import Audit, AuditRevision
from api.audits.plan import Plan
from api.audits.score_tree import read_items
from api.audits.shortfalls import Shortfall, select_findings
from api.audits.submitting import plan_of
from api.checklists.models import ChecklistVersion
from api.core.actor import Actor
from api.core.ports import Ports
from api.findings.events import FINDINGS_RAISED
from api.findings.models import CorrectiveAction, Finding
from api.findings.repeats import EarlierVisit, missed_again
from api.findings.rows import Source, action_row, finding_row
from api.journal import Happened, record
from api.stores.models import Store
from api.stores.scope import in_scope

# States of a corrective action in which somebody said that it is done.
CLOSED = ("done", "verified")
# An item that was answered in none of so many visits has no history that anybody would call one.
LOOK_BACK = 36
# Only the keys leave the database: a score tree is a thousand times as long.
_BEFORE = text("""
    SELECT jsonb_path_query_array(revision.score, '$.items[*] ? (@.state == "answered").key') AS answered,
        jsonb_path_query_array(revision.score, '$.items[*] ? (@.is_finding == true).key') AS missed
    FROM audit
    JOIN audit_revision AS revision ON revision.organisation_id = audit.organisation_id
        AND revision.audit_id = audit.id AND revision.revision = audit.revision
    JOIN checklist_version AS version ON version.organisation_id = audit.organisation_id
        AND version.id = audit.checklist_version_id
    WHERE audit.store_id = :store AND version.key = :key AND audit.state = 'published' AND NOT audit.is_practice
        AND audit.started_at < :began
    ORDER BY audit.started_at DESC LIMIT :most
""")


def raise_findings(session: Session, ports: Ports, happened: Happened) -> None:
    """Write the findings of a published audit with their corrective actions; doing it again adds nothing."""
    audit = session.scalar(select(Audit).where(Audit.id == happened.subject_id))
    if audit is None or audit.state != "published" or audit.is_practice:
        return
    store = session.get_one(Store, audit.store_id)
    version = session.get_one(ChecklistVersion, audit.checklist_version_id)
    shortfalls = _shortfalls(session, audit, plan_of(session, version.id))
    repeated = _repeated(session, audit, version.key, shortfalls)
    # Days count from the publication, however late this job runs.
    today = happened.at.astimezone(ZoneInfo(store.time_zone)).date()
    source = Source(audit.organisation_id, audit.store_id, audit.id, version.key, happened.at, today)
    for rank, shortfall in enumerate(shortfalls, 1):
        _raise(session, source, shortfall, rank, is_repeat=shortfall.item in repeated)
    record(
        session,
        Happened(
            FINDINGS_RAISED,
            audit.organisation_id,
            audit.id,
            ports.clock(),
            None,
            {"revision": audit.revision, "count": len(shortfalls)},
        ),
    )


def _shortfalls(session: Session, audit: Audit, plan: Plan) -> list[Shortfall]:
    """Select from the score as it was kept: what a store is called today changes nothing about what was seen."""
    revision = session.get_one(AuditRevision, (audit.organisation_id, audit.id, audit.revision))
    return select_findings(plan, read_items(revision.score))


def _repeated(session: Session, audit: Audit, key: str, shortfalls: Sequence[Shortfall]) -> set[str]:
    """Name the items among the shortfalls that were missed lately, or put right before, in this store by the same checklist."""
    items = [shortfall.item for shortfall in shortfalls]
    before = _BEFORE.params(store=audit.store_id, key=key, began=audit.started_at, most=LOOK_BACK)
    earlier = (EarlierVisit(row.answered, row.missed) for row in session.execute(before))
    closed = (
        select(Finding.item)
        .join(CorrectiveAction, CorrectiveAction.finding_id == Finding.id)
        .join(Audit, (Audit.organisation_id == Finding.organisation_id) & (Audit.id == Finding.audit_id))
        .where(Finding.store_id == audit.store_id, Finding.checklist_key == key, Finding.item.in_(items))
        .where(CorrectiveAction.state.in_(CLOSED), Audit.started_at < audit.started_at)
    )
    return missed_again(items, earlier) | set(session.scalars(closed))


def _raise(session: Session, source: Source, shortfall: Shortfall, rank: int, *, is_repeat: bool) -> None:
    finding_id = session.scalar(
        insert(Finding)
        .values(finding_row(source, shortfall, rank, is_repeat=is_repeat))
        .on_conflict_do_nothing(index_elements=["organisation_id", "audit_id", "item"])
        .returning(Finding.id)
    )
    if finding_id is not None:
        session.execute(insert(CorrectiveAction).values(action_row(source, shortfall, finding_id)))


def visible_findings(actor: Actor) -> Select[Finding]:
    """Select the findings in an actor's scope."""
    return select(Finding).where(in_scope(actor, Permission.FINDING_READ, Finding.store_id))


def visible_actions(actor: Actor, *, audit: UUID | None = None) -> Select[CorrectiveAction]:
    """Select the corrective actions in an actor's scope, perhaps only those of one audit."""
    query = select(CorrectiveAction).where(in_scope(actor, Permission.ACTION_READ, CorrectiveAction.store_id))
    of_audit = select(Finding.id).where(Finding.audit_id == audit)
    return query if audit is None else query.where(CorrectiveAction.finding_id.in_(of_audit))
