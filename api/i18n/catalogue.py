"""Looks a message up in the language of the reader.

The catalogues are plain gettext `.po` files, one an area, read at the first use: there is no compiled file to forget.
"""

import warnings
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po

from api.i18n.languages import LOCALES, Lang

SOURCE_LANGUAGE: Final[Lang] = "en"
LOCALES_FOLDER: Final = Path(__file__).parent / "locales"


class MissingTranslationWarning(UserWarning):
    """A message has no translation: its reader gets English, and a test, where warnings are errors, fails."""


def translate(lang: Lang, message: str, /, **params: object) -> str:
    """Return the message in `lang` with each `{name}` replaced; a literal brace is written twice.

    A message without a translation is returned in English and warned about. A placeholder without a value raises
    KeyError.
    """
    return _in(lang, message).format_map(params)


def translate_count(lang: Lang, one: str, many: str, count: int, /, **params: object) -> str:
    """Return `one` or `many` in `lang`, as its grammar wants for `count`, which is also the placeholder `{count}`.

    Chinese does not change with the number: only `many` is looked up there.
    """
    is_one = LOCALES[lang].plural_form(count) == "one"
    return translate(lang, one if is_one else many, **{"count": count, **params})


def messages(lang: Lang) -> dict[str, str]:
    """Return every translated message of a language, none for English. Raises ValueError if two files disagree."""
    return dict(_messages(lang))


def catalogue_files(lang: Lang) -> list[Path]:
    """Return the `.po` files of a language by name: one an area, so that two people seldom edit the same one."""
    return sorted((LOCALES_FOLDER / lang.replace("-", "_") / "LC_MESSAGES").glob("*.po"))


def _in(lang: Lang, message: str) -> str:
    if lang == SOURCE_LANGUAGE:
        return message
    found = _messages(lang).get(message)
    if found is None:
        warnings.warn(f"No {lang} translation of: {message}", MissingTranslationWarning, stacklevel=3)
        return message
    return found


@cache
def _messages(lang: Lang) -> dict[str, str]:
    merged: dict[str, str] = {}
    for path in catalogue_files(lang):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=lang.replace("-", "_"), abort_invalid=True)
        for entry in catalogue:
            if not entry.id or not entry.string or entry.fuzzy:
                continue
            source, translation = str(entry.id), str(entry.string)
            if merged.setdefault(source, translation) != translation:
                raise ValueError(f"{path.name}: another file translates this differently: {source}")
    return merged
