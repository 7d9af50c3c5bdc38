"""Routes of published checklists."""

from typing import Any

from flask import Response

from api.accounts.permissions import Permission
from api.checklists.models import ChecklistVersion
from api.checklists.services import get_checklist, live_checklists
from api.http.content import VersionPageSchema, VersionWholeSchema, for_ever
from api.http.context import Context
from api.http.pages import Page, read_page
from api.http.routes import Routes
from api.http.schemas import PageQuerySchema

routes = Routes("checklists", "Published checklists and their versions.")


@routes.get("/checklists", needs=Permission.CONTENT_READ, query=PageQuerySchema, answers=VersionPageSchema)
def list_checklists(context: Context, query: dict[str, Any]) -> Page:
    """List the live version of every checklist."""
    return read_page(context.session, live_checklists(), [ChecklistVersion.key], **query, is_descending=False)


@routes.get(
    "/checklists/<string:key>/versions/<int:version>", needs=Permission.CONTENT_READ, answers=VersionWholeSchema
)
def show_checklist(context: Context, key: str, version: int) -> Response:
    """Show one version with its whole document; a version never changes."""
    return for_ever(get_checklist(context.session, key, version))
