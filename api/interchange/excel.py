"""Excel tables: one question a row, columns named in Chinese or English by what trainers usually call them."""

import io
import unicodedata
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from api.i18n import marked
from api.interchange.archives import unpack
from api.interchange.chinese import ONE_ANSWER
from api.interchange.choices import DIFFICULTIES, Keyed, places_of
from api.interchange.draft import Accepted, Draft, Imported, NumberRange, Remark, Unreadable
from api.interchange.truth import truth_of, truth_options
from api.interchange.typed import amount
from api.interchange.written import TABLE, several

NO_TABLE: Final = marked("This is no table that can be opened.")
NO_COLUMNS: Final = marked("The sheet “{sheet}” has no columns for question and answer; it was left out.")
NO_KEY: Final = marked("The row has no answer.")
STRANGE_KEY: Final = marked("The answer “{key}” fits no option of the row.")
OTHER_KIND: Final = marked("“{kind}” is no kind of question that a row can hold.")
_NAMES: Final = {
    "kind": {"题型", "类型", "试题类型", "type", "kind"},
    "stem": {"题干", "题目", "试题", "问题", "题目内容", "试题内容", "question", "stem"},
    "key": {"答案", "正确答案", "参考答案", "标准答案", "answer", "key", "correct answer", "correct"},
    "explanation": {"解析", "答案解析", "试题解析", "explanation", "feedback"},
    "difficulty": {"难度", "难易度", "difficulty"},
    "topic": {"知识点", "主题", "topic", "tag"},
}
_KINDS: Final = {
    "单选": "single", "单选题": "single", "单项选择题": "single", "single": "single", "single choice": "single",
    "多选": "multiple", "多选题": "multiple", "多项选择题": "multiple", "multiple": "multiple", "multiple choice": "multiple",
    "判断": "true-false", "判断题": "true-false", "true/false": "true-false", "true-false": "true-false",
    "填空": "short-answer", "填空题": "short-answer", "short answer": "short-answer", "short-answer": "short-answer",
    "简答": "open", "简答题": "open", "问答题": "open", "open": "open", "essay": "open",
    "数值": "numeric", "数值题": "numeric", "numeric": "numeric", "": "",
}  # fmt: skip
_OPTIONS: Final = tuple("abcdefgh")


def read_excel(data: bytes) -> Imported:
    """Read every sheet that has the columns; lines are the rows of the sheet."""
    if data[:2] == b"PK":
        unpack(data)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [
            (name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in workbook.sheet_names
        ]
    except (CalamineError, OSError, ValueError):
        raise Unreadable(1, NO_TABLE) from None
    drafts: list[Draft] = []
    remarks: list[Remark] = []
    for name, rows in sheets:
        found = _read_sheet(name, rows)
        drafts += found.drafts
        remarks += found.remarks
    return Imported(tuple(drafts), tuple(remarks))


def _read_sheet(name: str, rows: list[list[Any]]) -> Imported:
    head = next((place for place, row in enumerate(rows[:10]) if {"stem", "key"} <= set(_columns(row))), None)
    if head is None:
        return Imported((), (Remark(1, NO_COLUMNS, {"sheet": name}),) if any(map(any, rows)) else ())
    columns = _columns(rows[head])
    drafts: list[Draft] = []
    remarks: list[Remark] = []
    for line, row in enumerate(rows[head + 1 :], head + 2):
        cells = {name: _said(row[place]) if place < len(row) else "" for name, place in columns.items()}
        if not any(cells.values()):
            continue
        try:
            drafts.append(_draft(line, cells, remarks))
        except Unreadable as error:
            remarks.append(error.remark)
    return Imported(tuple(drafts), tuple(remarks))


def _columns(row: list[Any]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, cell in enumerate(row):
        title = _folded(_said(cell))
        for name, titles in _NAMES.items():
            if title in titles:
                columns.setdefault(name, place)
        letter = title.removeprefix("选项").removeprefix("option").removesuffix("选项").strip()
        if letter in _OPTIONS:
            columns.setdefault(letter, place)
    return columns


def _said(cell: Any) -> str:
    """Give a cell as a person reads it: 7, not 7.0."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()


def _folded(text: str) -> str:
    """Give a word of the table's own language in one form, wide or narrow, large or small."""
    return unicodedata.normalize("NFKC", text).casefold()


def _draft(line: int, cells: dict[str, str], remarks: list[Remark]) -> Draft:
    kind = _KINDS.get(_folded(cells.get("kind", "")))
    if kind is None:
        raise Unreadable(line, OTHER_KIND, kind=cells["kind"])
    # An empty column takes no letter from those after it.
    letters = [letter for letter in _OPTIONS if cells.get(letter)]
    options = tuple(cells[letter] for letter in letters)
    written, explanation = cells["key"], cells.get("explanation", "")
    key = unicodedata.normalize("NFKC", written)
    known = {
        "difficulty": DIFFICULTIES.get(cells.get("difficulty", ""), cells.get("difficulty", "")),
        "topic": cells.get("topic", ""),
    }
    tags = {name: value for name, value in known.items() if value}
    if kind == "open":
        return Draft(line=line, kind="open", stem=cells["stem"], guide=written, explanation=explanation, tags=tags)
    if not key:
        raise Unreadable(line, NO_KEY)
    is_true = truth_of(key)
    if kind == "true-false" or (not kind and not options and is_true is not None):
        if is_true is None:
            raise Unreadable(line, STRANGE_KEY, key=key)
        truths = truth_options(is_true=is_true)
        return Draft(
            line=line, kind="true-false", stem=cells["stem"], options=truths, explanation=explanation, tags=tags
        )
    if kind == "numeric":
        return Draft(
            line=line,
            kind="numeric",
            stem=cells["stem"],
            ranges=(_range(line, key),),
            explanation=explanation,
            tags=tags,
        )
    if kind == "short-answer" or not options:
        parts, is_kept = several(written, TABLE)
        if is_kept:
            remarks.append(Remark(line, ONE_ANSWER, {"key": written}))
        accepted = tuple(map(Accepted, parts))
        return Draft(
            line=line, kind="short-answer", stem=cells["stem"], accepted=accepted, explanation=explanation, tags=tags
        )
    named = {_OPTIONS[place] for place in places_of(key, len(_OPTIONS)) or ()}
    if not named or not named <= set(letters):
        raise Unreadable(line, STRANGE_KEY, key=key)
    right = frozenset(map(letters.index, named))
    keyed = Keyed(line, cells["stem"], options, right, explanation, tags=tuple(tags.items()))
    return keyed.as_draft(is_multiple=kind == "multiple" or (not kind and len(right) > 1))


def _range(line: int, key: str) -> NumberRange:
    low, _, high = key.partition("~")
    try:
        return NumberRange(amount(low), amount(high or low))
    except ValueError:
        raise Unreadable(line, STRANGE_KEY, key=key) from None
