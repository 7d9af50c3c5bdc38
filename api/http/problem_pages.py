"""What the `type` of a problem leads to: a page for each kind, a list of all, and the same list as a document."""

from collections.abc import Iterator
from string import Formatter

from flask import Blueprint, Response
from markupsafe import Markup

from api.core.problems import NotFound, Problem
from api.http.html_pages import html_page
from api.http.needs import public
from api.http.problems import current_language
from api.i18n import LANGUAGES, Lang, marked, translate

blueprint = Blueprint("problems", __name__)

_HEADING = marked("What may go wrong")
_INTRODUCTION = marked("Every answer that is not what was asked for names one of these.")


@blueprint.get("/problems")
@public
def show_all() -> Response:
    """List every kind of problem, with what it means."""
    language = current_language()
    rows = Markup("\n").join(
        Markup('<li><a href="/problems/{}">{}</a> ({})</li>').format(
            kind.slug, translate(language, kind.title), kind.status
        )
        for kind in all_problems()
    )
    body = Markup("<p>{}</p>\n<ul>\n{}\n</ul>").format(translate(language, _INTRODUCTION), rows)
    return html_page(language, translate(language, _HEADING), body)


@blueprint.get("/problems/<slug>")
@public
def show_one(slug: str) -> Response:
    """Say what one kind of problem means."""
    kind = next((each for each in all_problems() if each.slug == slug), None)
    if kind is None:
        raise NotFound
    language = current_language()
    body = Markup('<p>{}</p>\n<p>{} · <a href="/problems">{}</a></p>').format(
        explain(kind, language), kind.status, translate(language, _HEADING)
    )
    return html_page(language, translate(language, kind.title), body)


def all_problems() -> list[type[Problem]]:
    """List every kind that the loaded packages declare, one a slug, by status and slug."""
    by_slug: dict[str, type[Problem]] = {}
    for kind in _below(Problem):
        by_slug.setdefault(kind.slug, kind)
    return sorted(by_slug.values(), key=lambda kind: (kind.status, kind.slug))


def as_markdown() -> str:
    """Write the list as the document `docs/problems.md`."""
    lines = [
        "# Problems",
        "",
        "Every failure is an RFC 9457 problem (`application/problem+json`). `type` is `/problems/<slug>`; title and detail come in the",
        "reader's language. This page is written by `python tools/write_problems.py`; a test keeps it true.",
        "",
        "| type | status | English | 中文 |",
        "| --- | --- | --- | --- |",
    ]
    lines += [_row(kind) for kind in all_problems()]
    return "\n".join(lines) + "\n"


def explain(kind: type[Problem], language: Lang) -> str:
    """Give the sentence of a kind, with an ellipsis where an actual answer has a value."""
    names = {name for _, name, _, _ in Formatter().parse(kind.sentence) if name}
    return translate(language, kind.sentence, **dict.fromkeys(names, "…"))


def _row(kind: type[Problem]) -> str:
    words = (f"**{translate(language, kind.title)}** {explain(kind, language)}" for language in reversed(LANGUAGES))
    return f"| `{kind.slug}` | {kind.status} | {' | '.join(words)} |"


def _below(kind: type[Problem]) -> Iterator[type[Problem]]:
    yield kind
    for lower in kind.__subclasses__():
        yield from _below(lower)
