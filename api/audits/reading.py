"""Reading audits and visits: who may see which, with which filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, exists, false, func, not_, or_, select
from sqlalchemy.orm import Session

from api.accounts.models import Region
from api.accounts.permissions import Permission
from api.audits.checklist_words import words_of
from api.audits.discretion import for_the_store, is_withheld
from api.audits.evidence_reading import last_seen, read_verdict
from api.audits.history import read_history
from api.audits.listing import describe_stores, name_shopper
from api.audits.models import Audit, AuditPhoto, AuditRevision, Visit
from api.checklists.models import ChecklistVersion
from api.core.actor import Actor
from api.core.problems import NotFound
from api.i18n import LANGUAGES
from api.stores.models import Store
from api.stores.scope import in_scope


@dataclass(frozen=True)
class AuditFilter:
    """What a list of audits is narrowed by; days are days of the store."""

    store: UUID | None = None
    region: UUID | None = None
    checklist: str | None = None
    status: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    outcome: str | None = None
    band: str | None = None
    q: str | None = None


def published_of(key: str | ScalarSelect[str]) -> Select[Any]:
    """Select the published audits on any version of a checklist; practice is none."""
    return (
        select(Audit)
        .join(ChecklistVersion, ChecklistVersion.id == Audit.checklist_version_id)
        .where(ChecklistVersion.key == key, Audit.state == "published", Audit.is_practice.is_(False))
    )


def visible_audits(actor: Actor) -> Select[Any]:
    """Select the audits an actor may see: one's own; in scope every state for QA and admin, only published ones for the store side."""
    return select(Audit).where(is_visible(actor, Permission.AUDIT_READ))


def is_visible(actor: Actor, permission: str) -> ColumnElement[bool]:
    """Tell in SQL whether an audit is visible under a permission.

    One's own always is. In a store where the actor may also read visits (QA, administrators) every audit is; elsewhere in
    scope only what is published, and no practice run.
    """
    own = Audit.shopper_id == actor.user_id if any(scope.is_own for scope in actor.scopes(permission)) else false()
    published = and_(Audit.state == "published", Audit.is_practice.is_(False))
    scoped = and_(in_scope(actor, permission, Audit.store_id), or_(knows_visits(actor), published))
    return or_(own, scoped)


def knows_visits(actor: Actor) -> ColumnElement[bool]:
    """Tell in SQL whether the actor may know of an audit's visit: who the shopper was, when exactly, and what is planned."""
    return in_scope(actor, Permission.VISIT_READ, Audit.store_id)


def is_still_named() -> ColumnElement[bool]:
    """Tell in SQL whether the newest report of an audit names a photo; what was taken out of it is none of the store's."""
    photos = func.jsonb_build_array(AuditPhoto.photo_id)
    named = func.jsonb_build_array(func.jsonb_build_object("item", AuditPhoto.item, "photos", photos))
    return exists().where(
        AuditRevision.audit_id == Audit.id,
        AuditRevision.revision == Audit.revision,
        AuditRevision.document["responses"].op("@>")(named),
    )


def is_shown_to_the_store() -> ColumnElement[bool]:
    """Tell in SQL whether readers who must not know the shopper see a photo of an audit."""
    return and_(is_still_named(), not_(is_withheld()))


def filtered(query: Select[Any], by: AuditFilter) -> Select[Any]:
    """Narrow a query over audits."""
    if by.store:
        query = query.where(Audit.store_id == by.store)
    if by.region:
        path = select(Region.path).where(Region.id == by.region).scalar_subquery()
        below = select(Store.id).join(Region, Region.id == Store.region_id).where(Region.path.startswith(path))
        query = query.where(Audit.store_id.in_(below))
    if by.checklist:
        versions = select(ChecklistVersion.id).where(ChecklistVersion.key == by.checklist)
        query = query.where(Audit.checklist_version_id.in_(versions))
    if by.status:
        query = query.where(Audit.state == by.status)
    for column, value in ((Audit.outcome, by.outcome), (Audit.band, by.band)):
        query = query if value is None else query.where(column == value)
    if by.q:
        texts = (Store.code, *(Store.name[language].astext for language in LANGUAGES))
        named = select(Store.id).where(or_(*(each.icontains(by.q, autoescape=True) for each in texts)))
        query = query.where(Audit.store_id.in_(named))
    if by.date_from:
        query = query.where(Audit.visited_on >= by.date_from)
    if by.date_to:
        query = query.where(Audit.visited_on <= by.date_to)
    return query


