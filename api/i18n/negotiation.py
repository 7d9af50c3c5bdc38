"""Chooses the language of an answer, from what the asking screen speaks and what a person stored."""

from typing import Final

from api.i18n.languages import LANGUAGES, Lang, as_language

_LONGEST_HEADER: Final = 1000


def negotiate(accept_language_header: str | None, stored: str | None) -> Lang:
    """Return the best language of ours that an Accept-Language header asks for (RFC 9110, 12.5.4), else the stored one.

    The app asks for the language of its screen, so an answer never stands there in another one. Without any wish the first of
    LANGUAGES is spoken; a reader who wants only languages we lack gets English. A malformed header is read as far as it makes
    sense and never raises.
    """
    kept = as_language(stored)
    wishes = [_wish(part) for part in (accept_language_header or "")[:_LONGEST_HEADER].split(",") if part.strip()]
    for tag, quality in sorted(wishes, key=lambda wish: -wish[1]):
        if quality > 0 and tag == "*":
            return kept or LANGUAGES[0]
        if quality > 0 and (language := as_language(tag)) is not None:
            return language
    return kept or ("en" if wishes else LANGUAGES[0])


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
