"""Who is due, late and done, from the region down to the person, by the calendar of each store."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import Date, cast, func, not_, select
from sqlalchemy.orm import Session

from api.accounts.models import Membership, Region, User
from api.accounts.permissions import Permission
from api.accounts.visibility import is_secret
from api.core.actor import Actor
from api.core.problems import marked
from api.i18n import LANGUAGES, translate
from api.stores.models import Store
from api.training.certificates import WITHOUT_STORE
from api.training.models import OPEN, Assignment
from api.training.reaching import is_reached

_NO_STORE: Final = marked("Without a store")
_EVERYWHERE: Final = marked("The whole organisation")
_COUNTS: Final = ("due", "late", "passed")


def overview(session: Session, actor: Actor, course_key: str | None, *, now: datetime) -> list[dict[str, Any]]:
    """Count assignments that are due, late or passed in one's scope: regions, in them stores, in them people; the latest first."""
    today = cast(func.timezone(func.coalesce(Store.time_zone, WITHOUT_STORE.key), now), Date)
    is_open, is_late = Assignment.state.in_(OPEN), Assignment.due_on < today
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
        .join(User, User.id == Assignment.learner_id)
        .outerjoin(Store, Store.id == Assignment.store_id)
        .outerjoin(Region, Region.id == func.coalesce(Store.region_id, _own_region()))
        .where(
            is_reached(actor, Permission.ASSIGNMENT_READ),
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
        area = region_id or actor.organisation_id
        region = regions.setdefault(area, _place(area, region_name or _nowhere(_EVERYWHERE), "stores"))
        # Who works in no store stands under a name of their own, with an id that is made of the region's.
        shop = store_id or uuid5(area, "without a store")
        store = region["stores"].setdefault(shop, _place(shop, store_name or _nowhere(_NO_STORE), "people"))
        store["people"][user_id] = {"id": user_id, "name": user_name, **counts}
        for place in (region, store):
            for name, number in counts.items():
                place[name] += number
    return [
        {**region, "stores": [{**store, "people": _latest(store["people"])} for store in _latest(region["stores"])]}
        for region in _latest(regions)
    ]


def _own_region() -> Any:
    """Select the region in which somebody without a store works; the first of several, none for the whole organisation."""
    return (
        select(Membership.region_id)
        .where(Membership.user_id == Assignment.learner_id, Membership.store_id.is_(None))
        .order_by(Membership.region_id.asc().nulls_last())
        .limit(1)
        .correlate(Assignment)
        .scalar_subquery()
    )


def _nowhere(name: str) -> dict[str, str]:
    return {language: translate(language, name) for language in LANGUAGES}


def _place(place_id: UUID, name: Any, inner: str) -> dict[str, Any]:
    return {"id": place_id, "name": name, **dict.fromkeys(_COUNTS, 0), inner: {}}


def _latest(places: dict[UUID, dict[str, Any]]) -> list[dict[str, Any]]:
    """Order by how much is late; what is equal stays in its order."""
    return sorted(places.values(), key=lambda place: -place["late"])
