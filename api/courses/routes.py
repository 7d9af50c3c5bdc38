"""Routes of published courses."""

from typing import Any

from api.accounts.permissions import Permission
from api.courses.models import CourseVersion
from api.courses.services import get_course, live_courses
from api.http.content import VersionPageSchema, VersionWholeSchema
from api.http.context import Context
from api.http.pages import Page, read_page
from api.http.routes import Routes
from api.http.schemas import PageQuerySchema

routes = Routes("courses", "Published courses and their versions.")


@routes.get("/courses", needs=Permission.CONTENT_READ, query=PageQuerySchema, answers=VersionPageSchema)
def list_courses(context: Context, query: dict[str, Any]) -> Page:
    """List the live version of every course."""
    return read_page(context.session, live_courses(), [CourseVersion.key], **query, is_descending=False)


@routes.get("/courses/<string:key>/versions/<int:version>", needs=Permission.CONTENT_READ, answers=VersionWholeSchema)
def show_course(context: Context, key: str, version: int) -> CourseVersion:
    """Show one version with its whole document; a version never changes."""
    return get_course(context.session, key, version)
