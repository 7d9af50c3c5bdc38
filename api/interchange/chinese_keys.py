"""Blocks of keys: `1-5 ABCDE`, `6.AC 7.√`, and whose they are where every section counts its questions from 1."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from api.i18n import marked
from api.interchange.draft import Remark
from api.interchange.written import Written

KEY_WITHOUT_QUESTION: Final = marked("An answer is given for question {number}, which is not in the file.")
KEY_OF_SEVERAL: Final = marked("Several questions have number {number}. Write the key with each of them.")
UNEVEN: Final = marked("“{text}” does not give one answer a number; it was left out.")
_BLOCK: Final = re.compile(r"(\d+)\s*[-~]\s*(\d+)\s*[.、:]?\s*([A-Ha-h]+|[√×对错]+)")
_ONE: Final = re.compile(r"(\d+)\s*[.、:]\s*([A-Ha-h]+|[√×对错])(?=[\s,;、\d]|$)")
_CHOICES: Final = frozenset({"single", "multiple"})
_BETWEEN: Final = re.compile(r"[\s,;、.。]*")


@dataclass(slots=True)
class Question:
    """A question while its text is read; `head` is the kind its section names."""

    line: int
    number: int
    head: str
    stem: list[str]
    options: list[str] = field(default_factory=list)
    key: Written | None = None
    # A key that says something else than the first.
    other: Written | None = None
    explanation: list[str] = field(default_factory=list)
    difficulty: str = ""

    def give(self, key: Written) -> None:
        """Take a key; a second one has to say the same."""
        if self.key is None or not self.key.plain:
            self.key = key
        elif same(self.key) != same(key):
            self.other = key


def same(key: Written) -> str:
    """Give a key in the form in which two are one: `A、C` and `ac`."""
    return re.sub(r"[\s,、;]", "", key.plain).casefold()


def keys_in(text: str) -> Mapping[int, str] | None:
    """Read a line of keys by number; None if anything else stands in it. Empty if keys and numbers are not as many."""
    if _BETWEEN.fullmatch(_ONE.sub(" ", _BLOCK.sub(" ", text))) is None:
        return None
    keys: dict[int, str] = {}
    for begin, end, letters in _BLOCK.findall(text):
        if len(letters) != int(end) - int(begin) + 1:
            return {}
        keys |= {int(begin) + place: letter for place, letter in enumerate(letters)}
    return keys | {int(number): key for number, key in _ONE.findall(_BLOCK.sub(" ", text))}


def give_keys(line: int, text: Written, questions: Sequence[Question], head: str) -> list[Remark] | None:
    """Give the keys of a line to their questions, those under `head` if it names a kind; None if it is no line of keys."""
    keys = keys_in(text.plain) if text.plain else None
    if keys is None:
        return None
    if not keys:
        return [Remark(line, UNEVEN, {"text": text.raw[:40]})]
    remarks = []
    for number, key in keys.items():
        message = _give(
            Written.of(key), [each for each in questions if each.number == number and _is_under(each, head)]
        )
        if message:
            remarks.append(Remark(line, message, {"number": str(number)}))
    return remarks


def _is_under(question: Question, head: str) -> bool:
    """Tell whether the head of a block may mean a question: all that name no kind, and 选择题 those of either choice."""
    return head in {"", question.head} or not question.head or (head == "choice" and question.head in _CHOICES)


def _give(key: Written, candidates: Sequence[Question]) -> str | None:
    """Give a key to the one question it can be meant for, and say why not. A key that stands with a question stays."""
    without = [question for question in candidates if question.key is None]
    if not candidates:
        return KEY_WITHOUT_QUESTION
    if len(candidates) == 1 or len(without) == 1:
        (without or list(candidates))[0].give(key)
        return None
    is_said = not without and any(question.key and same(question.key) == same(key) for question in candidates)
    return None if is_said else KEY_OF_SEVERAL
