"""Publishing the content tree into one organisation, or into all of them."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import Organisation
from api.checklists.load import load_checklist
from api.checklists.services import publish_checklist
from api.checklists.source import Fault
from api.core.db import db
from api.courses.load import LoadedCourse, read_course
from api.courses.services import once_practice, publish_course
from api.quizzes.publishing import once_examined, publish_exam

ONCE_PRACTICE = (
    "Practice and exam never share a question: in version {version} of the course {course} it was practice, and its key is known. "
    "Write a new question with a new uuid."
)
ONCE_EXAM = (
    "Practice and exam never share a question: the exam of the course {course} has asked it, and who sits that exam would read its key. "
    "Write a new question with a new uuid."
)
ROOT = Path(__file__).resolve().parents[2]


def publish_tree(session: Session, organisation_id: UUID, *, now: datetime, root: Path = ROOT) -> list[Fault]:
    """Publish every sound checklist and course; returns the faults of the others, whose last good version stays live."""
    broken: list[Fault] = []
    for folder in _folders(root / "checklists"):
        document, faults = load_checklist(folder)
        broken += faults
        if document is not None:
            publish_checklist(session, organisation_id, document, now=now)
    for folder in _folders(root / "courses"):
        loaded, faults = read_course(folder)
        faults += _shared(session, organisation_id, loaded) if loaded else []
        broken += faults
        if loaded is not None and not faults:
            publish_course(session, organisation_id, loaded.document, now=now)
            publish_exam(session, organisation_id, loaded.document, loaded.exam, now=now)
    return broken


def _shared(session: Session, organisation_id: UUID, course: LoadedCourse) -> list[Fault]:
    """Name the exam questions whose key an earlier version gave to phones, and the practice questions an exam has asked.

    Versions stay readable for ever, and an attempt is answered for as long as it is open.
    """
    given = once_practice(session, organisation_id, [question["uuid"] for question in course.exam])
    examined = once_examined(session, organisation_id, [question["uuid"] for question in course.document["questions"]])
    sentences = {
        **{uuid: ONCE_PRACTICE.format(version=each.version, course=each.key) for uuid, each in given.items()},
        **{uuid: ONCE_EXAM.format(course=key) for uuid, key in examined.items()},
    }
    return [course.question_fault(uuid, sentence) for uuid, sentence in sentences.items()]


def _folders(parent: Path) -> list[Path]:
    return sorted(path for path in parent.iterdir() if path.is_dir())


def publish_everywhere(app: Flask, *, now: datetime) -> list[Fault]:
    """Publish the content tree in every organisation and commit; returns the faults, each once."""
    faults: set[Fault] = set()
    with app.app_context():
        for organisation_id in db.session.scalars(select(Organisation.id)).all():
            root = app.extensions["ports"].settings.content_dir
            faults |= set(publish_tree(db.session(), organisation_id, now=now, root=root))
        db.session.commit()
    return sorted(faults)
