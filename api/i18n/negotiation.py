"""Chooses the language of an answer, from what a person stored and what their browser asks for."""

from typing import Final

from api.i18n.languages import LANGUAGES, Lang, as_language

_LONGEST_HEADER: Final = 1000


def negotiate(accept_language_header: str | None, stored: str | None) -> Lang:
    """Return the stored language if it is one of ours, else the best of an Accept-Language header (RFC 9110, 12.5.4).

    Without any wish the first of LANGUAGES is spoken; a reader who wants only languages we lack gets English.
    A malformed header is read as far as it makes sense and never raises.
    """
    if (kept := as_language(stored)) is not None:
        return kept
    wishes = [_wish(part) for part in (accept_language_header or "")[:_LONGEST_HEADER].split(",") if part.strip()]
    if not wishes:
        return LANGUAGES[0]
    for tag, quality in sorted(wishes, key=lambda wish: -wish[1]):
        if quality > 0 and tag == "*":
            return LANGUAGES[0]
        if quality > 0 and (language := as_language(tag)) is not None:
            return language
    return "en"


def _wish(part: str) -> tuple[str, float]:
    tag, _, parameters = part.partition(";")
    name, _, value = parameters.partition("=")
    if name.strip().lower() != "q":
        return tag.strip(), 1.0
    try:
        quality = float(value)
    except ValueError:
        return tag.strip(), 0.0
    # A comparison with NaN is false, so NaN and numbers outside 0–1 count as "not wanted".
    return tag.strip(), quality if 0 <= quality <= 1 else 0.0
