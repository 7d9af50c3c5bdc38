"""What there is to tell each person of a place on a day: facts in both languages, put into words only when they are sent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Text, and_, cast, func, not_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from api.accounts.models import Membership, Region, User
from api.accounts.permissions import Role
from api.accounts.visibility import is_shopper
from api.courses.models import CourseVersion
from api.reminders.models import ReminderHour
from api.reminders.steps import AHEAD_DAYS, is_due_step, is_escalated, is_renewal_step
from api.stores.models import Store
from api.training.certificates import renewal_of
from api.training.expiry import Renewal, next_dates
from api.training.models import Assignment, Certificate

Given = tuple[Assignment, Any]
Content = dict[str, list[dict[str, Any]]]
_OPEN: Final = ("assigned", "started", "completed")
_LONGEST_WINDOW: Final = 365
_MOST_NAMES: Final = 30


def people_of(session: Session, store_id: UUID | None) -> list[UUID]:
    """List the active people whose first store this is, with None those who work in none; not who has an hour of their own."""
    home = func.min(cast(Membership.store_id, Text))
    query = (
        select(User.id)
        .outerjoin(Membership, Membership.user_id == User.id)
        .where(User.status == "active", User.id.not_in(select(ReminderHour.user_id)))
        .group_by(User.id)
        .having(home.is_(None) if store_id is None else home == str(store_id))
    )
    return list(session.scalars(query))


def hours_of_their_own(session: Session) -> Mapping[tuple[str | None, int], list[UUID]]:
    """List the active people who chose an hour, by the time zone of their first store (None: they work in none) and that hour."""
    home = (
        select(ReminderHour.user_id, ReminderHour.hour, func.min(cast(Membership.store_id, Text)).label("store_id"))
        .join(User, and_(User.id == ReminderHour.user_id, User.status == "active"))
        .outerjoin(Membership, Membership.user_id == ReminderHour.user_id)
        .group_by(ReminderHour.user_id, ReminderHour.hour)
        .subquery()
    )
    rows = session.execute(
        select(home.c.user_id, home.c.hour, Store.time_zone)
        .outerjoin(Store, cast(Store.id, Text) == home.c.store_id)
        .order_by(home.c.user_id)
    )
    found: defaultdict[tuple[str | None, int], list[UUID]] = defaultdict(list)
    for user_id, hour, zone in rows:
        found[zone, hour].append(user_id)
    return found


def home_of(session: Session, user_id: UUID) -> UUID | None:
    """Give the store whose day somebody lives in: their first one, or None."""
    found = session.scalar(select(func.min(cast(Membership.store_id, Text))).where(Membership.user_id == user_id))
    return UUID(found) if found else None


def gather(
    session: Session, people: Sequence[UUID], day: date, *, unseen: int, escalate_after: int
) -> dict[UUID, Content]:
    """Give for each person what reaches one of its steps on this day, with everything else that is open; nobody else is named.

    Steps of the `unseen` days just before, on which nobody was looked at, are told too.
    """
    found: defaultdict[UUID, Content] = defaultdict(dict)
    for learner, rows in _open(session, people, day).items():
        if any(is_due_step((assignment.due_on - day).days, unseen=unseen) for assignment, _ in rows):
            found[learner]["late"] = [_course(*row) for row in rows if row[0].due_on < day]
            found[learner]["due"] = [_course(*row) for row in rows if row[0].due_on >= day]
    for learner, ending in _ending(session, people, day, unseen).items():
        found[learner]["renew"] = ending
    for manager, late in _teams(session, people, day, unseen, escalate_after).items():
        found[manager]["team"] = late
    return {person: content for person, content in found.items() if any(content.values())}


def _open(session: Session, people: Sequence[UUID], day: date) -> Mapping[UUID, list[Given]]:
    rows = session.execute(
        select(Assignment, CourseVersion.document["title"])
        .join(CourseVersion, CourseVersion.id == Assignment.course_version_id)
        .where(
            Assignment.learner_id.in_(people),
            Assignment.state.in_(_OPEN),
            Assignment.due_on <= day + timedelta(days=AHEAD_DAYS),
        )
        .order_by(Assignment.due_on, Assignment.id)
    )
    found: defaultdict[UUID, list[Given]] = defaultdict(list)
    for assignment, title in rows:
        found[assignment.learner_id].append((assignment, title))
    return found


def _course(assignment: Assignment, title: Any) -> dict[str, Any]:
    return {"title": title, "due_on": assignment.due_on.isoformat()}


def _ending(session: Session, people: Sequence[UUID], day: date, unseen: int) -> Mapping[UUID, list[dict[str, Any]]]:
    """Find certificates that run out, the newest of each course, with the three dates that would follow a renewal today."""
    newest = (
        select(Certificate.id)
        .ext(distinct_on(Certificate.learner_id, Certificate.course_key))
        .where(Certificate.learner_id.in_(people), Certificate.withdrawn_at.is_(None))
        .order_by(Certificate.learner_id, Certificate.course_key, Certificate.issued_at.desc())
    )
    rows = session.execute(
        select(Certificate, CourseVersion, Assignment)
        .join(CourseVersion, CourseVersion.id == Certificate.course_version_id)
        .outerjoin(Assignment, Assignment.id == Certificate.assignment_id)
        .where(
            Certificate.id.in_(newest),
            Certificate.expires_on.between(day, day + timedelta(days=_LONGEST_WINDOW)),
        )
        .order_by(Certificate.expires_on, Certificate.id)
    )
    found: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for certificate, course, assignment in rows:
        renewal, expires_on = renewal_of(session, course, assignment), certificate.expires_on
        if renewal is None or expires_on is None:
            continue
        if is_renewal_step((expires_on - day).days, renewal.window_days, unseen=unseen):
            found[certificate.learner_id].append(_renewal(course, expires_on, renewal, day))
    return found


def _renewal(course: CourseVersion, expires_on: date, renewal: Renewal, day: date) -> dict[str, Any]:
    following = next_dates(renewal, day, previous=expires_on)
    return {
        "title": course.document["title"],
        "expires_on": expires_on.isoformat(),
        "next": [one.isoformat() for one in following],
    }


def _teams(
    session: Session, people: Sequence[UUID], day: date, unseen: int, after: int
) -> Mapping[UUID, list[dict[str, Any]]]:
    """Find for managers whose courses are late: of their store after so many days, of their region after twice as many."""
    leading = session.execute(
        select(Membership.user_id, Membership.store_id, Region.path)
        .outerjoin(Region, Region.id == Membership.region_id)
        .where(Membership.user_id.in_(people), Membership.role == Role.MANAGER)
    ).all()
    found: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for manager, store_id, path in leading if after else ():
        patience = after if store_id is not None else 2 * after
        for assignment, name, title in _late_in(
            session, manager, _within(store_id, path), day - timedelta(days=patience)
        ):
            if is_escalated((day - assignment.due_on).days, patience, unseen=unseen):
                found[manager].append({"name": name, "title": title, "due_on": assignment.due_on.isoformat()})
    return {manager: late[:_MOST_NAMES] for manager, late in found.items()}


def _within(store_id: UUID | None, path: str | None) -> ColumnElement[bool]:
    if store_id is not None:
        return Assignment.store_id == store_id
    below = select(Region.id).where(Region.path.startswith(path)) if path else select(Region.id)
    return Assignment.store_id.in_(select(Store.id).where(Store.region_id.in_(below)))


def _late_in(
    session: Session, manager: UUID, within: ColumnElement[bool], due_by: date
) -> Iterable[tuple[Assignment, str, Any]]:
    rows = session.execute(
        select(Assignment, User.name, CourseVersion.document["title"])
        .join(User, and_(User.id == Assignment.learner_id, User.status == "active"))
        .join(CourseVersion, CourseVersion.id == Assignment.course_version_id)
        .where(
            within,
            Assignment.state.in_(_OPEN),
            Assignment.due_on <= due_by,
            Assignment.learner_id != manager,
            not_(is_shopper(Assignment.learner_id)),
        )
        .order_by(Assignment.due_on, User.name, Assignment.id)
    )
    return [(assignment, name, title) for assignment, name, title in rows]
