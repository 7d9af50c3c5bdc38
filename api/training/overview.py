"""Who is due, late and done, from the region down to the person, by the calendar of each store."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Date, cast, func, not_, select
from sqlalchemy.orm import Session

from api.accounts.models import Region, User
from api.accounts.permissions import Permission
from api.core.actor import Actor
from api.stores.models import Store
from api.stores.scope import in_scope
from api.training.certificates import is_secret
from api.training.models import Assignment

_OPEN: Final = ("assigned", "started", "completed")
_COUNTS: Final = ("due", "late", "passed")


def overview(session: Session, actor: Actor, course_key: str | None, *, now: datetime) -> list[dict[str, Any]]:
    """Count assignments that are due, late or passed in one's scope: regions, in them stores, in them people; the latest first."""
    today = cast(func.timezone(Store.time_zone, now), Date)
    is_open, is_late = Assignment.state.in_(_OPEN), Assignment.due_on < today
    query = (
        select(
            Region.id,
            Region.name,
            Store.id,
            Store.name,
            User.id,
            User.name,
            func.count().filter(is_open, not_(is_late)),
            func.count().filter(is_open, is_late),
            func.count().filter(Assignment.state == "passed"),
        )
        .select_from(Assignment)
        .join(Store, Store.id == Assignment.store_id)
        .join(Region, Region.id == Store.region_id)
        .join(User, User.id == Assignment.learner_id)
        .where(
            in_scope(actor, Permission.ASSIGNMENT_READ, Assignment.store_id),
            not_(is_secret(actor, Assignment.learner_id)),
            Assignment.state != "withdrawn",
        )
        .group_by(Region.id, Store.id, User.id)
        .order_by(Region.id, Store.id, User.name, User.id)
    )
    if course_key is not None:
        query = query.where(Assignment.course_key == course_key)
    regions: dict[UUID, dict[str, Any]] = {}
    for region_id, region_name, store_id, store_name, user_id, user_name, *numbers in session.execute(query):
        counts = dict(zip(_COUNTS, numbers, strict=True))
        region = regions.setdefault(region_id, _place(region_id, region_name, "stores"))
        store = region["stores"].setdefault(store_id, _place(store_id, store_name, "people"))
        store["people"][user_id] = {"id": user_id, "name": user_name, **counts}
        for place in (region, store):
            for name, number in counts.items():
                place[name] += number
    return [
        {**region, "stores": [{**store, "people": _latest(store["people"])} for store in _latest(region["stores"])]}
        for region in _latest(regions)
    ]


def _place(place_id: UUID, name: Any, inner: str) -> dict[str, Any]:
    return {"id": place_id, "name": name, **dict.fromkeys(_COUNTS, 0), inner: {}}


def _latest(places: dict[UUID, dict[str, Any]]) -> list[dict[str, Any]]:
    """Order by how much is late; what is equal stays in its order."""
    return sorted(places.values(), key=lambda place: -place["late"])
