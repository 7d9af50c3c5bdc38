"""Publishing the content tree into an organisation."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from api.checklists.load import load_checklist
from api.checklists.services import publish_checklist
from api.checklists.source import Fault
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
