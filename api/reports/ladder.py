"""The ladder of retraining: assigned → completed → passed → what the next visits showed, as it stands today."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.audits.models import Audit, Response
from api.checklists.models import ChecklistVersion
from api.courses.models import CourseVersion
from api.reports.scorecard import RetrainingRow
from api.reports.wording import LEARNERS, text_of
from api.retraining.models import RetrainingPlan
from api.retraining.services import REASON
from api.training.models import Assignment

_COMPLETED = {"completed", "passed"}


@dataclass(frozen=True)
class NextVisits:
    """What later visits showed of an item: nothing yet, failed again, or passed and for how many visits in a row."""

    first: Literal["waiting", "passed", "failed"]
    held: int


def rows_by_topic(
    session: Session, audit: Audit, later: Mapping[str, NextVisits], items: Mapping[str, str]
) -> dict[str, RetrainingRow]:
    """Build the row of each planned course, by topic; `items` names for each topic the finding that matters most."""
    plans = session.execute(
        select(RetrainingPlan, CourseVersion)
        .join(CourseVersion, CourseVersion.id == RetrainingPlan.course_version_id)
        .where(RetrainingPlan.audit_id == audit.id)
    ).all()
    counts = _counts(session, [plan.id for plan, _ in plans])
    return {
        plan.topic: _row(
            plan, course, counts.get(plan.id, {}), later.get(items.get(plan.topic, ""), NextVisits("waiting", 0))
        )
        for plan, course in plans
    }


def next_visits(session: Session, audit: Audit, key: str) -> dict[str, NextVisits]:
    """Tell for each item what the store's later published visits on the same checklist showed."""
    later = session.execute(
        select(Response.item, Response.is_finding)
        .join(Audit, (Audit.organisation_id == Response.organisation_id) & (Audit.id == Response.audit_id))
        .join(ChecklistVersion, ChecklistVersion.id == Audit.checklist_version_id)
        .where(
            Audit.store_id == audit.store_id,
            Audit.started_at > audit.started_at,
            Audit.state == "published",
            Audit.is_practice.is_(False),
            ChecklistVersion.key == key,
            Response.state == "answered",
        )
        .order_by(Audit.started_at, Audit.id)
    )
    outcomes: dict[str, list[bool]] = {}
    for item, is_finding in later:
        outcomes.setdefault(item, []).append(is_finding)
    return {item: _judge(found) for item, found in outcomes.items()}


def _judge(found: list[bool]) -> NextVisits:
    if found[0]:
        return NextVisits("failed", 0)
    return NextVisits("passed", found.index(True) if True in found else len(found))


def _counts(session: Session, plans: list[UUID]) -> dict[UUID, dict[str, int]]:
    rows = session.execute(
        select(Assignment.reason_id, Assignment.state, func.count())
        .where(Assignment.reason_kind == REASON, Assignment.reason_id.in_(plans))
        .group_by(Assignment.reason_id, Assignment.state)
    )
    counts: dict[UUID, dict[str, int]] = {}
    for plan_id, state, count in rows:
        counts.setdefault(plan_id, {})[state] = count
    return counts


def _row(plan: RetrainingPlan, course: CourseVersion, counts: Mapping[str, int], later: NextVisits) -> RetrainingRow:
    return RetrainingRow(
        course=text_of(course.document["title"]),
        learners=LEARNERS,
        due_on=plan.due_on,
        assigned=sum(counts.values()),
        completed=sum(count for state, count in counts.items() if state in _COMPLETED),
        passed=counts.get("passed", 0),
        next_visit=later.first,
        held_visits=later.held,
    )
