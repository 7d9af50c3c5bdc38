"""A course goes out to GIFT, Moodle XML and QTI 3 and comes back: what is lost is named, the rest is the same question."""

from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from api.courses.check_question import check_question
from api.courses.load import read_course
from api.courses.question_grammar import RULES, QuestionSchema
from api.courses.questions import fill_by_kind
from api.i18n import LANGUAGES
from api.interchange.draft import Imported
from api.interchange.into_course import Target, questions_of
from api.interchange.reading import READERS
from api.interchange.writing import WRITERS, write_course

ROOT = Path(__file__).parents[2]
COURSES = [ROOT / "tests" / "fixtures" / "ten-kinds", *sorted(path.parent for path in ROOT.glob("courses/*/quiz.yaml"))]
# What every question has and a file of another system need not hold: those are named as losses, or made anew.
ANEW = ("picture", "tolerance")


def questions_in(folder: Path) -> list:
    loaded, faults = read_course(folder)
    assert loaded is not None, faults
    return [*loaded.document["questions"], *loaded.exam]


def by_every_rule() -> list:
    """Give each question of ten kinds by each rule there is for its kind, and mappings of several bounds."""
    made = []
    for question in questions_in(COURSES[0]):
        made += [{**question, "scoring": rule} for rule in RULES[question["kind"]] if rule != "mapping"]
        if "mapping" in RULES[question["kind"]]:
            made += [mapped(question, *bounds) for bounds in (("0", "1"), ("-0.5", "3"), ("0", "0.7"), ("-2", "10"))]
        if question["kind"] == "open":
            made.append({**question, "longest": 120})
    return [
        {
            **question,
            "uuid": str(UUID(int=place)),
            "key": f"q-{place}",
            "stem": dict.fromkeys(LANGUAGES, f"Stem {place}?"),
        }
        for place, question in enumerate(made)
    ]


def mapped(question: dict, low: str, high: str) -> dict:
    scores = [high, "0.3", "-1", "0"]
    options = [
        {name: value for name, value in option.items() if name != "good"} | {"score": score}
        for option, score in zip(question["options"], scores, strict=False)
    ]
    bounds = {"low": low, "high": high, "default": "0"}
    return {**question, "scoring": "mapping", "mapping": bounds, "options": options}


def whole(node, lang: str):
    """Give all of a question in one language; keys inside it are made anew, numbers may be written as ranges."""
    if isinstance(node, dict) and set(node) == set(LANGUAGES):
        return node[lang]
    if isinstance(node, dict) and "tolerance" in node and "weight" in node:
        low, high = (
            (node["low"], node["high"])
            if node["value"] is None
            else (Decimal(node["value"]) + sign * Decimal(node["tolerance"]) for sign in (-1, 1))
        )
        return Decimal(low), Decimal(high), node["weight"]
    if isinstance(node, dict):
        return {name: whole(value, lang) for name, value in node.items()}
    return [whole(one, lang) for one in node] if isinstance(node, list) else node


def as_it_is(question: dict, lang: str) -> dict:
    """Give a question without what is named as lost or made anew; the keys of its parts are made anew."""
    kept = {name: value for name, value in whole(question, lang).items() if name not in ANEW}
    for part in ("options", "pairs", "steps"):
        if part in kept:
            kept[part] = [{name: value for name, value in one.items() if name != "key"} for one in kept[part]]
    if "pairs" in kept:
        kept["pairs"].sort(key=str)
    return kept


