"""Links a visit to the store's visit before it, where a new version of the checklist lies between the two."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import Session

from api.audits.checklist_words import words_of
from api.audits.common_items import common_keys, score_common, tags_told_by
from api.audits.models import Audit, AuditRevision
from api.audits.plan import Plan
from api.audits.reading import published_of
from api.audits.states import Resolved, resolve
from api.audits.submitting import plan_of
from api.checklists.models import ChecklistVersion


@dataclass(frozen=True)
class Link:
    """The common-item scores T* of a visit and of the visit before it: printed points, None where nothing could be scored.

    `audit_id` and `version` are of the visit before, `questions` is how many both versions ask.
    """

    audit_id: UUID
    version: int
    questions: int
    score: str | None
    previous_score: str | None


def link(session: Session, audit: Audit, previous: Audit) -> Link | None:
    """Score two visits over what both their versions ask, by the version of the later one; None if it is the same version."""
    if audit.checklist_version_id == previous.checklist_version_id:
        return None
    rules, older = (plan_of(session, each.checklist_version_id) for each in (audit, previous))
    keys = common_keys(rules, older)
    score, previous_score = (
        score_common(rules, _recall(session, each, plan), keys).printed
        for each, plan in ((audit, rules), (previous, older))
    )
    words = words_of(session, {previous.checklist_version_id})[previous.checklist_version_id]
    return Link(previous.id, words.name["version"], len(keys), score, previous_score)


def previous_visit(audit: Audit) -> Select[Any]:
    """Select the id of the store's published visit before this one on any version of its checklist; practice is none."""
    key = select(ChecklistVersion.key).where(ChecklistVersion.id == audit.checklist_version_id).scalar_subquery()
    earlier = tuple_(Audit.started_at, Audit.id) < (audit.started_at, audit.id)
    return (
        published_of(key)
        .with_only_columns(Audit.id)
        .where(Audit.store_id == audit.store_id, earlier)
        .order_by(Audit.started_at.desc(), Audit.id.desc())
        .limit(1)
    )


def _recall(session: Session, audit: Audit, plan: Plan) -> Sequence[Resolved]:
    """Give the items of a visit's newest report the states they were scored with."""
    revision = session.get_one(AuditRevision, (audit.organisation_id, audit.id, audit.revision))
    return resolve(plan, revision.document["responses"], tags_told_by(plan, revision.score))
