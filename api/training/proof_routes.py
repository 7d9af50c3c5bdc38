"""Routes of what people have shown: drills that were watched, and certificates."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts.models import User
from api.accounts.permissions import Permission
from api.courses.models import CourseVersion
from api.http.context import Context
from api.http.pages import Page, narrowed, read_page
from api.http.routes import SIGNED_IN, Routes
from api.training.certificates import state_of, visible_certificates, withdraw, zone_of
from api.training.drills import visible_observations
from api.training.models import Certificate, DrillObservation
from api.training.schemas import (
    CertificatePageSchema,
    CertificateQuerySchema,
    CertificateSchema,
    DrillPageSchema,
    DrillQuerySchema,
    WithdrawalSchema,
)

routes = Routes("proofs", "What people have shown: drills and certificates.")


@routes.get("/drills", needs=SIGNED_IN, query=DrillQuerySchema, answers=DrillPageSchema)
def list_drills(context: Context, query: dict[str, Any]) -> Page:
    """List what was seen in drills: of oneself, by oneself, and in the stores one watches over."""
    columns = {"learner": DrillObservation.learner_id, "course": DrillObservation.course_key}
    seen = narrowed(visible_observations(context.actor), columns, query)
    return read_page(context.session, seen, [DrillObservation.received_at, DrillObservation.id], **query)


@routes.get(
    "/certificates", needs=Permission.CERTIFICATE_READ, query=CertificateQuerySchema, answers=CertificatePageSchema
)
def list_certificates(context: Context, query: dict[str, Any]) -> Page:
    """List certificates, the latest first: one's own, and those in one's scope."""
    columns = {
        "store": Certificate.store_id,
        "learner": Certificate.learner_id,
        "course": Certificate.course_key,
    }
    certificates = narrowed(visible_certificates(context.actor), columns, query)
    page = read_page(context.session, certificates, [Certificate.issued_at, Certificate.id], **query)
    return Page([describe(context.session, one, context.now) for one in page.items], page.next)


@routes.post(
    "/certificates/<uuid:certificate_id>/withdrawal",
    needs=Permission.CERTIFICATE_WITHDRAW,
    body=WithdrawalSchema,
    answers=CertificateSchema,
)
def withdraw_certificate(context: Context, body: dict[str, Any], certificate_id: UUID) -> dict[str, Any]:
    """Withdraw a certificate; its page says so from now on."""
    found = withdraw(context.session, context.actor, certificate_id, body["reason"], now=context.now)
    return describe(context.session, found, context.now)


def describe(session: Session, certificate: Certificate, now: datetime) -> dict[str, Any]:
    """Describe a certificate with what it is worth today, as its store has the day."""
    names = [name for name in CertificateSchema().fields if name not in {"state", "course", "title", "learner_name"}]
    title = select(CourseVersion.document["title"])
    today = now.astimezone(zone_of(session, certificate.store_id)).date()
    return {
        **{name: getattr(certificate, name) for name in names},
        "course_key": certificate.course_key,
        "title": session.scalar(title.where(CourseVersion.id == certificate.course_version_id)),
        "learner_name": session.scalar(select(User.name).where(User.id == certificate.learner_id)),
        "state": state_of(certificate, today),
    }
