"""Printing a scorecard: gather, render in a warm process, store under the hash of what it shows."""

import dataclasses
import hashlib
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from api.audits.models import Audit, AuditPhoto
from api.core.ports import Ports
from api.i18n import LANGUAGES, Lang
from api.jobs import Job, defer_once, name_of
from api.journal import Happened, record
from api.photos.models import Photo
from api.reports.events import SCORECARD_ASKED_FOR, SCORECARD_RENDERED
from api.reports.gathering import gather_scorecard
from api.reports.models import RenderedScorecard
from api.reports.pool import RenderPool
from api.reports.problems import PhotosNotReady
from api.reports.scorecard import Scorecard
from api.storage import fresh_key


def render_scorecards(session: Session, ports: Ports, happened: Happened) -> None:
    """Render a published audit's scorecard in both languages; what is printed already is not printed again."""
    audit = session.scalar(select(Audit).where(Audit.id == happened.subject_id))
    if audit is None or audit.state != "published":
        return
    if _waits_for_renditions(session, audit.id):
        raise PhotosNotReady(audit.id)
    card, evidence = gather_scorecard(session, ports, audit.id, issued_at=happened.at)
    fingerprint = hash_card(card)
    photos = {photo: ports.storage.get(key) for photo, key in evidence.keys.items()}
    for language in LANGUAGES:
        if not _is_printed(session, audit, language, fingerprint):
            _print(session, ports, audit, card, photos, language, fingerprint)


def ask_for_scorecards(session: Session, audit: Audit, now: datetime) -> None:
    """Have an audit's scorecards printed, once however often somebody asks."""
    asked = Happened(SCORECARD_ASKED_FOR, audit.organisation_id, audit.id, now)
    defer_once(
        session,
        Job(name_of(render_scorecards), {"happened": asked.to_args()}),
        f"scorecard {audit.id} {audit.revision}",
    )


def hash_card(card: Scorecard) -> str:
    """Hash everything a card shows except the day it is issued on; 64 hex digits."""
    return hashlib.sha256(repr(dataclasses.replace(card, issued_at=card.visited_at)).encode()).hexdigest()


def find_printed(session: Session, audit: Audit, language: str) -> RenderedScorecard | None:
    """Find the newest print of an audit's newest revision."""
    return session.get(RenderedScorecard, (audit.organisation_id, audit.id, audit.revision, language))


def _print(
    session: Session,
    ports: Ports,
    audit: Audit,
    card: Scorecard,
    photos: dict[str, bytes],
    language: Lang,
    fingerprint: str,
) -> None:
    renderer: RenderPool = ports.extra["renderer"]
    pdf = renderer.render(card, language, photos)
    sha256 = hashlib.sha256(pdf).digest()
    key = fresh_key(audit.organisation_id, "scorecard", f"{audit.id}.{audit.revision}.{language.lower()}")
    ports.storage.put(key, pdf, "application/pdf", sha256=sha256)
    values = {
        "input_sha256": fingerprint,
        "object_key": key,
        "sha256": sha256.hex(),
        "size": len(pdf),
        "rendered_at": ports.clock(),
    }
    session.execute(
        insert(RenderedScorecard)
        .values(
            organisation_id=audit.organisation_id,
            audit_id=audit.id,
            revision=audit.revision,
            language=language,
            **values,
        )
        .on_conflict_do_update(index_elements=["organisation_id", "audit_id", "revision", "language"], set_=values)
    )
    payload = {"language": language, "sha256": sha256.hex(), "revision": audit.revision}
    record(session, Happened(SCORECARD_RENDERED, audit.organisation_id, audit.id, ports.clock(), None, payload))


def _is_printed(session: Session, audit: Audit, language: str, fingerprint: str) -> bool:
    printed = find_printed(session, audit, language)
    return printed is not None and printed.input_sha256 == fingerprint


def _waits_for_renditions(session: Session, audit_id: UUID) -> bool:
    """Tell whether a photo of the audit was stored and not looked at yet."""
    unseen = exists().where(
        AuditPhoto.audit_id == audit_id,
        Photo.organisation_id == AuditPhoto.organisation_id,
        Photo.id == AuditPhoto.photo_id,
        Photo.state == "stored",
        func.jsonb_typeof(Photo.renditions) == "object",
        Photo.renditions == {},
    )
    return bool(session.scalar(select(unseen)))
