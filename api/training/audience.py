"""Whom a rule of assignment reaches: named people, or everybody with a role at a place; always only the active ones.

Roles may be narrowed to brand-sent promoters or to the chain's own people, and by tenure. Tenure says who gets a course and never
who loses it: nobody outgrows what a newcomer was given by being late with it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import Session

from api.accounts.models import Membership, Region, User
from api.accounts.permissions import Permission, Role
from api.accounts.places import may_give
from api.accounts.visibility import load_visible
from api.core.actor import Actor
from api.core.problems import FieldError, Invalid, marked
from api.courses.models import CourseVersion
from api.stores.models import Store
from api.training.certificates import WITHOUT_STORE
from api.training.expiry import Renewal
from api.training.models import AssignmentRule


@dataclass(frozen=True)
class Audience:
    """Whom a rule is for, each with the store they work in (None: none); who of them gets the course; of whom nobody knows the tenure."""

    members: dict[UUID, UUID | None]
    gets: set[UUID]
    undated: set[UUID]


NOBODY = Audience({}, set(), set())


def reached_by(session: Session, rule: AssignmentRule, *, now: datetime) -> Audience:
    """List whom a rule reaches; days in the job are counted by the calendar of the store."""
    named = [UUID(one) for one in rule.people]
    rows = session.execute(
        select(User.id, User.employed_since, Membership.store_id, Store.time_zone)
        .join(Membership, Membership.user_id == User.id)
        .outerjoin(Store, Store.id == Membership.store_id)
        .where(
            User.organisation_id == rule.organisation_id,
            User.status == "active",
            or_(User.id.in_(named), _has_role(rule)),
        )
        .order_by(User.id, Membership.store_id)
    )
    members: dict[UUID, UUID | None] = {}
    gets, undated = set(named), set()
    for user_id, since, store_id, zone in rows:
        members[user_id] = members.get(user_id) or store_id
        if rule.tenure is None:
            gets.add(user_id)
        elif since is None:
            undated.add(user_id)
        elif has_tenure(rule.tenure, since, now.astimezone(ZoneInfo(zone) if zone else WITHOUT_STORE).date()):
            gets.add(user_id)
    return Audience(members, gets & members.keys(), undated - gets)


def has_tenure(tenure: Mapping[str, int | None], since: date, today: date) -> bool:
    """Tell whether somebody employed since a day has been so for as many days as asked, both bounds included."""
    days = (today - since).days
    least, most = tenure["min_days"] or 0, tenure["max_days"]
    return days >= least and (most is None or days <= most)


def check_rule(session: Session, actor: Actor, said: Mapping[str, Any]) -> CourseVersion:
    """Return the course a rule is about; raise Invalid for one that contradicts itself or reaches beyond the actor's scopes."""
    course = session.scalar(select(CourseVersion).where(CourseVersion.key == said["course"], CourseVersion.is_live))
    faults = []
    if course is None:
        raise Invalid(errors=[FieldError("/course", marked("There is no such course."))])
    known = {lesson["key"] for lesson in course.document["lessons"]}
    faults += [
        FieldError(f"/lessons/{index}", marked("The course has no such lesson."))
        for index, lesson in enumerate(said["lessons"])
        if lesson not in known
    ]
    if not said["people"] and not said["roles"]:
        faults.append(FieldError("/roles", marked("Name people, or roles.")))
    faults += _odd_facts(said)
    if said["renewal"] is not None and (field := Renewal(**said["renewal"]).fault()):
        faults.append(FieldError(f"/renewal/{field}", marked("This contradicts the rest of the rule.")))
    if said["renewal"] is not None and said["lessons"]:
        faults.append(FieldError("/renewal", marked("Only a whole course can be proved again. Give all its lessons.")))
    if Role.SHOPPER in said["roles"] and all(scope.is_own for scope in actor.scopes(Permission.VISIT_READ)):
        faults.append(FieldError("/roles", marked("Who shops is known only to those who plan visits.")))
    faults += _beyond(session, actor, said)
    if faults:
        raise Invalid(errors=faults)
    for person in said["people"]:
        load_visible(session, actor, Permission.ASSIGNMENT_MANAGE, person)
    return course


def _odd_facts(said: Mapping[str, Any]) -> Iterator[FieldError]:
    tenure = said["tenure"]
    if not said["roles"]:
        sentence = marked("This narrows roles. Name the roles, too.")
        yield from (FieldError(f"/{name}", sentence) for name in ("tenure", "promoter") if said[name] is not None)
    if tenure is not None and tenure["min_days"] is None and tenure["max_days"] is None:
        yield FieldError("/tenure", marked("Say from which day, or until which."))
    elif tenure is not None and tenure["max_days"] is not None and (tenure["min_days"] or 0) > tenure["max_days"]:
        yield FieldError("/tenure/max_days", marked("This is before the first day."))


def _beyond(session: Session, actor: Actor, said: Mapping[str, Any]) -> list[FieldError]:
    scopes = actor.scopes(Permission.ASSIGNMENT_MANAGE)
    faults = []
    for name, field in (("regions", "region_id"), ("stores", "store_id")):
        for index, place in enumerate(said[name]):
            asked: dict[str, UUID | None] = {"region_id": None, "store_id": None, field: place}
            if not may_give(session, scopes, region_id=asked["region_id"], store_id=asked["store_id"]):
                faults.append(FieldError(f"/{name}/{index}", marked("This place is not yours to decide about.")))
    is_everywhere = said["roles"] and not said["regions"] and not said["stores"]
    if is_everywhere and not actor.may_everywhere(Permission.ASSIGNMENT_MANAGE):
        faults.append(FieldError("/stores", marked("Name the stores or regions it is for.")))
    return faults


def _has_role(rule: AssignmentRule) -> ColumnElement[bool]:
    if not rule.roles:
        return false()
    regions, stores = rule.places["regions"], rule.places["stores"]
    has_role: ColumnElement[bool] = Membership.role.in_([role for role in rule.roles if role in set(Role)])
    if rule.promoter is not None:
        has_role = and_(has_role, User.is_promoter.is_(rule.promoter))
    if not regions and not stores:
        return has_role
    below = select(Region.id).where(or_(false(), *(Region.path.contains(f"/{region}/") for region in regions)))
    there = select(Store.id).where(or_(Store.id.in_([UUID(one) for one in stores]), Store.region_id.in_(below)))
    return and_(has_role, or_(Membership.store_id.in_(there), Membership.region_id.in_(below)))
