"""From findings to lessons: each topic found wanting calls for the smallest set of lessons that teaches it.

The people are named by role and store, and by shift if the organisation wants, never by who was on the floor that day: a visit
measures the store, not a person.
"""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.accounts.permissions import Role
from api.audits.models import Audit
from api.core.ids import new_id
from api.core.ports import Ports
from api.courses.services import Remedy, find_remedy
from api.findings.models import Finding
from api.journal import Happened, record
from api.retraining.events import RETRAINING_PLANNED
from api.retraining.models import RetrainingPlan
from api.retraining.rule import learners_of, read_rule, working_in
from api.stores.models import Store
from api.training.services import assign_course

REASON = "retraining"


def plan_retraining(session: Session, ports: Ports, happened: Happened) -> None:
    """Plan a course for each topic of an audit's findings and give it to those the rule names; doing it again adds nothing."""
    audit = session.scalar(select(Audit).where(Audit.id == happened.subject_id))
    if audit is None:
        return
    store = session.get_one(Store, audit.store_id)
    topics = session.scalars(
        select(Finding.topic).where(Finding.audit_id == audit.id, Finding.topic != "").order_by(Finding.rank)
    )
    rule = read_rule(session, audit.organisation_id)
    learners = learners_of(session, rule, store.id, audit.started_at.astimezone(ZoneInfo(store.time_zone)))
    for topic in dict.fromkeys(topics):
        _plan(session, ports, audit, store, topic, learners, rule.due_days)
    record(
        session,
        Happened(
            RETRAINING_PLANNED, audit.organisation_id, audit.id, ports.clock(), None, {"revision": audit.revision}
        ),
    )


def staff_of(store_id: UUID) -> Select[UUID]:
    """Select the active staff of a store."""
    return working_in(store_id, [Role.STAFF]).with_only_columns(User.id).distinct()


def _plan(
    session: Session, ports: Ports, audit: Audit, store: Store, topic: str, learners: list[UUID], due_days: int
) -> None:
    now = ports.clock()
    # Days count from the publication, however late this job runs.
    published_on = (audit.published_at or now).astimezone(ZoneInfo(store.time_zone)).date()
    due_on = published_on + timedelta(days=due_days)
    remedy: Remedy | None = find_remedy(session, topic)
    plan_id = session.scalar(
        insert(RetrainingPlan)
        .values(
            id=new_id(),
            organisation_id=audit.organisation_id,
            audit_id=audit.id,
            store_id=store.id,
            topic=topic,
            course_key=remedy.version.key if remedy else None,
            course_version_id=remedy.version.id if remedy else None,
            lessons=list(remedy.lessons) if remedy else [],
            due_on=due_on,
            created_at=now,
        )
        .on_conflict_do_nothing(index_elements=["organisation_id", "audit_id", "topic"])
        .returning(RetrainingPlan.id)
    )
    if plan_id is not None and remedy is not None:
        assign_course(
            session,
            audit.organisation_id,
            remedy,
            learners,
            store_id=store.id,
            reason=(REASON, plan_id),
            due_on=due_on,
            now=now,
        )
