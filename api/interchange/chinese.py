"""Chinese plain text as trainers write it: numbered questions, lettered options, `答案：`, `解析：`, section heads that set the kind.

Everything is matched after NFKC, so full-width digits, letters, brackets and colons make no difference; what is stored is what was typed.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from api.i18n import marked
from api.interchange.chinese_keys import Question, give_keys, keys_in
from api.interchange.choices import DIFFICULTIES, Keyed, places_of
from api.interchange.draft import Accepted, Draft, Imported, Remark, Unreadable
from api.interchange.truth import truth_of, truth_options
from api.interchange.written import TEXT, Written, several

NO_KEY: Final = marked("Question {number} has no answer.")
NO_STEM: Final = marked("Question {number} asks nothing; keys of a whole file are read as “{example}”.")
TWO_KEYS: Final = marked("Question {number} has two answers, “{key}” and “{other}”; which one is meant?")
STRANGE_KEY: Final = marked("Question {number}: the answer “{key}” fits no option.")
NO_KIND: Final = marked("Question {number} has neither options nor an answer that says what kind it is.")
LOST: Final = marked("“{text}” belongs to no question.")
ONE_ANSWER: Final = marked("“{key}” was taken as one answer. Write ； between several.")
_HEADS: Final = {
    "单选题": "single", "单项选择题": "single", "多选题": "multiple", "多项选择题": "multiple", "不定项选择题": "multiple",
    "判断题": "true-false", "是非题": "true-false", "填空题": "short-answer", "简答题": "open", "问答题": "open", "选择题": "choice",
}  # fmt: skip
_HEAD: Final = re.compile(
    r"^(?:\(?[一二三四五六七八九十]+\)?[、.]?\s*)?("
    + "|".join(_HEADS)
    + r")\s*((?:正确|参考|标准)?答案)?\s*(?::(.*)|([(,].*))?$"
)
_NUMBER: Final = re.compile(r"^\(?(\d{1,4})\)?[.、]\s*(.*)$")
_OPTION: Final = re.compile(r"^\(?([A-Ha-h])\)?[.、:)]\s*(.*)$")
_FIRST: Final = re.compile(r"\s+(?=\(?A[.、:)])")
_INLINE: Final = re.compile(r"\s+(?=\(?[B-H][.、:)])")
# `答案：B` or `【答案】B`; the second form also stands in the middle of a line.
_KEY: Final = re.compile(r"^(?:(?:正确|参考|标准)?答案:|【(?:正确|参考|标准)?答案】:?)\s*(.*)$")
_KEYS: Final = re.compile(r"^(?:正确|参考|标准)?答案$")
_EXPLAINED: Final = re.compile(r"^(?:(?:答案|试题)?解析:|【(?:答案|试题)?解析】:?)\s*(.*)$")
_DIFFICULTY: Final = re.compile(r"^(?:难度:|【难度】:?)\s*(.*)$")
_LABEL: Final = re.compile(r"(?=【(?:(?:正确|参考|标准)?答案|(?:答案|试题)?解析|难度)】)")
_IN_STEM: Final = re.compile(r"\(\s*([A-Ha-h]{1,8}|[√×对错])\s*(\))\s*[.。?？]?\s*$")


class _Reader:
    """Goes through the lines once; where a continuation line belongs (`into`) hangs on what came last."""

    def __init__(self) -> None:
        self.questions: list[Question] = []
        self.remarks: list[Remark] = []
        self.head = ""
        self.into = ""
        # The kind whose keys are read, empty for any; None outside a block of keys.
        self.keys_of: str | None = None

    def feed(self, number: int, line: Written) -> None:
        """Take in one line."""
        if head := _HEAD.match(line.plain):
            self._section(number, line, head)
        elif self._is_keys(number, line):
            self.into = "" if self.into != "key" else self.into
        elif found := _NUMBER.match(line.plain):
            self.keys_of = None
            self._begin(number, int(found[1]), line.group(found, 2))
        elif self.into:
            self.keys_of = None
            self._continue(number, self.questions[-1], line)
        else:
            self._lose(number, line)

    def _lose(self, number: int, line: Written) -> None:
        self.remarks.append(Remark(number, LOST, {"text": line.raw[:40]}))

    def _section(self, number: int, line: Written, found: re.Match[str]) -> None:
        """Begin a section. Among keys it may be a section of theirs; a question behind it shows that it is one of questions."""
        self.head, self.into = _HEADS[found[1]], ""
        body, beside = line.group(found, 3), line.group(found, 4)
        if found[2] or self.keys_of is not None or (body.plain and keys_in(body.plain)):
            self.keys_of = self.head
            if body.plain and not self._take(number, body):
                self._lose(number, body)
        elif "分" in body.plain + beside.plain:
            self._lose(number, line)

    def _is_keys(self, number: int, line: Written) -> bool:
        """Read a block of keys as such, with or without the word for keys before it."""
        if _KEYS.match(line.plain):
            self.keys_of, self.into = "", ""
            return True
        found = _KEY.match(line.plain)
        body = line if found is None else line.group(found, 1)
        if found is not None and not body.plain:
            # Either a block begins, or the answer to this question stands in the next line.
            self.keys_of, self.into = "", "key" if self.questions and self.questions[-1].key is None else ""
            return True
        if found is not None and keys_in(body.plain) is not None:
            self.keys_of = ""
        is_taken = self.keys_of is not None and self._take(number, body)
        if is_taken:
            self.into = ""
        return is_taken

    def _take(self, number: int, body: Written) -> bool:
        remarks = give_keys(number, body, self.questions, self.keys_of or "")
        self.remarks += remarks or []
        return remarks is not None

    def _begin(self, line: int, number: int, text: Written) -> None:
        question = Question(line, number, self.head, [])
        self.into = "stem"
        if inside := _IN_STEM.search(text.plain):
            question.key = text.group(inside, 1)
            begin, end = text.at[inside.start() + 1], text.at[inside.start(2)]
            text = Written.of(f"{text.raw[:begin]} {text.raw[end:]}")
        self.questions.append(question)
        if first := _FIRST.search(text.plain):
            question.stem.append(text.between(0, first.start()).raw)
            for option in text.between(first.end()).split(_INLINE):
                self._continue(line, question, option)
        else:
            question.stem.append(text.raw)

    def _continue(self, number: int, question: Question, line: Written) -> None:
        if found := _KEY.match(line.plain):
            question.give(line.group(found, 1))
            self.into = "key"
        elif found := _EXPLAINED.match(line.plain):
            question.explanation, self.into = [line.group(found, 1).raw], "explanation"
        elif found := _DIFFICULTY.match(line.plain):
            question.difficulty, self.into = DIFFICULTIES.get(found[1].strip(), ""), ""
            if not question.difficulty:
                self._lose(number, line)
        elif self._is_option(question) and (found := _OPTION.match(line.plain)):
            first, *more = line.group(found, 2).split(_INLINE)
            question.options.append(first.raw)
            self.into = "option"
            for option in more:
                self._continue(number, question, option)
        else:
            self._extend(number, question, line)

    def _is_option(self, question: Question) -> bool:
        return self.into in {"stem", "option"} or (self.into == "key" and question.head != "open")

    def _extend(self, number: int, question: Question, line: Written) -> None:
        """Take a line that goes on with what came before it."""
        if self.into == "explanation":
            question.explanation.append(line.raw)
        elif self.into == "option":
            question.options[-1] += f"\n{line.raw}"
        elif self.into == "stem":
            question.stem.append(line.raw)
        elif question.key is None or not question.key.plain:
            question.key = line
        elif question.head == "open":
            question.key = Written.of(f"{question.key.raw}\n{line.raw}")
        else:
            self._lose(number, line)


def read_chinese(text: str) -> Imported:
    """Read all questions of a text."""
    return read_lines(enumerate(text.splitlines(), 1))


def read_lines(lines: Iterable[tuple[int, str]]) -> Imported:
    """Read questions from numbered lines; what does not fit is named, never guessed."""
    reader = _Reader()
    for number, text in lines:
        for line in Written.of(text).split(_LABEL):
            if line.plain.strip():
                reader.feed(number, line)
    drafts: list[Draft] = []
    for question in reader.questions:
        try:
            drafts.append(_draft(question, reader.remarks))
        except Unreadable as error:
            reader.remarks.append(error.remark)
    return Imported(tuple(drafts), tuple(sorted(reader.remarks, key=lambda remark: remark.line)))


def _draft(question: Question, remarks: list[Remark]) -> Draft:
    number = str(question.number)
    stem, explanation = "\n".join(question.stem), "\n".join(question.explanation)
    tags = {"difficulty": question.difficulty} if question.difficulty else {}
    bare = Draft(line=question.line, kind="open", stem=stem, explanation=explanation, tags=tags)
    key = question.key
    if not stem.strip():
        raise Unreadable(question.line, NO_STEM, number=number, example="1-5 ABCDE")
    if question.other and key:
        raise Unreadable(question.line, TWO_KEYS, number=number, key=key.raw, other=question.other.raw)
    if question.head == "open" and not question.options:
        return replace(bare, guide=key.raw if key else "")
    if key is None or not key.plain:
        raise Unreadable(question.line, NO_KEY, number=number)
    is_true = truth_of(key.plain)
    if not question.options and is_true is not None and question.head in {"", "choice", "true-false"}:
        return replace(bare, kind="true-false", options=truth_options(is_true=is_true))
    if not question.options:
        if question.head != "short-answer":
            raise Unreadable(question.line, NO_KIND, number=number)
        accepted, is_kept = several(key.raw, TEXT)
        if is_kept:
            remarks.append(Remark(question.line, ONE_ANSWER, {"key": key.raw}))
        return replace(bare, kind="short-answer", accepted=tuple(map(Accepted, accepted)))
    right = places_of(key.plain, len(question.options))
    if right is None:
        raise Unreadable(question.line, STRANGE_KEY, number=number, key=key.raw)
    keyed = Keyed(question.line, stem, tuple(question.options), right, explanation, tags=tuple(tags.items()))
    return keyed.as_draft(
        is_multiple=question.head == "multiple" or (question.head in {"", "choice"} and len(right) > 1)
    )
