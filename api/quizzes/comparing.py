"""Passed attempts beside others at the same exam: wrong answers like those of a colleague, and times nobody could read in.

Both are flags for a person to look at: they hold nothing and take nothing away, and a drill is the real proof.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, func, not_, select
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.accounts.visibility import is_shopper
from api.core.actor import Actor
from api.core.documents import canonical
from api.core.ports import Ports
from api.journal import Happened
from api.quizzes.models import AnswerEvent, AnswerMark, Attempt, QuestionVersion
from api.quizzes.similarity import Agreement, compare, is_quick, may_be_striking, usual
from api.quizzes.timing import ALIKE, QUICK

_SINCE: Final = timedelta(days=180)
_MOST: Final = 300  # of the newest attempts are enough to know what is usual
Wrong = dict[UUID, dict[str, str]]


@dataclass(frozen=True)
class Alike:
    """A colleague's attempt with strikingly the same wrong answers."""

    attempt_id: UUID
    learner: Mapping[str, Any]
    agreement: Agreement


@dataclass(frozen=True)
class Pace:
    """Median milliseconds for a question, of an attempt and of each of the others."""

    mine_ms: float
    others_ms: list[float]

    @property
    def usual_ms(self) -> float | None:
        """Give the median of the others; None while too few are known."""
        return usual(self.others_ms)

    @property
    def is_quick(self) -> bool:
        """Tell whether nobody could have read the questions in that time."""
        return is_quick(self.mine_ms, self.others_ms)


def compare_attempt(session: Session, ports: Ports, happened: Happened) -> None:  # noqa: ARG001 - the shape of a handler
    """Flag an attempt if it passed and is strikingly like a colleague's, or strikingly quick; to be called again changes nothing."""
    attempt = session.scalar(select(Attempt).where(Attempt.id == happened.subject_id).with_for_update())
    if attempt is None or attempt.state != "graded":
        return
    found = _striking(session, attempt) if attempt.has_passed else set()
    attempt.flags = sorted({*attempt.flags} - {ALIKE, QUICK} | found)


def _striking(session: Session, attempt: Attempt) -> set[str]:
    pace = read_pace(session, attempt)
    found = {ALIKE: bool(find_alike(session, attempt)), QUICK: pace is not None and pace.is_quick}
    return {name for name, is_so in found.items() if is_so}


def describe_flags(session: Session, actor: Actor, attempt: Attempt) -> dict[str, Any]:
    """Say what is behind the flags, as things stand now: whose attempts are alike, and which times are usual.

    An attempt that is held is not compared before somebody has decided, so that they see it here.
    """
    is_held = attempt.state == "held"
    alike = find_alike(session, attempt) if is_held or ALIKE in attempt.flags else []
    pace = read_pace(session, attempt) if is_held or QUICK in attempt.flags else None
    if is_held and pace is not None and not pace.is_quick:
        pace = None
    return {"alike": [one for one in alike if one.learner["id"] != actor.user_id], "pace": pace}


def find_alike(session: Session, attempt: Attempt) -> list[Alike]:
    """Find attempts of colleagues of the same store in the half year before whose wrong answers are strikingly the same.

    Who shops is left out: even to name them here would tell of it.
    """
    if attempt.store_id is None:
        return []
    colleagues = session.execute(
        _others(attempt)
        .where(Attempt.store_id == attempt.store_id, not_(is_shopper(Attempt.learner_id)))
        .join(User, User.id == Attempt.learner_id)
        .with_only_columns(Attempt.id, User.id, User.name)
    ).all()
    wrong = _wrong_answers(session, [attempt.id, *(row[0] for row in colleagues)])
    mine = wrong.get(attempt.id, {})
    # What everybody else said is counted only where it matters.
    near = [row for row in colleagues if may_be_striking(mine, wrong.get(row[0], {}))]
    given = _given(session, attempt, list(mine)) if near else {}
    found = []
    for attempt_id, learner_id, name in near:
        other = wrong[attempt_id]
        agreement = compare(mine, other, {key: given[key] - Counter([mine[key], other.get(key, "")]) for key in mine})
        if agreement.is_striking(len(colleagues)):
            found.append(Alike(attempt_id, {"id": learner_id, "name": name}, agreement))
    return sorted(found, key=lambda one: one.agreement.p)


def read_pace(session: Session, attempt: Attempt) -> Pace | None:
    """Read how quick an attempt and the newest others at the exam were; None if it has no times."""
    others = _others(attempt).order_by(Attempt.issued_at.desc()).limit(_MOST).with_only_columns(Attempt.id)
    before = func.lag(AnswerEvent.t_ms, 1, 0).over(partition_by=AnswerEvent.attempt_id, order_by=AnswerEvent.seq)
    steps = (
        select(AnswerEvent.attempt_id, AnswerEvent.slot, (AnswerEvent.t_ms - before).label("ms"))
        .where(AnswerEvent.attempt_id.in_([attempt.id, *session.scalars(others)]))
        .subquery()
    )
    slots = select(steps.c.attempt_id, func.sum(steps.c.ms).label("ms")).group_by(steps.c.attempt_id, steps.c.slot)
    spent = slots.subquery()
    median = func.percentile_cont(0.5).within_group(spent.c.ms)
    rows = session.execute(select(spent.c.attempt_id, median).group_by(spent.c.attempt_id))
    paces = {row[0]: float(row[1]) for row in rows}
    mine = paces.pop(attempt.id, None)
    return None if mine is None else Pace(mine, list(paces.values()))


def _others(attempt: Attempt) -> Select[Any]:
    """Select what other people did at the same exam in the half year before."""
    return select(Attempt).where(
        Attempt.course_key == attempt.course_key,
        Attempt.state == "graded",
        Attempt.learner_id != attempt.learner_id,
        Attempt.issued_at.between(attempt.issued_at - _SINCE, attempt.received_at or attempt.issued_at),
    )


def _wrong_answers(session: Session, attempts: list[UUID]) -> Wrong:
    rows = session.execute(_wrong(AnswerMark.attempt_id).where(AnswerMark.attempt_id.in_(attempts)))
    found: defaultdict[UUID, dict[str, str]] = defaultdict(dict)
    for question, response, attempt_id in rows:
        found[attempt_id][str(question)] = _spelled(response)
    return found


def _given(session: Session, attempt: Attempt, questions: list[str]) -> Mapping[str, Counter[str]]:
    """Count every wrong answer everybody gave to some questions, whenever it was."""
    rows = session.execute(
        _wrong(func.count())
        .join(Attempt, Attempt.id == AnswerMark.attempt_id)
        .where(Attempt.course_key == attempt.course_key, Attempt.state == "graded")
        .where(QuestionVersion.uuid.in_([UUID(question) for question in questions]))
        .group_by(QuestionVersion.uuid, AnswerMark.response)
    )
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for question, response, count in rows:
        found[str(question)][_spelled(response)] += count
    return found


def _wrong(column: Any) -> Select[Any]:
    """Select wrong answers that the rules marked, with their question."""
    return (
        select(QuestionVersion.uuid, AnswerMark.response, column)
        .join(QuestionVersion, QuestionVersion.id == AnswerMark.question_version_id)
        .where(
            AnswerMark.share < 1,
            func.jsonb_typeof(AnswerMark.response) == "object",
            QuestionVersion.document["kind"].astext != "open",
        )
    )


def _spelled(response: Mapping[str, Any]) -> str:
    """Write an answer so that the same one is the same text: in which order options were tapped says nothing."""
    chosen = {"choices": sorted(response["choices"])} if "choices" in response else {}
    return canonical({**response, **chosen}).decode()
