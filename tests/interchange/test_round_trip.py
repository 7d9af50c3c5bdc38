"""A course goes out to GIFT, Moodle XML and QTI 3 and comes back: what is lost is named, the rest is the same question."""

from pathlib import Path

import pytest

from api.courses.load import read_course
from api.courses.question_grammar import QuestionSchema
from api.i18n import LANGUAGES
from api.interchange.draft import Draft, Imported
from api.interchange.from_course import drafts_of
from api.interchange.into_course import Target, questions_of
from api.interchange.reading import READERS
from api.interchange.writing import WRITERS, write_course

ROOT = Path(__file__).parents[2]
COURSES = [ROOT / "tests" / "fixtures" / "ten-kinds", *sorted(path.parent for path in ROOT.glob("courses/*/quiz.yaml"))]
KEPT = ("kind", "stem", "options", "pairs", "steps", "ranges", "accepted", "explanation", "scoring")


def questions_in(folder: Path) -> list:
    loaded, faults = read_course(folder)
    assert loaded is not None, faults
    return [*loaded.document["questions"], *loaded.exam]


def same(draft: Draft) -> dict:
    """Give what a question is: shares are compared as five places of a percent, which is what these formats hold."""
    rows = {name: getattr(draft, name) for name in KEPT}
    rows["options"] = [(one.text, round(one.fraction, 6), one.feedback) for one in draft.options]
    rows["pairs"] = sorted((pair.left or "", pair.right) for pair in draft.pairs)
    rows["scoring"] = draft.tags.get("scoring", "")
    return {**rows, "tags": {name: value for name, value in draft.tags.items() if name != "id"}}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", sorted(WRITERS))
@pytest.mark.parametrize("folder", COURSES, ids=lambda folder: folder.name)
def test_what_comes_back_is_what_went_out_but_for_what_was_named(folder, form, lang):
    questions = questions_in(folder)
    out = drafts_of(questions, lang)
    data, remarks = write_course(questions, form, lang)
    back: Imported = READERS[form](data)
    assert back.remarks == ()
    left_out = {remark.line for remark in remarks if "left out" in remark.of("en")}
    assert [same(draft) for draft in back.drafts] == [same(draft) for draft in out.drafts if draft.line not in left_out]
    assert all(remark.of("zh-Hans") != remark.of("en") for remark in remarks)


def test_an_imported_question_fits_the_course_format_as_soon_as_it_is_translated():
    questions = questions_in(COURSES[0])
    data, _ = write_course(questions, "moodle", "en")
    target = Target("en", topic="queue", lesson="wait")
    made = questions_of(READERS["moodle"](data).drafts, target)
    assert {question["uuid"] for question in made} <= {question["uuid"] for question in questions}
    for question in made:
        faults = QuestionSchema().validate(_translated(question))
        assert faults == {}, (question["key"], faults)


def _translated(node):
    if isinstance(node, dict) and set(node) == set(LANGUAGES):
        return dict.fromkeys(LANGUAGES, node["en"] or "—")
    if isinstance(node, dict):
        return {key: _translated(value) for key, value in node.items()}
    return [_translated(value) for value in node] if isinstance(node, list) else node


def test_the_same_course_is_written_to_the_same_bytes():
    questions = questions_in(COURSES[0])
    for form in WRITERS:
        assert write_course(questions, form, "en") == write_course(questions, form, "en")
