"""Rules of assignment: shown before they act, applied when they are made and every hour, ended with a reason to see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.accounts.permissions import Permission
from api.core.actor import Actor
from api.core.db import enter, leave
from api.core.ids import new_id
from api.core.ports import Ports
from api.core.problems import FieldError, Invalid, NotFound, marked
from api.courses.models import CourseVersion
from api.journal import Happened, record
from api.training.audience import NOBODY, check_rule, reached_by
from api.training.certificates import BY_RULE, holders_of, newest_certificate, zone_of
from api.training.events import RULE_CHANGED, RULE_ENDED, RULE_MADE
from api.training.expiry import Renewal, next_dates, opens_on
from api.training.models import OPEN, Assignment, AssignmentRule, Certificate
from api.training.prerequisites import who_lacks
from api.training.problems import RuleIsOver


@dataclass(frozen=True)
class Effect:
    """Whom a rule gives its course, with their store and which round it is; whose open assignment it takes back; who keeps theirs.

    `holds` are those who would get it and hold its certificate: what they proved by another way counts for the rule. `undated` are
    those of whom nobody said since when they are employed, though the rule asks.
    """

    gets: dict[UUID, tuple[UUID | None, int]]
    holds: dict[UUID, Certificate]
    loses: list[UUID]
    keeps: list[UUID]
    undated: list[UUID]


def make_rule(session: Session, actor: Actor, said: Mapping[str, Any], *, now: datetime) -> AssignmentRule:
    """Make a rule and apply it at once; raise Invalid or NotFound."""
    check_rule(session, actor, said)
    rule = _as_rule(actor, said, now)
    session.add(rule)
    session.flush()
    payload = {"course": rule.course_key}
    record(session, Happened(RULE_MADE, actor.organisation_id, rule.id, now, actor.user_id, payload))
    apply_rule(session, rule, now=now)
    return rule


def preview_rule(session: Session, actor: Actor, said: Mapping[str, Any], *, now: datetime) -> dict[str, Any]:
    """Say what a rule would do, by name, and when those who pass today would have to renew; nothing is stored."""
    check_rule(session, actor, said)
    rule = _as_rule(actor, said, now)
    if said["replaces"] is not None:
        rule.id = _same_course(load_rule(session, actor, said["replaces"]), said).id
    return _tell(session, rule, now)


def preview_end(session: Session, actor: Actor, rule_id: UUID, *, now: datetime) -> dict[str, Any]:
    """Say whose unfinished course would be taken back if a rule ended now; raise NotFound."""
    rule = load_rule(session, actor, rule_id)
    return _tell(session, rule, now, is_ending=True)


def _tell(session: Session, rule: AssignmentRule, now: datetime, *, is_ending: bool = False) -> dict[str, Any]:
    effect = _effect(session, rule, now, is_ending=is_ending)
    names = _names(session, [*effect.gets, *effect.holds, *effect.loses, *effect.undated])
    renewal = Renewal.read(rule.renewal) if rule.renewal else None
    return {
        "gets": [
            {"id": user_id, "name": names[user_id], "due_on": due_day(session, store_id, rule.due_days, now)}
            for user_id, (store_id, _) in effect.gets.items()
        ],
        "holds": [
            {"id": user_id, "name": names[user_id], "until": held.expires_on} for user_id, held in effect.holds.items()
        ],
        "loses": [{"id": user_id, "name": names[user_id], "due_on": None} for user_id in effect.loses],
        "keeps": len(effect.keeps),
        "undated": [{"id": user_id, "name": names[user_id], "due_on": None} for user_id in effect.undated],
        "comes_first": who_lacks(session, rule.course_key, effect.gets),
        "next_dates": _next_dates(session, rule, renewal, now) if renewal else [],
    }


def _next_dates(session: Session, rule: AssignmentRule, renewal: Renewal, now: datetime) -> list[date]:
    """Give the expiries of somebody who proves it today."""
    return next_dates(renewal, due_day(session, None, 0, now), due_on=due_day(session, None, rule.due_days, now))


def change_rule(
    session: Session, actor: Actor, rule_id: UUID, said: Mapping[str, Any], *, now: datetime
) -> AssignmentRule:
    """Change whom a rule reaches and what it asks, and apply it at once; raise Invalid, NotFound or RuleIsOver.

    What was given stays as it was given: with its lessons and its due day.
    """
    rule = _same_course(load_rule(session, actor, rule_id), said)
    check_rule(session, actor, said)
    session.refresh(rule, with_for_update=True)
    if not rule.is_active:
        raise RuleIsOver
    meant = _as_rule(actor, said, now)
    for name in ("lessons", "people", "roles", "places", "tenure", "promoter", "due_days", "renewal", "reason"):
        setattr(rule, name, getattr(meant, name))
    session.flush()
    payload = {"course": rule.course_key}
    record(session, Happened(RULE_CHANGED, actor.organisation_id, rule.id, now, actor.user_id, payload))
    apply_rule(session, rule, now=now)
    return rule


def _same_course(rule: AssignmentRule, said: Mapping[str, Any]) -> AssignmentRule:
    if rule.course_key != said["course"]:
        raise Invalid(
            errors=[FieldError("/course", marked("A rule keeps its course. Make another rule for another course."))]
        )
    return rule


def end_rule(session: Session, actor: Actor, rule_id: UUID, *, now: datetime) -> AssignmentRule:
    """End a rule: what was given by it and is not finished is taken back; raise NotFound."""
    rule = load_rule(session, actor, rule_id)
    if rule.is_active:
        rule.is_active = False
        session.flush()
        record(session, Happened(RULE_ENDED, actor.organisation_id, rule.id, now, actor.user_id))
        apply_rule(session, rule, now=now)
    return rule


def visible_rules(actor: Actor) -> Select[Any]:
    """Select the rules one made; who manages the whole organisation sees all."""
    rules = select(AssignmentRule).where(AssignmentRule.organisation_id == actor.organisation_id)
    if actor.may_everywhere(Permission.ASSIGNMENT_MANAGE):
        return rules
    return rules.where(AssignmentRule.created_by == actor.user_id)


def load_rule(session: Session, actor: Actor, rule_id: UUID) -> AssignmentRule:
    """Load a rule the actor may see, or raise NotFound."""
    found: AssignmentRule | None = session.scalar(visible_rules(actor).where(AssignmentRule.id == rule_id))
    if found is None:
        raise NotFound
    return found


def apply_rule(session: Session, rule: AssignmentRule, *, now: datetime) -> None:
    """Give and take what a rule says now; doing it again changes nothing."""
    course = session.scalar(select(CourseVersion).where(CourseVersion.key == rule.course_key, CourseVersion.is_live))
    if course is None:
        return
    effect = _effect(session, rule, now)
    proved = {user_id: (held.store_id, 1) for user_id, held in effect.holds.items()}
    rows = [
        {
            "id": new_id(),
            "organisation_id": rule.organisation_id,
            "learner_id": user_id,
            "store_id": store_id,
            "course_key": course.key,
            "course_version_id": course.id,
            "lessons": rule.lessons,
            "reason_kind": BY_RULE,
            "reason_id": rule.id,
            "round": number,
            "note": rule.reason,
            "due_on": due_day(session, store_id, rule.due_days, now),
            "state": "passed" if user_id in proved else "assigned",
            "created_at": now,
        }
        for user_id, (store_id, number) in {**effect.gets, **proved}.items()
    ]
    if rows:
        session.execute(insert(Assignment).values(rows).on_conflict_do_nothing())
    for assignment in session.scalars(_given_by(rule).where(Assignment.learner_id.in_(effect.loses))):
        if assignment.state in OPEN:
            assignment.state = "withdrawn"
    session.flush()


def apply_rules(session: Session, ports: Ports) -> None:
    """Apply every active rule of every organisation: new people get the course, who left loses it, who has to renew gets it again."""
    now = ports.clock()
    active = select(AssignmentRule.organisation_id, AssignmentRule.id).where(AssignmentRule.is_active)
    for organisation_id, rule_id in session.execute(active).all():
        enter(session, organisation_id)
        apply_rule(session, session.get_one(AssignmentRule, rule_id), now=now)
        leave(session)


def due_day(session: Session, store_id: UUID | None, days: int, now: datetime) -> date:
    """Count days from today as the store has it; a due day ends at its midnight."""
    return now.astimezone(zone_of(session, store_id)).date() + timedelta(days=days)


def _as_rule(actor: Actor, said: Mapping[str, Any], now: datetime) -> AssignmentRule:
    renewal = said["renewal"]
    if renewal is not None and renewal["base"] is not None:
        renewal = {**renewal, "base": renewal["base"].isoformat()}
    return AssignmentRule(
        id=new_id(),
        organisation_id=actor.organisation_id,
        course_key=said["course"],
        lessons=said["lessons"],
        people=[str(person) for person in said["people"]],
        roles=said["roles"],
        places={"regions": [str(one) for one in said["regions"]], "stores": [str(one) for one in said["stores"]]},
        tenure=said["tenure"],
        promoter=said["promoter"],
        due_days=said["due_days"],
        renewal=renewal,
        reason=said["reason"],
        is_active=True,
        created_by=actor.user_id,
        created_at=now,
    )


def _given_by(rule: AssignmentRule) -> Select[Any]:
    return select(Assignment).where(Assignment.reason_kind == BY_RULE, Assignment.reason_id == rule.id)


def _effect(session: Session, rule: AssignmentRule, now: datetime, *, is_ending: bool = False) -> Effect:
    audience = reached_by(session, rule, now=now) if rule.is_active and not is_ending else NOBODY
    given = session.scalars(_given_by(rule).order_by(Assignment.round)).all()
    newest = {assignment.learner_id: assignment for assignment in given}
    gets: dict[UUID, tuple[UUID | None, int]] = {}
    for user_id in sorted(audience.gets):
        store_id = audience.members[user_id]
        last = newest.get(user_id)
        if last is None:
            gets[user_id] = (store_id, 1)
        elif last.state == "withdrawn" or (last.state == "passed" and _has_to_renew(session, rule, last, now)):
            gets[user_id] = (store_id, last.round + 1)
    holds = holders_of(session, [one for one, (_, number) in gets.items() if number == 1], rule.course_key, now=now)
    gets = {user_id: given_as for user_id, given_as in gets.items() if user_id not in holds}
    loses = [user_id for user_id, last in newest.items() if last.state in OPEN and user_id not in audience.members]
    keeps = [user_id for user_id in newest if user_id in audience.members and user_id not in gets]
    undated = [user_id for user_id in sorted(audience.undated) if user_id not in newest]
    return Effect(gets, holds, loses, keeps, undated)


def _has_to_renew(session: Session, rule: AssignmentRule, last: Assignment, now: datetime) -> bool:
    """Tell whether the window before the expiry of what was proved last has opened."""
    held = newest_certificate(session, last.learner_id, rule.course_key)
    if rule.renewal is None or held is None or held.lost_with_result:
        return False
    today = now.astimezone(zone_of(session, last.store_id)).date()
    is_near = held.expires_on is not None and today >= opens_on(Renewal.read(rule.renewal), held.expires_on)
    return is_near or held.withdrawn_at is not None


def _names(session: Session, people: list[UUID]) -> dict[UUID, str]:
    rows = session.execute(select(User.id, User.name).where(User.id.in_(people)))
    return {row.id: row.name for row in rows}
