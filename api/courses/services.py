"""Publishing courses and finding the smallest one that teaches a topic."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, true
from sqlalchemy.orm import Session

from api.checklists.publishing import publish_version
from api.core.problems import NotFound
from api.courses.models import CourseVersion
from api.journal import Happened, record

COURSE_PUBLISHED = "CoursePublished"


@dataclass(frozen=True)
class Remedy:
    """The lessons of one course that teach a topic, and how long they take (minutes)."""

    version: CourseVersion
    lessons: tuple[str, ...]
    minutes: int


def publish_course(
    session: Session, organisation_id: UUID, document: Mapping[str, Any], *, now: datetime
) -> CourseVersion:
    """Make the document the live version of its course; loading it twice changes nothing."""
    version, is_new = publish_version(session, CourseVersion, organisation_id, document, now=now)
    if is_new:
        payload = {"key": version.key, "sha256": version.sha256}
        record(session, Happened(COURSE_PUBLISHED, organisation_id, version.id, now, None, payload))
    return version


def once_practice(session: Session, organisation_id: UUID, names: Collection[str]) -> dict[str, CourseVersion]:
    """Find the versions, live or not, that gave questions with these UUIDs to phones with their keys; by UUID."""
    asked = func.jsonb_array_elements(CourseVersion.document["questions"]).table_valued("value")
    name = asked.c.value.op("->>")("uuid")
    query = (
        select(name, CourseVersion)
        .join(asked, true())
        .where(CourseVersion.organisation_id == organisation_id, name.in_(names))
        .order_by(CourseVersion.version.desc())
    )
    return {row[0]: row[1] for row in session.execute(query)}


def live_courses() -> Select[Any]:
    """Select the live version of every course."""
    return select(CourseVersion).where(CourseVersion.is_live)


def get_course(session: Session, key: str, version: int) -> CourseVersion:
    """Load one version, live or not; raise NotFound."""
    found = session.scalar(select(CourseVersion).where(CourseVersion.key == key, CourseVersion.version == version))
    if found is None:
        raise NotFound
    return found


def find_remedy(session: Session, topic: str) -> Remedy | None:
    """Find the shortest set of lessons of one live course that teaches a topic; None if no course does.

    Which lessons those are a course may say itself, by its rules of retraining.
    """
    remedies = [remedy for version in session.scalars(live_courses()) if (remedy := _remedy(version, topic))]
    return min(remedies, key=lambda remedy: (remedy.minutes, remedy.version.key), default=None)


def _remedy(version: CourseVersion, topic: str) -> Remedy | None:
    named = {
        name for rule in version.document.get("retraining", []) if rule["topic"] == topic for name in rule["lessons"]
    }
    lessons = [
        lesson
        for lesson in version.document["lessons"]
        if (lesson["key"] in named if named else topic in lesson["topics"])
    ]
    if not lessons:
        return None
    return Remedy(version, tuple(lesson["key"] for lesson in lessons), sum(lesson["minutes"] for lesson in lessons))
