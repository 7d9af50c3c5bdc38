"""A filled checklist arrives: it has to belong to one's own visit, fit the visit's checklist, and be complete."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.audits.completeness import find_faults
from api.audits.fault_sentences import to_field_error
from api.audits.inputs import Submission, read_submission
from api.audits.models import Audit, Visit
from api.audits.plan import Plan, as_plan
from api.audits.problems import AlreadySubmitted, AnotherVersion, NotEditable, WrongResponses
from api.audits.score_tree import Score
from api.audits.scoring import score_resolved
from api.audits.shortfalls import count_findings
from api.audits.states import resolve
from api.audits.storing import Arrival, Occasion, Received, store_arrival
from api.checklists.models import ChecklistVersion
from api.core.actor import Actor
from api.core.db import table_of
from api.core.problems import NotFound
from api.stores.models import Store

_VISIT, _STORE, _VERSION = table_of(Visit).c, table_of(Store).c, table_of(ChecklistVersion).c
_OCCASION = (
    select(
        _VISIT.id,
        _VISIT.state,
        _VISIT.is_practice,
        _VISIT.store_id,
        _STORE.tags,
        _STORE.time_zone,
        _VERSION.id,
        _VERSION.key,
        _VERSION.version,
        _VERSION.sha256,
    )
    .join_from(table_of(Visit), table_of(Store), _STORE.id == _VISIT.store_id)
    .join(table_of(ChecklistVersion), _VERSION.id == _VISIT.checklist_version_id)
    .where(_VISIT.id == bindparam("visit"), _VISIT.shopper_id == bindparam("shopper"))
    .with_for_update(of=table_of(Visit))
)


# A photo the server refuses never comes: its shopper takes it again, or out.
_OPEN = frozenset({"returned", "waiting"})


def submit_audit(session: Session, actor: Actor, payload: Mapping[str, Any], *, now: datetime) -> Received:
    """Store the audit of one's own visit.

    Raise NotFound, AlreadySubmitted, AnotherVersion or WrongResponses; then nothing is stored.
    """
    submission = read_submission(payload)
    occasion = _find_occasion(session, actor, submission)
    if occasion.visit_state not in {"assigned", "in_progress"}:
        raise AlreadySubmitted
    result, counts = _score(session, occasion, payload)
    return store_arrival(session, Arrival(actor, occasion, submission, payload, result, counts, 1, now))


def revise_audit(session: Session, actor: Actor, payload: Mapping[str, Any], *, now: datetime) -> Received:
    """Store the next revision of an audit that QA returned, or whose photos are not all here; every earlier one stays readable."""
    submission = read_submission(payload)
    occasion = _find_occasion(session, actor, submission)
    audit = session.get(Audit, (actor.organisation_id, submission.audit_id), with_for_update=True)
    if audit is None or audit.visit_id != occasion.visit_id or audit.state not in _OPEN:
        raise NotEditable
    result, counts = _score(session, occasion, payload)
    following = audit.revision + 1
    return store_arrival(session, Arrival(actor, occasion, submission, payload, result, counts, following, now))


def plan_of(session: Session, version_id: UUID) -> Plan:
    """Prepare a published version for scoring; it never changes, so each process prepares it once."""
    known = _plans().get(version_id)
    if known is None:
        document = session.scalars(select(ChecklistVersion.document).where(ChecklistVersion.id == version_id)).one()
        known = _plans()[version_id] = as_plan(document)
    return known


def _find_occasion(session: Session, actor: Actor, submission: Submission) -> Occasion:
    """Find the shopper's own visit and hold it, so that two phones cannot report it at once."""
    wanted = {"visit": submission.visit_id, "shopper": actor.user_id}
    found: Sequence[Any] | None = session.execute(_OCCASION, wanted).one_or_none()
    if found is None:
        raise NotFound
    occasion = Occasion(*found)
    named = submission.checklist
    if (named.key, named.version, named.sha256) != (occasion.key, occasion.version, occasion.sha256):
        raise AnotherVersion(key=occasion.key, version=occasion.version)
    return occasion


def _score(session: Session, occasion: Occasion, payload: Mapping[str, Any]) -> tuple[Score, dict[str, int]]:
    """Score again what the phone scored, for the server never believes a score it is sent; count what was found."""
    plan, responses = plan_of(session, occasion.version_id), payload["responses"]
    resolved = resolve(plan, responses, occasion.store_tags)
    faults = find_faults(plan, responses, resolved, final=True)
    if faults:
        raise WrongResponses(errors=[to_field_error(fault) for fault in faults])
    result = score_resolved(plan, resolved)
    return result, count_findings(plan, result)


@cache
def _plans() -> dict[UUID, Plan]:
    return {}
