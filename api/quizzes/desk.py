"""The trainer's desk for one exam: how its questions do."""

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from api.accounts.permissions import Permission
from api.core.actor import Actor
from api.i18n import LANGUAGES, translate
from api.quizzes.item_flags import SENTENCES, flags_of
from api.quizzes.item_statistics import Sitting, analyse_items, analyse_test
from api.quizzes.models import AnswerMark, Attempt, QuestionVersion
from api.quizzes.reading import visible_attempts
from api.quizzes.starting import live_exam

# A weak test still tells something above this; below, single results are chance.
WEAK_TEST = 0.64


def describe_statistics(
    session: Session, actor: Actor, course_key: str, content: Path | None, *, is_whole: ColumnElement[bool]
) -> dict[str, Any]:
    """Give the figures of an exam and its questions from the first attempts in scope; raise NotFound or NoExam.

    `is_whole` tells which attempts were about the whole course: totals of exams about a lesson are others.
    """
    exam, _ = live_exam(session, course_key)
    questions = live_questions(session, [UUID(entry["id"]) for entry in exam.document["pool"]])
    sittings = _first_sittings(session, actor, course_key, questions, is_whole)
    options = {
        uuid: [option["key"] for option in question["options"]]
        for uuid, question in questions.items()
        if "options" in question
    }
    test = analyse_test(sittings)
    items = []
    for item in analyse_items(sittings, options):
        question = questions[item.question]
        good = [option["key"] for option in question.get("options", []) if _is_good(option)]
        names = flags_of(item, good)
        items.append(
            {
                **{name: value for name, value in asdict(item).items() if name != "options"},
                "key": question["key"],
                "stem": question["stem"],
                "where": locate(content, course_key, item.question),
                "flags": [_flag(name) for name in names],
                "options": [{**asdict(option), "is_good": option.key in good} for option in item.options],
            }
        )
    is_weak = test.alpha is not None and test.alpha < WEAK_TEST
    return {"test": {**asdict(test), "is_weak": is_weak}, "items": items}


def _is_good(option: Mapping[str, Any]) -> bool:
    """Tell whether choosing an option earns something; with bounds (`mapping`) it has a score instead of being good."""
    return bool(option.get("good")) or Decimal(option.get("score", "0")) > 0


def _flag(name: str) -> dict[str, Any]:
    """Say a flag in both languages: the screen knows which of them it speaks at the moment."""
    return {"name": name, "sentence": {language: translate(language, SENTENCES[name]) for language in LANGUAGES}}


def locate(content: Path | None, course_key: str, uuid: str) -> str | None:
    """Find where a question is written, as `courses/<key>/questions/<file>:<line>`; None if the files are not here."""
    folder = content / "courses" / course_key / "questions" if content else None
    for path in sorted(folder.glob("*.yaml")) if folder and folder.is_dir() else []:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if "uuid:" in line and uuid in line:
                return f"courses/{course_key}/questions/{path.name}:{number}"
    return None


def live_questions(session: Session, ids: list[UUID]) -> dict[str, dict[str, Any]]:
    """Load questions as they are asked now, by their UUID."""
    found = session.scalars(select(QuestionVersion).where(QuestionVersion.id.in_(ids)))
    return {str(version.uuid): version.document for version in found}


def _first_sittings(
    session: Session, actor: Actor, course_key: str, questions: Mapping[str, Any], is_whole: ColumnElement[bool]
) -> list[Sitting]:
    """Read everybody's first graded attempt, as far as it is about questions that are still asked."""
    first = (
        visible_attempts(actor, Permission.ATTEMPT_MARK)
        .where(Attempt.course_key == course_key, Attempt.state == "graded", is_whole)
        .ext(distinct_on(Attempt.learner_id))
        .order_by(Attempt.learner_id, Attempt.issued_at)
        .with_only_columns(Attempt.id)
    )
    rows = session.execute(
        select(AnswerMark.attempt_id, QuestionVersion.uuid, AnswerMark.share, AnswerMark.response)
        .join(QuestionVersion, QuestionVersion.id == AnswerMark.question_version_id)
        .where(AnswerMark.attempt_id.in_(first.subquery().select()))
        .order_by(AnswerMark.attempt_id, AnswerMark.slot)
    )
    marks: dict[UUID, dict[str, float]] = {}
    chosen: dict[UUID, dict[str, tuple[str, ...]]] = {}
    for attempt_id, uuid, share, response in rows:
        if str(uuid) in questions and share is not None:
            marks.setdefault(attempt_id, {})[str(uuid)] = float(share)
            chosen.setdefault(attempt_id, {})[str(uuid)] = tuple((response or {}).get("choices", ()))
    return [Sitting(marks[attempt_id], chosen[attempt_id]) for attempt_id in marks]
