"""Routes of visits and audits."""

from typing import Any
from uuid import UUID

from flask import Response, jsonify

from api.accounts.permissions import Permission
from api.audits.explaining import explain_score
from api.audits.exporting import stream_csv
from api.audits.inputs import VisitPlan
from api.audits.listing import count_states, describe_audits
from api.audits.models import Audit, Visit
from api.audits.photo_reading import show_rendition
from api.audits.reading import (
    AuditFilter,
    AuditWhole,
    filtered,
    get_audit,
    get_whole,
    visible_audits,
    visible_visits,
)
from api.audits.reviewing import review_audit
from api.audits.schemas import (
    STATES,
    AuditCountsSchema,
    AuditPageSchema,
    AuditQuerySchema,
    AuditSchema,
    AuditSubmitSchema,
    AuditWholeSchema,
    CancelSchema,
    PhotoQuerySchema,
    ReviewSchema,
    VisitPageSchema,
    VisitQuerySchema,
    VisitRequestSchema,
    VisitSchema,
)
from api.audits.score_schemas import ScoreSchema
from api.audits.visits import cancel_visit, plan_visit
from api.http.context import Context
from api.http.pages import Page, read_page
from api.http.routes import Routes

routes = Routes("audits", "Visits, and the audits that come of them.")
routes.mention(AuditSubmitSchema)  # the payload of an op


@routes.post("/visits", needs=Permission.VISIT_PLAN, body=VisitRequestSchema, answers=VisitSchema, status=201)
def add_visit(context: Context, body: dict[str, Any]) -> Visit:
    """Plan a visit: a shopper, a store, the live version of a checklist, a window."""
    return plan_visit(context.session, context.actor, VisitPlan(**body), now=context.now)


@routes.get("/visits", needs=Permission.VISIT_READ, query=VisitQuerySchema, answers=VisitPageSchema)
def list_visits(context: Context, query: dict[str, Any]) -> Page:
    """List visits, the latest window first."""
    state = query.pop("state")
    visits = visible_visits(context.actor)
    visits = visits.where(Visit.state == state) if state else visits
    return read_page(context.session, visits, [Visit.window_from, Visit.id], **query)


@routes.post(
    "/visits/<uuid:visit_id>/cancellation", needs=Permission.VISIT_PLAN, body=CancelSchema, answers=VisitSchema
)
def end_visit(context: Context, body: dict[str, Any], visit_id: UUID) -> Visit:
    """Cancel a visit that was not reported yet."""
    return cancel_visit(context.session, context.actor, visit_id, reason=body["reason"], now=context.now)


@routes.get("/audits", needs=Permission.AUDIT_READ, query=AuditQuerySchema, answers=AuditPageSchema)
def list_audits(context: Context, query: dict[str, Any]) -> Page:
    """List audits by when the visit began, the latest first unless the order says otherwise."""
    cursor, limit, is_descending = query.pop("cursor"), query.pop("limit"), query.pop("order") == "newest"
    audits = filtered(visible_audits(context.actor), AuditFilter(**query))
    keys = [Audit.started_at, Audit.id]
    page = read_page(context.session, audits, keys, cursor=cursor, limit=limit, is_descending=is_descending)
    return Page(describe_audits(context.session, context.actor, page.items), page.next)


@routes.get(
    "/audits/counts",
    needs=Permission.AUDIT_READ,
    query=AuditQuerySchema(exclude=["cursor", "limit", "order", "status"]),
    answers=AuditCountsSchema,
)
def count_audits(context: Context, query: dict[str, Any]) -> dict[str, int]:
    """Count the audits of each state that the list would show under the same filters."""
    return count_states(context.session, filtered(visible_audits(context.actor), AuditFilter(**query)), STATES)


@routes.get("/audits/<uuid:audit_id>", needs=Permission.AUDIT_READ, answers=AuditWholeSchema)
def show_audit(context: Context, audit_id: UUID) -> AuditWhole:
    """Show an audit with its responses, photos and history."""
    return get_whole(context.session, context.actor, audit_id)


@routes.get(
    "/audits/<uuid:audit_id>/score",
    needs=Permission.AUDIT_READ,
    answers=ScoreSchema,
)
def show_score(context: Context, audit_id: UUID) -> Response:
    """Explain the score: what was counted, what was taken off and why, down to the last item (docs/checklist-format.md)."""
    audit = get_audit(context.session, context.actor, audit_id)
    return jsonify(explain_score(context.session, context.actor, audit))


@routes.post("/audits/<uuid:audit_id>/review", needs=Permission.AUDIT_REVIEW, body=ReviewSchema, answers=AuditSchema)
def review(context: Context, body: dict[str, Any], audit_id: UUID) -> Audit:
    """Return, approve or publish a report; publishing raises its findings, plans retraining and prints its scorecard."""
    return review_audit(context.session, context.actor, audit_id, **body, now=context.now)


@routes.get(
    "/audits.csv",
    needs=Permission.AUDIT_EXPORT,
    query=AuditQuerySchema(exclude=["cursor", "limit", "order"]),
    content_type="text/csv",
    answers={"type": "string"},
)
def export_audits(context: Context, query: dict[str, Any]) -> Response:
    """Export audits as CSV (UTF-8 with byte-order mark), streamed."""
    return stream_csv(context.session, context.actor, AuditFilter(**query))


@routes.get(
    "/photos/<uuid:photo_id>",
    needs=Permission.PHOTO_READ,
    query=PhotoQuerySchema,
    content_type="image/jpeg",
    answers={"type": "string", "format": "binary"},
)
def show_photo(context: Context, query: dict[str, Any], photo_id: UUID) -> Response:
    """Show a photo, re-encoded without any metadata; the original stays sealed."""
    return show_rendition(context.session, context.ports, context.actor, photo_id, query["size"])
