"""The door for visitors: what this is, where it is described, and a field for whoever holds a scorecard and wonders if it is true."""

import re
import unicodedata
from typing import Final
from urllib.parse import quote

from flask import Blueprint, Response, redirect, request
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from api.http.html_pages import NOTHING, html_page
from api.http.needs import public
from api.http.problems import current_language
from api.i18n import Lang, marked, translate

blueprint = Blueprint("landing", __name__)

_NOT_IN_A_CODE: Final = re.compile("[^0-9A-Z]")
_LONGEST_CODE: Final = 40
_TITLE = marked("The first ten seconds")
_GENUINE = marked("Is this scorecard genuine?")
# A minute as a dial of sixty ticks, of which the first ten are the product's.
_DIAL: Final = Markup(
    '<svg class="dial" viewBox="0 0 120 120" aria-hidden="true"><g transform="rotate(-93 60 60)" stroke-dashoffset="-.35">'
    '<circle cx="60" cy="60" r="52" pathLength="60" stroke-dasharray=".3 .7"/>'
    '<circle class="now" cx="60" cy="60" r="52" pathLength="60" stroke-dasharray="{}50.7"/></g>'
    '<text x="60" y="60">10</text></svg>'
).format(" ".join([".3 .7"] * 9 + [".3 "]))
_LINKS: Final = (
    ("/", marked("The app"), marked("For everybody who has an account: visits, reports, courses.")),
    ("/v1/docs", marked("API reference"), marked("Every request the product answers, to read and to try.")),
    ("/v1/openapi.json", marked("OpenAPI document"), marked("The same for programs.")),
    ("/problems", marked("What may go wrong"), marked("Every problem an answer may name, and what to do about it.")),
)  # fmt: skip


@blueprint.get("/about")
@public
def show_landing() -> Response:
    """Say what this is and where to go on."""
    language = current_language()
    promise = translate(
        language,
        marked(
            "A customer's need is answered in the first ten seconds, or it is lost. Mystery shoppers measure it, short courses teach it, "
            "and the next visit proves what was learnt."
        ),
    )
    links = Markup("\n").join(
        Markup('<li><a href="{}">{}</a><br>{}</li>').format(address, translate(language, name), translate(language, what))
        for address, name, what in _LINKS
    )  # fmt: skip
    heading = Markup("<h2>{}</h2>").format(translate(language, _GENUINE))
    body = Markup('<div class="promise">{}<p class="lead">{}</p></div>\n{}\n{}\n<ul class="plain">\n{}\n</ul>').format(
        _DIAL, promise, heading, _code_form(language), links
    )
    return html_page(language, translate(language, _TITLE), body)


@blueprint.get("/verify")
@public
def look_up() -> AnyResponse:
    """Lead from the field to the page of a code, however it was typed; without a code, show the field alone."""
    typed = request.args.get("code", "")
    code = as_code(typed)
    if code:
        return redirect(f"/verify/{quote(code)}", 303)
    language = current_language()
    hint = marked("A code is made of letters and digits, as it stands below the scorecard.")
    complaint = Markup("<p>{}</p>").format(translate(language, hint)) if typed.strip() else NOTHING
    return html_page(language, translate(language, _GENUINE), complaint + _code_form(language))


def as_code(typed: str) -> str:
    """Keep the letters and digits of what was typed, in capitals; a Chinese keyboard may send them in full width."""
    plain = unicodedata.normalize("NFKC", typed[: 4 * _LONGEST_CODE]).upper()
    return _NOT_IN_A_CODE.sub("", plain)[:_LONGEST_CODE]


def _code_form(language: Lang) -> Markup:
    return Markup(
        '<form action="/verify" class="sheet"><label for="code">{label}</label><div class="row">'
        '<input id="code" name="code" required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false">'
        "<button>{button}</button></div></form>"
    ).format(label=translate(language, marked("Code below the scorecard")), button=translate(language, marked("Check")))
