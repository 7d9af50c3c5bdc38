"""The app for phones and desks: its page, its worker, its files. Every address that is no one else's opens the app.

Names under `/assets/` carry a hash of their content and never change, so browsers keep them for a year. Everything else is asked about
each time, or a phone would stay on an old release. Files of earlier releases are kept for phones that still run them.
"""

from typing import Final

from flask import Blueprint, Response, current_app, request
from markupsafe import Markup
from werkzeug.exceptions import NotFound as NoSuchRoute

from api.core.problems import NotFound
from api.core.settings import Settings
from api.http.app_files import find_file, send
from api.http.html_pages import html_page
from api.http.needs import public
from api.http.problems import current_language, render
from api.i18n import marked, translate

blueprint = Blueprint("app", __name__)

_DAY: Final = 86_400
_YEAR: Final = 365 * _DAY
# What the server answers itself: below these, an unknown address is a fault and never a page of the app.
_NOT_THE_APP: Final = frozenset(
    ("about", "assets", "healthz", "icons", "metrics", "problems", "readyz", "v1", "verify")
)
CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types default"
)


@blueprint.get("/")
@blueprint.get("/index.html")
@public
def show_app() -> Response:
    """Open the app, or say in one line that it is not built."""
    try:
        return send(find_file("index.html", _settings().web_build))
    except NotFound:
        return _not_built()


@blueprint.get("/sw.js")
@public
def show_worker() -> Response:
    """Give the service worker, under a name that never changes: an old page would keep the old worker otherwise."""
    return send(find_file("sw.js", _settings().web_build))


@blueprint.get("/manifest.webmanifest")
@public
def show_manifest() -> Response:
    """Give what a phone needs to know to install the app."""
    return send(find_file("manifest.webmanifest", _settings().web_build))


@blueprint.get("/icons/<path:name>")
@public
def show_app_icon(name: str) -> Response:
    """Give an icon of the installed app, to be kept for a day."""
    return send(find_file(name, _settings().web_build / "icons"), max_age=_DAY)


@blueprint.get("/assets/<path:name>")
@public
def show_asset(name: str) -> Response:
    """Give a file of this release or of an earlier one, to be kept for a year."""
    folders = (_settings().web_build / "assets", _settings().web_root / "assets")
    return send(find_file(name, *folders), max_age=_YEAR, is_immutable=True)


@blueprint.app_errorhandler(404)
def open_deep_link(_: NoSuchRoute) -> Response:
    """Open the app at whatever address a browser asks a page for; to everybody else the address does not exist."""
    first = request.path.lstrip("/").split("/", 1)[0]
    if request.method in {"GET", "HEAD"} and first not in _NOT_THE_APP and _wants_a_page():
        page = _guard(show_app())
        page.vary.add("Accept")
        return page
    return render(NotFound(), current_language())


@blueprint.after_request
def guard(response: Response) -> Response:
    """Let the app load what is ours, show pictures it holds in memory, and nothing else."""
    return _guard(response)


def _guard(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    return response


def _wants_a_page() -> bool:
    """Tell a browser that follows a link from a program that takes anything."""
    return any(kind == "text/html" and quality > 0 for kind, quality in request.accept_mimetypes)


def _not_built() -> Response:
    language = current_language()
    sentence = marked("The app is not built yet. Whoever runs the server can build it: {command}.")
    body = Markup("<p>{}</p>").format(translate(language, sentence, command="python3 tools/bootstrap.py setup"))
    return html_page(language, translate(language, marked("The app")), body, 503)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["ports"].settings
    return settings