def come_back(data: bytes, form: str, lang: str) -> list[dict]:
    """Read a file into a course, translate it there, and read the course."""
    back: Imported = READERS[form](data)
    assert back.remarks == ()
    made = _translated(questions_of(back.drafts, Target(lang, topic="none", lesson="none")), lang)
    loaded = QuestionSchema(many=True).load(made)
    for question in loaded:
        assert [remark for remark in check_question(question) if question["kind"] != "spot"] == [], question
        fill_by_kind(question, {})
    return loaded


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", sorted(WRITERS))
@pytest.mark.parametrize("folder", [None, *COURSES], ids=lambda folder: folder.name if folder else "every rule")
def test_what_comes_back_is_what_went_out_but_for_what_was_named(folder, form, lang):
    questions = questions_in(folder) if folder else by_every_rule()
    data, remarks = write_course(questions, form, lang)
    left_out = {remark.line for remark in remarks if "left out" in remark.of("en")}
    without_guide = {remark.line for remark in remarks if "guide for marking" in remark.of("en")}
    expected = [
        as_it_is(question, lang) | ({"guide": "—"} if place in without_guide else {})
        for place, question in enumerate(questions, 1)
        if place not in left_out
    ]
    assert [as_it_is(question, lang) for question in come_back(data, form, lang)] == expected
    assert all(remark.of("zh-Hans") != remark.of("en") for remark in remarks)


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_every_rule_that_others_may_not_know_is_named(form):
    questions = [question for question in by_every_rule() if question["kind"] != "dialogue"]
    named = {remark.params["key"] for remark in write_course(questions, form, "en")[1] if "rule" in remark.params}
    own = {
        question["key"]
        for question in questions
        if question["scoring"] in {"net-correct", "coverage", "each-answer", "guess-neutral", "in-order"}
        or (question["scoring"] == "exact" and question["kind"] not in {"single", "true-false"})
    }
    assert named == own


def test_an_imported_question_fits_the_course_format_as_soon_as_it_is_translated():
    questions = questions_in(COURSES[0])
    data, _ = write_course(questions, "moodle", "en")
    target = Target("en", topic="queue", lesson="wait")
    made = questions_of(READERS["moodle"](data).drafts, target)
    assert {question["uuid"] for question in made} <= {question["uuid"] for question in questions}
    for question in made:
        faults = QuestionSchema().validate(_translated(question))
        assert faults == {}, (question["key"], faults)


def _translated(node, lang="en"):
    if isinstance(node, dict) and set(node) == set(LANGUAGES):
        return dict.fromkeys(LANGUAGES, node[lang] or "—")
    if isinstance(node, dict):
        return {key: _translated(value, lang) for key, value in node.items()}
    return [_translated(value, lang) for value in node] if isinstance(node, list) else node


def test_the_same_course_is_written_to_the_same_bytes():
    questions = questions_in(COURSES[0])
    for form in WRITERS:
        assert write_course(questions, form, "en") == write_course(questions, form, "en")


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_a_star_in_an_answer_stays_a_star(form):
    [short] = [question for question in questions_in(COURSES[0]) if question["kind"] == "short-answer"]
    data, _ = write_course([{**short, "accept": [{"text": "5* or **", "weight": "1"}]}], form, "en")
    [draft] = READERS[form](data).drafts
    assert [one.text for one in draft.accepted] == ["5* or **"]


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_what_looks_like_markup_is_text_to_others_and_comes_back(form):
    odd = {"zh-Hans": "a<b 且 <b>c</b>", "en": "a<b and <b>c</b>"}
    single = next(question for question in questions_in(COURSES[0]) if question["kind"] == "single")
    options = [
        {**option, "text": {name: f"{text} {n}" for name, text in odd.items()}}
        for n, option in enumerate(single["options"])
    ]
    data, _ = write_course([{**single, "stem": odd, "options": options}], form, "en")
    [draft] = READERS[form](data).drafts
    assert draft.stem == odd["en"]
    assert [option.text for option in draft.options] == [option["text"]["en"] for option in options]


def test_moodle_reads_no_entity_where_a_sign_was_meant():
    single = next(question for question in questions_in(COURSES[0]) if question["kind"] == "single")
    data, _ = write_course([{**single, "stem": {"zh-Hans": "3<5？", "en": "3<5?"}}], "moodle", "en")
    assert b"<text>3&lt;5?</text>" in data
