"""Chinese plain text as trainers write it: numbered questions, lettered options, `答案：`, `解析：`, section heads that set the kind.

Everything is read after NFKC, so full-width digits, letters, brackets and colons make no difference.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from api.i18n import marked
from api.interchange.choices import DIFFICULTIES, Keyed, places_of
from api.interchange.draft import Accepted, Draft, Imported, Remark, Unreadable
from api.interchange.truth import truth_of, truth_options

NO_KEY: Final = marked("Question {number} has no answer.")
STRANGE_KEY: Final = marked("Question {number}: the answer “{key}” fits no option.")
NO_KIND: Final = marked("Question {number} has neither options nor an answer that says what kind it is.")
LOST: Final = marked("“{text}” belongs to no question.")
KEY_WITHOUT_QUESTION: Final = marked("An answer is given for question {number}, which is not in the file.")
KEY_OF_SEVERAL: Final = marked("Several questions have number {number}. Write the key with each of them.")
_HEADS: Final = {
    "单选题": "single", "单项选择题": "single", "多选题": "multiple", "多项选择题": "multiple", "不定项选择题": "multiple",
    "判断题": "true-false", "是非题": "true-false", "填空题": "short-answer", "简答题": "open", "问答题": "open", "选择题": "",
}  # fmt: skip
_HEAD: Final = re.compile(r"^(?:\(?[一二三四五六七八九十]+\)?[、.]?\s*)?(" + "|".join(_HEADS) + r")\s*(?:[:(,].*)?$")
_NUMBER: Final = re.compile(r"^\(?(\d{1,4})\)?[.、]\s*(.*)$")
_OPTION: Final = re.compile(r"^\(?([A-Ha-h])\)?[.、:)]\s*(.*)$")
_INLINE: Final = re.compile(r"\s+(?=\(?[B-H][.、:)])")
_KEY: Final = re.compile(r"^(?:正确|参考|标准)?答案:\s*(.*)$")
_EXPLAINED: Final = re.compile(r"^(?:答案)?解析:\s*(.*)$")
_DIFFICULTY: Final = re.compile(r"^难度:\s*(.*)$")
_BLOCK: Final = re.compile(r"(\d+)\s*[-~]\s*(\d+)\s*:?\s*([A-Ha-h]+|[√×对错]+)")
_ONE: Final = re.compile(r"(\d+)\s*[.、:]\s*([A-Ha-h]+|[√×对错])(?=\s|$|,|;)")
_IN_STEM: Final = re.compile(r"\(\s*([A-Ha-h]{1,8}|[√×对错])\s*\)\s*[.。?？]?\s*$")


@dataclass(slots=True)
class _Question:
    line: int
    number: int
    head: str
    stem: list[str]
    options: list[str] = field(default_factory=list)
    key: str | None = None
    explanation: list[str] = field(default_factory=list)
    difficulty: str = ""


class _Reader:
    """Goes through the lines once; where a continuation line belongs hangs on what came last."""

    def __init__(self) -> None:
        self.questions: list[_Question] = []
        self.remarks: list[Remark] = []
        self.head = ""
        self.is_explaining = False
        self.is_key_block = False

    def feed(self, number: int, line: str) -> None:
        """Take in one line."""
        if head := _HEAD.match(line):
            self.head, self.is_key_block = _HEADS[head[1]], False
        elif self._is_keys(number, line):
            return
        elif found := _NUMBER.match(line):
            self._begin(number, int(found[1]), found[2])
        elif not self.questions:
            self.remarks.append(Remark(number, LOST, {"text": line[:40]}))
        else:
            self._continue(self.questions[-1], line)

    def _begin(self, line: int, number: int, text: str) -> None:
        self.is_explaining = False
        question = _Question(line, number, self.head, [])
        if inside := _IN_STEM.search(text):
            question.key = inside[1]
            text = f"{text[: inside.start()]}( ){text[inside.end() :]}".strip()
        self.questions.append(question)
        first, *options = _INLINE.split(re.sub(r"\s+(?=\(?A[.、:)])", " \n", text).replace(" \n", "\n"))
        stem, _, rest = first.partition("\n")
        question.stem.append(stem.strip())
        for option in [rest, *options] if rest else []:
            self._continue(question, option)

    def _continue(self, question: _Question, line: str) -> None:
        if found := _KEY.match(line):
            question.key, self.is_explaining = found[1].strip(), False
        elif found := _EXPLAINED.match(line):
            question.explanation, self.is_explaining = [found[1].strip()], True
        elif found := _DIFFICULTY.match(line):
            question.difficulty, self.is_explaining = DIFFICULTIES.get(found[1].strip(), ""), False
        elif not self.is_explaining and (found := _OPTION.match(line)):
            first, *more = _INLINE.split(found[2])
            question.options.append(first.strip())
            for option in more:
                self._continue(question, option)
        elif self.is_explaining:
            question.explanation.append(line)
        elif question.options:
            question.options[-1] += f"\n{line}"
        else:
            question.stem.append(line)

    def _is_keys(self, line: int, text: str) -> bool:
        """Read a block of keys at the end, `1-5 ABCDE` or `6.AC 7.√`, as such."""
        body = text
        if (found := _KEY.match(text)) and (_BLOCK.search(found[1]) or _ONE.match(found[1]) or not found[1].strip()):
            self.is_key_block, body = True, found[1]
        elif re.fullmatch(r"(?:参考|标准|正确)?答案", text):
            self.is_key_block, body = True, ""
        if not self.is_key_block:
            return False
        given = _keys_in(body)
        if body.strip() and not given:
            self.is_key_block = False
            return False
        for number, key in given.items():
            self._give_key(line, number, key)
        return True

    def _give_key(self, line: int, number: int, key: str) -> None:
        """Give a key of a block to its question. A key that stands with a question stays; sections may begin again with number 1."""
        same = [question for question in self.questions if question.number == number]
        without = [question for question in same if question.key is None]
        if len(without) == 1:
            without[0].key = key
        elif not same:
            self.remarks.append(Remark(line, KEY_WITHOUT_QUESTION, {"number": str(number)}))
        elif without:
            self.remarks.append(Remark(line, KEY_OF_SEVERAL, {"number": str(number)}))


def _keys_in(text: str) -> Mapping[int, str]:
    keys: dict[int, str] = {}
    for begin, end, letters in _BLOCK.findall(text):
        if len(letters) == int(end) - int(begin) + 1:
            keys |= {int(begin) + place: letter for place, letter in enumerate(letters)}
    for number, key in _ONE.findall(_BLOCK.sub(" ", text)):
        keys[int(number)] = key
    return keys


def read_chinese(text: str) -> Imported:
    """Read all questions of a text."""
    return read_lines(enumerate(text.splitlines(), 1))


def read_lines(lines: Iterable[tuple[int, str]]) -> Imported:
    """Read questions from numbered lines; what does not fit is named, never guessed."""
    reader = _Reader()
    for number, line in lines:
        plain = unicodedata.normalize("NFKC", line).strip()
        if plain:
            reader.feed(number, plain)
    drafts: list[Draft] = []
    for question in reader.questions:
        try:
            drafts.append(_draft(question))
        except Unreadable as error:
            reader.remarks.append(error.remark)
    return Imported(tuple(drafts), tuple(sorted(reader.remarks, key=lambda remark: remark.line)))


def _draft(question: _Question) -> Draft:
    number = str(question.number)
    stem, explanation = "\n".join(question.stem), "\n".join(question.explanation)
    tags = (("difficulty", question.difficulty),) if question.difficulty else ()
    if question.head == "open" and not question.options:
        guide = question.key or ""
        return Draft(line=question.line, kind="open", stem=stem, guide=guide, explanation=explanation, tags=dict(tags))
    if question.key is None or not question.key.strip():
        raise Unreadable(question.line, NO_KEY, number=number)
    is_true = truth_of(question.key)
    if not question.options and is_true is not None and question.head in {"", "true-false"}:
        options = truth_options(is_true=is_true)
        return Draft(
            line=question.line, kind="true-false", stem=stem, options=options, explanation=explanation, tags=dict(tags)
        )
    if not question.options:
        if question.head != "short-answer":
            raise Unreadable(question.line, NO_KIND, number=number)
        accepted = tuple(Accepted(text.strip()) for text in re.split(r"[;|/]", question.key) if text.strip())
        return Draft(
            line=question.line,
            kind="short-answer",
            stem=stem,
            accepted=accepted,
            explanation=explanation,
            tags=dict(tags),
        )
    right = places_of(question.key, len(question.options))
    if right is None:
        raise Unreadable(question.line, STRANGE_KEY, number=number, key=question.key)
    keyed = Keyed(question.line, stem, tuple(question.options), right, explanation, tags=tags)
    return keyed.as_draft(is_multiple=question.head == "multiple" or (question.head == "" and len(right) > 1))
