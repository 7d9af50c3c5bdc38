"""Rows of the list of reports as people read them: which store, which checklist, how much was found."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from api.accounts.models import Region, User
from api.accounts.permissions import Permission
from api.audits.checklist_words import words_of
from api.audits.models import Audit
from api.core.actor import Actor
from api.stores.models import Store
from api.stores.scope import in_scope

_SHOWN = tuple(column.key for column in Audit.__table__.columns)


def describe_audits(session: Session, actor: Actor, audits: Sequence[Audit]) -> list[dict[str, Any]]:
    """Add to each audit its store, its checklist, and what was found where the actor may know it."""
    stores = describe_stores(session, {audit.store_id for audit in audits})
    versions = words_of(session, {audit.checklist_version_id for audit in audits})
    knowing = _where_findings_are_known(session, actor, audits)
    return [
        {
            **{name: getattr(audit, name) for name in _SHOWN},
            "store": stores[audit.store_id],
            "checklist": versions[audit.checklist_version_id].name,
            "findings": audit.finding_counts if audit.id in knowing else None,
        }
        for audit in audits
    ]


def _where_findings_are_known(session: Session, actor: Actor, audits: Sequence[Audit]) -> set[UUID]:
    """Name the audits of whose findings the actor may know."""
    everything = {audit.id for audit in audits}
    scopes = actor.scopes(Permission.FINDING_READ)
    if not scopes or any(scope.is_whole for scope in scopes):
        return everything if scopes else set()
    inside = in_scope(actor, Permission.FINDING_READ, Audit.store_id)
    return set(session.scalars(select(Audit.id).where(Audit.id.in_(everything), inside)))


def describe_stores(session: Session, store_ids: set[UUID]) -> dict[UUID, Mapping[str, Any]]:
    """Name stores and the regions they lie in."""
    query = (
        select(Store.id, Store.code, Store.name, Store.time_zone, Store.region_id, Region.name.label("region_name"))
        .join(Region, Region.id == Store.region_id)
        .where(Store.id.in_(store_ids))
    )
    return {row["id"]: dict(row) for row in session.execute(query).mappings()}


def count_states(session: Session, audits: Select[Any], states: Sequence[str]) -> dict[str, int]:
    """Count the selected audits by state; every state is named."""
    counted = audits.with_only_columns(Audit.state, func.count()).order_by(None).group_by(Audit.state)
    return dict.fromkeys(states, 0) | {state: count for state, count in session.execute(counted)}  # noqa: C416 - rows are no pairs


def name_shopper(session: Session, shopper_id: UUID) -> dict[str, Any]:
    """Name the shopper, for those who may know."""
    return {"id": shopper_id, "name": session.scalars(select(User.name).where(User.id == shopper_id)).one()}
