"""Turns a scorecard into HTML: templates that can see the card, a few words and drawings, and nothing else."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import segno
from jinja2 import FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from api.i18n import Lang, translate, translate_count
from api.reports import words
from api.reports.drawings import Drawings, rung_counts
from api.reports.figures import Figures
from api.reports.fonts import drawable
from api.reports.inks import TOKENS
from api.reports.scorecard import Scorecard, Text

TEMPLATES: Final = Path(__file__).parent / "templates"
FIRST_FINDINGS: Final = 3
_SVG: Final = "http://www.w3.org/2000/svg"
_HAN: Final = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


def scorecard_html(card: Scorecard, lang: Lang) -> str:
    """Return the scorecard as one HTML document whose images are `photo:<id>` and `asset:<name>`."""
    figures = Figures(card, lang)
    context = language_of(lang) | {
        "card": card,
        "lang": lang,
        "f": figures,
        "draw": Drawings(figures),
        "rung_counts": rung_counts,
        "words": words,
        "top_findings": card.findings[:FIRST_FINDINGS],
        "qr": qr_code(card.seal.url),
        "page_number": Markup('<span class="page"></span>'),
        "page_count": Markup('<span class="pages"></span>'),
    }
    return template("scorecard.html").render(context)


@cache
def style_sheet(name: str) -> str:
    """Return a style sheet of the scorecard with the colours of our table in it."""
    return _environment().get_template(name).render(TOKENS)


def template(name: str) -> Template:
    """Return a template of a page."""
    return _environment().get_template(name)


def qr_code(url: str) -> Markup:
    """Return a QR code as inline SVG, 26 mm wide, with room for a smudge (error correction Q)."""
    svg = segno.make(url, error="q", micro=False).svg_inline(border=0, omitsize=True, dark=TOKENS["ink"], title=url)
    return Markup(svg.replace("<svg ", f'<svg xmlns="{_SVG}" width="26mm" height="26mm" ', 1))  # noqa: S704 - segno draws only squares


def language_of(lang: Lang) -> dict[str, object]:
    """Return what the templates speak with: sentences whose values are escaped, and the texts of the card."""

    def say(message: str, /, **params: object) -> Markup:
        return Markup(translate(lang, message, **_escaped(params)))  # noqa: S704 - our sentence, escaped values

    def count(one: str, many: str, number: int, /, **params: object) -> Markup:
        return Markup(translate_count(lang, one, many, number, **_escaped(params)))  # noqa: S704 - as above

    def text(value: Text | str | None) -> str:
        return value.of(lang) if isinstance(value, Text) else value or ""

    def said(words_of_a_person: str) -> Markup:
        script = "chinese" if _HAN.search(words_of_a_person) else "western"
        return Markup('<span class="{}">{}</span>').format(script, words_of_a_person)

    return {"_": say, "_n": count, "t": text, "said": said}


def _escaped(params: Mapping[str, object]) -> dict[str, object]:
    return {name: escape(value) for name, value in params.items()}


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )


def _finalize(value: object) -> object:
    """Let through only what the fonts can draw; None is an error of ours, never an empty place on paper."""
    if value is None:
        raise TypeError("A template printed None: ask for a dash or leave the place out.")
    if isinstance(value, Markup):
        return Markup(drawable(value))  # noqa: S704 - it was markup before
    return drawable(value) if isinstance(value, str) else value