def get_audit(session: Session, actor: Actor, audit_id: UUID) -> Audit:
    """Load one visible audit; raise NotFound."""
    audit: Audit | None = session.scalar(visible_audits(actor).where(Audit.id == audit_id))
    if audit is None:
        raise NotFound
    return audit


@dataclass(frozen=True)
class AuditWhole:
    """An audit with everything its page shows. For readers who must not know the shopper: no id, no history, no clock times, no receipt."""

    audit: Audit
    revision: AuditRevision
    checklist: Mapping[str, Any]
    store: Mapping[str, Any]
    responses: list[dict[str, Any]]
    photos: list[AuditPhoto]
    history: list[dict[str, Any]]
    shopper_id: UUID | None
    shopper: dict[str, Any] | None
    started_at: datetime | None
    finished_at: datetime | None
    last_seen_at: datetime | None
    evidence: dict[str, Any] | None


def get_whole(session: Session, actor: Actor, audit_id: UUID) -> AuditWhole:
    """Load one visible audit with its newest document, version, photos and history."""
    audit = get_audit(session, actor, audit_id)
    knows_shopper = bool(session.scalar(select(Audit.id).where(Audit.id == audit_id, knows_visits(actor))))
    is_insider = knows_shopper or audit.shopper_id == actor.user_id
    photos = select(AuditPhoto).join(Audit, Audit.id == AuditPhoto.audit_id).where(Audit.id == audit_id)
    # QA and the shopper see what was taken out, too, but not what never came.
    shown = or_(AuditPhoto.has_arrived, is_still_named()) if is_insider else is_shown_to_the_store()
    photos = photos.where(shown).order_by(AuditPhoto.position)
    shown_photos = list(session.scalars(photos))
    revision = get_revision(session, audit)
    evidence = read_verdict(session, revision, knows_times=is_insider)
    responses = revision.document["responses"]
    checklist = words_of(session, {audit.checklist_version_id})[audit.checklist_version_id]
    return AuditWhole(
        audit=audit,
        revision=revision,
        checklist=checklist.name,
        store=describe_stores(session, {audit.store_id})[audit.store_id],
        responses=responses if is_insider else [for_the_store(each, checklist.withheld) for each in responses],
        photos=shown_photos,
        history=read_history(session, actor, audit, knows_shopper=knows_shopper) if is_insider else [],
        shopper_id=audit.shopper_id if is_insider else None,
        shopper=name_shopper(session, audit.shopper_id) if knows_shopper else None,
        started_at=audit.started_at if is_insider else None,
        finished_at=audit.finished_at if is_insider else None,
        last_seen_at=last_seen(revision.document, audit.finished_at) if is_insider else None,
        evidence=evidence if is_insider else _of_photos(evidence, shown_photos),
    )


def _of_photos(verdict: dict[str, Any] | None, photos: Sequence[AuditPhoto]) -> dict[str, Any] | None:
    """Leave in a verdict only the photos its reader is shown; even the id of another one may tell when it was taken."""
    shown = {str(photo.photo_id) for photo in photos}
    return verdict and {**verdict, "photos": [each for each in verdict["photos"] if each["photo_id"] in shown]}


def get_revision(session: Session, audit: Audit) -> AuditRevision:
    """Load an audit's newest revision."""
    return session.get_one(AuditRevision, (audit.organisation_id, audit.id, audit.revision))


def visible_visits(actor: Actor) -> Select[Any]:
    """Select the visits an actor may see: one's own as a shopper, those in scope for QA and admin. The store side sees none."""
    own = (
        Visit.shopper_id == actor.user_id
        if any(scope.is_own for scope in actor.scopes(Permission.VISIT_READ))
        else false()
    )
    return select(Visit).where(or_(own, in_scope(actor, Permission.VISIT_READ, Visit.store_id)))
