"""Reads the texts of content as a reader would: length of sentences, numbers and words in both languages. Pure.

It takes one pair of texts, so it serves whatever is written twice: the fields of a checklist, the fields and lessons of a course.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from api.checklists.agreement import disagreements
from api.checklists.sentences import long_sentences
from api.checklists.source import Place
from api.checklists.vocabulary import strange_words

LANGUAGES = ("zh-Hans", "en")


def check_pair(chinese: str, english: str) -> Iterator[tuple[str, str]]:
    """Yield `(language, remark)` for what is wrong with one text in two languages."""
    for language, text in zip(LANGUAGES, (chinese, english), strict=True):
        for remark in (*long_sentences(text, language), *strange_words(text, language)):
            yield language, remark
    yield from disagreements(chinese, english)


def check_wording(document: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Yield a remark with its place for every text `{zh-Hans, en}` anywhere in a document."""
    for place, text in _texts(document, ()):
        for language, remark in check_pair(text["zh-Hans"], text["en"]):
            yield (*place, language), remark


def _texts(node: object, place: Place) -> Iterator[tuple[Place, Mapping[str, str]]]:
    if isinstance(node, Mapping):
        if set(node) == set(LANGUAGES):
            yield place, node
            return
        for key, inner in node.items():
            yield from _texts(inner, (*place, key))
    elif isinstance(node, list):
        for index, inner in enumerate(node):
            yield from _texts(inner, (*place, index))
