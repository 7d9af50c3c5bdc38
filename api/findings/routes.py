"""Routes of findings and corrective actions."""

from typing import Any

from api.accounts.permissions import Permission
from api.findings.models import CorrectiveAction, Finding
from api.findings.schemas import ActionPageSchema, ActionQuerySchema, FindingPageSchema, FindingQuerySchema
from api.findings.services import visible_actions, visible_findings
from api.findings.telling import tell_actions, tell_findings
from api.http.context import Context
from api.http.pages import Page, narrowed, read_page
from api.http.routes import Routes

routes = Routes("findings", "What missed the standard, and what is done about it.")


@routes.get("/findings", needs=Permission.FINDING_READ, query=FindingQuerySchema, answers=FindingPageSchema)
def list_findings(context: Context, query: dict[str, Any]) -> Page:
    """List findings, the latest first."""
    columns = {
        "audit": Finding.audit_id,
        "store": Finding.store_id,
        "topic": Finding.topic,
        "severity": Finding.severity,
    }
    findings = narrowed(visible_findings(context.actor), columns, query)
    page = read_page(context.session, findings, [Finding.raised_at, Finding.id], **query)
    return Page(tell_findings(context.session, page.items), page.next)


@routes.get("/corrective-actions", needs=Permission.ACTION_READ, query=ActionQuerySchema, answers=ActionPageSchema)
def list_actions(context: Context, query: dict[str, Any]) -> Page:
    """List corrective actions, the latest due first."""
    columns = {"store": CorrectiveAction.store_id, "state": CorrectiveAction.state}
    actions = narrowed(visible_actions(context.actor, audit=query.pop("audit")), columns, query)
    page = read_page(context.session, actions, [CorrectiveAction.due_on, CorrectiveAction.id], **query)
    return Page(tell_actions(context.session, page.items), page.next)
