"""Routes of scorecards, and the public page that proves one."""

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields
from sqlalchemy import select

from api.accounts.permissions import Permission
from api.audits.models import Audit
from api.audits.reading import is_visible
from api.core.problems import NotFound
from api.http.context import Context
from api.http.routes import PUBLIC, Routes
from api.http.schemas import OneOf, StrictSchema
from api.i18n import LANGUAGES
from api.reports.certifying import ask_for_certificate, find_print
from api.reports.services import ask_for_scorecards, find_printed
from api.reports.verify_page import show_proof
from api.training.certificates import load_certificate
from api.training.problems import AlreadyWithdrawn

routes = Routes("scorecards", "Printed scorecards.")
verify_routes = Routes("verification", "Proof that a scorecard's evidence is untouched.", prefix="")


class ScorecardQuerySchema(StrictSchema):
    """In which language; by default the reader's own."""

    lang = fields.String(load_default=None, validate=OneOf(list(LANGUAGES)))


@routes.get(
    "/audits/<uuid:audit_id>/scorecard.pdf",
    needs=Permission.SCORECARD_READ,
    query=ScorecardQuerySchema,
    content_type="application/pdf",
    answers={"type": "string", "format": "binary"},
    also={202: "It is being printed; come back after `Retry-After` seconds"},
)
def show_scorecard(context: Context, query: dict[str, Any], audit_id: UUID) -> Response:
    """Give the printed scorecard of a published audit, or say when to come back."""
    visible = is_visible(context.actor, Permission.SCORECARD_READ)
    audit = context.session.scalar(select(Audit).where(Audit.id == audit_id, visible, Audit.state == "published"))
    if audit is None:
        raise NotFound
    language = query["lang"] or context.language
    printed = find_printed(context.session, audit, language)
    if printed is None:
        ask_for_scorecards(context.session, audit, context.now)
        return Response(status=202, headers={"Retry-After": "2"})
    name = f"scorecard-{audit.visited_on}-{language}.pdf"
    headers = {
        "Content-Disposition": f'inline; filename="{name}"',
        "ETag": f'"{printed.sha256}"',
        "Cache-Control": "private, no-cache",
    }
    return Response(context.ports.storage.get(printed.object_key), content_type="application/pdf", headers=headers)


@routes.get(
    "/certificates/<uuid:certificate_id>.pdf",
    needs=Permission.CERTIFICATE_READ,
    query=ScorecardQuerySchema,
    content_type="application/pdf",
    answers={"type": "string", "format": "binary"},
    also={202: "It is being printed; come back after `Retry-After` seconds"},
)
def show_certificate_pdf(context: Context, query: dict[str, Any], certificate_id: UUID) -> Response:
    """Give a printed certificate, or say when to come back; one that was withdrawn is not given out any more."""
    certificate = load_certificate(context.session, context.actor, certificate_id)
    if certificate.withdrawn_at is not None:
        raise AlreadyWithdrawn(day=certificate.withdrawn_at.date().isoformat())
    language = query["lang"] or context.language
    printed = find_print(certificate, language)
    if printed is None:
        ask_for_certificate(context.session, certificate, context.now)
        return Response(status=202, headers={"Retry-After": "2"})
    headers = {
        "Content-Disposition": f'inline; filename="certificate-{certificate.issued_on}-{language}.pdf"',
        "ETag": f'"{printed["sha256"]}"',
        "Cache-Control": "private, no-cache",
    }
    return Response(context.ports.storage.get(printed["key"]), content_type="application/pdf", headers=headers)


@verify_routes.get(
    "/verify/<string:code>",
    needs=PUBLIC,
    content_type="text/html",
    answers={"type": "string"},
    also={404: "A code that was never given out"},
)
def verify_scorecard(context: Context, code: str) -> Response:
    """Tell anybody who holds a scorecard whether its evidence is unchanged; reveals nothing of its content."""
    return show_proof(context.session, context.ports, code, context.language)
