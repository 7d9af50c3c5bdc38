"""The browsable description of the API: Swagger UI over `/v1/openapi.json`, from files of our own and from nowhere else."""

from pathlib import Path
from typing import Final

from flask import Blueprint, Response, current_app, send_file
from markupsafe import Markup

from api.core.problems import NotFound
from api.http.html_pages import html_page
from api.http.needs import public
from api.http.problems import current_language
from api.i18n import Lang, marked, translate

blueprint = Blueprint("reference", __name__)

_OURS: Final = {"reference.css": "text/css", "reference.js": "text/javascript"}
_FETCHED: Final = {"swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript"}
_HEAD: Final = Markup(
    '<link rel="stylesheet" href="/v1/docs/swagger-ui.css"><link rel="stylesheet" href="/v1/docs/reference.css">'
    '<script src="/v1/docs/swagger-ui-bundle.js" defer></script><script src="/v1/docs/reference.js" defer></script>'
)
_TITLE = marked("API reference")


@blueprint.get("/v1/docs")
@public
def show_reference() -> Response:
    """Show the reference, or say how to install it."""
    language = current_language()
    if not all((_assets() / name).is_file() for name in _FETCHED):
        return _not_installed(language)
    without_script = marked("This page needs JavaScript. The same description for programs:")
    body = Markup('<div id="reference"></div><noscript><p>{} {}</p></noscript>').format(
        translate(language, without_script), _document_link()
    )
    return html_page(language, translate(language, _TITLE), body, head=_HEAD)


@blueprint.get("/v1/docs/<name>")
@public
def show_part(name: str) -> Response:
    """Give one file of the reference, to be kept for a day; raise NotFound for any other name."""
    if name in _OURS:
        return send_file(Path(__file__).with_name(name), mimetype=_OURS[name], max_age=86_400)
    if name in _FETCHED and (_assets() / name).is_file():
        return send_file((_assets() / name).resolve(), mimetype=_FETCHED[name], max_age=86_400)
    raise NotFound


def _assets() -> Path:
    folder: Path = current_app.extensions["ports"].settings.assets_dir
    return folder


def _not_installed(language: Lang) -> Response:
    sentence = marked("The files of this page are not installed. Whoever runs the server can fetch them: {command}.")
    body = Markup("<p>{}</p><p>{} {}</p>").format(
        translate(language, sentence, command="python3 tools/bootstrap.py setup"),
        translate(language, marked("The same description for programs:")),
        _document_link(),
    )
    return html_page(language, translate(language, _TITLE), body, 503)


def _document_link() -> Markup:
    return Markup('<a href="/v1/openapi.json">/v1/openapi.json</a>')
