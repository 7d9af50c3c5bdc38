"""The few pages the server itself shows people: one frame, one style sheet, both languages."""

from pathlib import Path

from flask import Blueprint, Response, send_file
from markupsafe import Markup

from api.http.needs import public
from api.i18n import Lang

blueprint = Blueprint("pages", __name__)
NOTHING = Markup("")
_STYLE = Path(__file__).with_name("pages.css")
_ICON = Path(__file__).with_name("icon.svg")
_PAGE = Markup(
    '<!doctype html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
    '<title>{title} · Tenseconds</title><link rel="icon" href="/icon.svg" type="image/svg+xml">'
    '<link rel="stylesheet" href="/pages.css">{head}</head>\n'
    '<body>\n<header><a href="/about">Tenseconds <span>十秒</span></a></header>\n'
    "<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
)


@blueprint.get("/pages.css")
@public
def show_style() -> Response:
    """Give the style sheet of these pages."""
    return send_file(_STYLE, mimetype="text/css", max_age=3600)


@blueprint.get("/icon.svg")
@public
def show_icon() -> Response:
    """Give the icon of these pages."""
    return send_file(_ICON, mimetype="image/svg+xml", max_age=86_400)


def html_page(language: Lang, title: str, body: Markup, status: int = 200, *, head: Markup = NOTHING) -> Response:
    """Set a body into the frame; `head` adds style sheets and scripts of the page's own."""
    page = _PAGE.format(language=language, title=title, body=body, head=head)
    response = Response(page, status, content_type="text/html; charset=utf-8")
    response.headers["Content-Language"] = language
    response.headers["Vary"] = "Accept-Language"
    return response
