"""Visits: planned for a shopper, cancelled while nothing was reported; every step is a row."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from api.accounts.grants import memberships_of, scopes_of
from api.accounts.models import User
from api.accounts.permissions import Permission, Role
from api.accounts.places import store_within
from api.audits import events
from api.audits.briefs import joined, of_scenario
from api.audits.inputs import VisitPlan
from api.audits.models import Visit, VisitTransition
from api.audits.problems import NotReviewable
from api.checklists.models import ChecklistVersion
from api.core.actor import Actor, Scope
from api.core.ids import new_id
from api.core.problems import FieldError, Invalid, NotFound, marked
from api.journal import Happened, record
from api.stores.models import Store
from api.stores.scope import in_scope, visible_stores

LONGEST_WINDOW = timedelta(days=180)


def plan_visit(session: Session, actor: Actor, plan: VisitPlan, *, now: datetime) -> Visit:
    """Plan a visit on the live version of a checklist; raise Invalid for what does not fit together."""
    store = session.scalar(
        visible_stores(actor, Permission.VISIT_PLAN).where(Store.id == plan.store_id, Store.status == "open")
    )
    version = session.scalar(
        select(ChecklistVersion).where(ChecklistVersion.key == plan.checklist_key, ChecklistVersion.is_live)
    )
    scenario = of_scenario(version.document, plan.scenario) if version and plan.scenario else None
    errors = [
        *([] if store else [FieldError("/store_id", marked("There is no such open store in your area."))]),
        *([] if version else [FieldError("/checklist", marked("There is no such checklist."))]),
        *_shopper_faults(session, plan, is_covert=bool(version and version.document["kind"] == "covert")),
        *(
            [FieldError("/scenario", marked("The checklist has no such scenario."))]
            if version and plan.scenario and scenario is None
            else []
        ),
        *_window_faults(plan),
    ]
    if errors or version is None:
        raise Invalid(errors=errors)
    visit = Visit(
        id=new_id(),
        organisation_id=actor.organisation_id,
        store_id=plan.store_id,
        shopper_id=plan.shopper_id,
        checklist_version_id=version.id,
        window_from=plan.window_from,
        window_to=plan.window_to,
        state="assigned",
        is_practice=plan.is_practice,
        brief=joined(scenario, plan.brief),
        created_at=now,
    )
    session.add(visit)
    session.flush()
    note_transition(session, visit, ("planned", "assigned"), at=now, actor_id=actor.user_id)
    record(session, Happened(events.VISIT_PLANNED, actor.organisation_id, visit.id, now, actor.user_id))
    return visit


def cancel_visit(session: Session, actor: Actor, visit_id: UUID, *, reason: str, now: datetime) -> Visit:
    """Cancel a visit that was not reported yet; the shopper's phone forgets it."""
    visit = session.scalar(
        select(Visit)
        .where(Visit.id == visit_id, in_scope(actor, Permission.VISIT_PLAN, Visit.store_id))
        .with_for_update()
    )
    if visit is None:
        raise NotFound
    if visit.state not in {"planned", "offered", "assigned", "in_progress"}:
        raise NotReviewable(state=visit.state)
    note_transition(session, visit, (visit.state, "cancelled"), at=now, actor_id=actor.user_id, reason=reason)
    visit.state = "cancelled"
    record(
        session,
        Happened(events.VISIT_CANCELLED, actor.organisation_id, visit.id, now, actor.user_id, {"reason": reason}),
    )
    return visit


def note_transition(
    session: Session,
    visit: Visit,
    states: tuple[str, str],
    *,
    at: datetime,
    actor_id: UUID | None,
    reason: str | None = None,
    items: Sequence[str] = (),
    hashes: tuple[str | None, str | None] = (None, None),
) -> None:
    """Add a row to a visit's life: from which state to which, who, why, and about which items."""
    session.execute(
        insert(VisitTransition).values(
            organisation_id=visit.organisation_id,
            visit_id=visit.id,
            from_state=states[0],
            to_state=states[1],
            at=at,
            actor_id=actor_id,
            reason=reason,
            items=list(items) or None,
            from_hash=hashes[0],
            to_hash=hashes[1],
        )
    )


def _shopper_faults(session: Session, plan: VisitPlan, *, is_covert: bool) -> list[FieldError]:
    active = select(memberships_of(User.id)).where(User.id == plan.shopper_id, User.status == "active")
    held = session.scalar(active)
    if not scopes_of(held, {Role.SHOPPER}):
        return [FieldError("/shopper_id", marked("There is no such active shopper."))]
    if is_covert and not plan.is_practice and _works_in(session, scopes_of(held, {Role.STAFF, Role.MANAGER}), plan):
        return [FieldError("/shopper_id", marked("Who works in this store, or runs it, cannot visit it unrecognised."))]
    return []


def _works_in(session: Session, scopes: Sequence[Scope], plan: VisitPlan) -> bool:
    """Tell whether somebody works in the store of a visit, or manages it, a region it lies in, or the whole chain."""
    here = select(Store.id).where(Store.id == plan.store_id, store_within(scopes, Store.id))
    return session.scalar(here) is not None


def _window_faults(plan: VisitPlan) -> list[FieldError]:
    if plan.window_to <= plan.window_from:
        return [FieldError("/window_to", marked("The window ends before it begins."))]
    if plan.window_to - plan.window_from > LONGEST_WINDOW:
        return [
            FieldError("/window_to", marked("A window can be at most {days} days long."), {"days": LONGEST_WINDOW.days})
        ]
    return []
