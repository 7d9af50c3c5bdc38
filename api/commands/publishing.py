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
from api.courses.load import load_course
from api.courses.services import publish_course

ROOT = Path(__file__).resolve().parents[2]


def publish_tree(session: Session, organisation_id: UUID, *, now: datetime, root: Path = ROOT) -> list[Fault]:
    """Publish every sound checklist and course; returns the faults of the others, whose last good version stays live."""
    broken: list[Fault] = []
    for parent, load, publish in (
        (root / "checklists", load_checklist, publish_checklist),
        (root / "courses", load_course, publish_course),
    ):
        for folder in sorted(path for path in parent.iterdir() if path.is_dir()):
            document, faults = load(folder)
            broken += faults
            if document is not None:
                publish(session, organisation_id, document, now=now)
    return broken


def publish_everywhere(app: Flask, *, now: datetime) -> list[Fault]:
    """Publish the content tree in every organisation and commit; returns the faults, each once."""
    faults: list[Fault] = []
    with app.app_context():
        for organisation_id in db.session.scalars(select(Organisation.id)).all():
            faults = publish_tree(
                db.session(), organisation_id, now=now, root=app.extensions["ports"].settings.content_dir
            )
        db.session.commit()
    return faults
