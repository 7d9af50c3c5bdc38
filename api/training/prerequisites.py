"""Who lacks what comes before a course, for whoever is about to give it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.courses.models import CourseVersion
from api.training.models import Assignment


def who_lacks(session: Session, course_key: str, people: Collection[UUID]) -> list[dict[str, Any]]:
    """Name the courses that come before one, in its order, each with those of some people who were never given it; none that all had."""
    live = select(CourseVersion.document["prerequisites"]).where(CourseVersion.key == course_key, CourseVersion.is_live)
    wanted: list[str] = session.scalar(live) or []
    had = exists().where(
        Assignment.learner_id == User.id, Assignment.course_key == CourseVersion.key, Assignment.state != "withdrawn"
    )
    rows = session.execute(
        select(CourseVersion.key, CourseVersion.document["title"], User.id)
        .join(User, User.id.in_(people))
        .where(CourseVersion.key.in_(wanted), CourseVersion.is_live, ~had)
        .order_by(User.id)
    )
    found: dict[str, dict[str, Any]] = {}
    for key, title, learner in rows:
        found.setdefault(key, {"name": key, "title": title, "people": []})["people"].append(learner)
    return [found[key] for key in wanted if key in found]
