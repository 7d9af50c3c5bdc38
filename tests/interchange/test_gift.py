"""GIFT as its own documentation writes it: every kind, weights, feedback, escapes; and what is wrong is named by its line."""

from decimal import Decimal

import pytest

from api.interchange.draft import Accepted, Draft, NumberRange, Option, Pair
from api.interchange.gift import read_gift
from api.interchange.into_course import Target, questions_of

ONE, NONE = Decimal(1), Decimal(0)


def only(text: str) -> Draft:
    found = read_gift(text)
    assert found.remarks == ()
    [draft] = found.drafts
    return draft


def reasons(text: str) -> list[tuple[int, str]]:
    return [(remark.line, remark.of("en")) for remark in read_gift(text).remarks]


def test_a_choice_keeps_title_feedback_and_general_feedback():
    draft = only("::Q1:: Who speaks first? {=We do#Yes. ~The customer#No.####Within ten seconds.}")
    assert (draft.title, draft.stem, draft.kind, draft.scoring) == ("Q1", "Who speaks first?", "single", "exact")
    assert draft.options == (Option("We do", ONE, "Yes."), Option("The customer", NONE, "No."))
    assert draft.explanation == "Within ten seconds."


def test_weights_make_several_right_and_wrong_ones_cost():
    draft = only("What counts? {~%50%a ~%50%b ~%-100%c ~d}")
    assert (draft.kind, draft.scoring) == ("multiple", "mapping")
    assert [option.fraction for option in draft.options] == [Decimal("0.5"), Decimal("0.5"), Decimal(-1), NONE]


def test_a_choice_may_give_part_of_the_points():
    draft = only("Best? {=a ~%33.33333%b ~c}")
    assert (draft.kind, draft.scoring) == ("single", "mapping")


def test_an_answer_in_mid_sentence_leaves_a_gap():
    assert only("Shoppers wait {=ten =10} seconds.").stem == "Shoppers wait _____ seconds."


@pytest.mark.parametrize(("inside", "is_true"), [("T", True), ("TRUE", True), ("F", False), ("FALSE", False)])
def test_true_and_false(inside, is_true):
    draft = only(f"Ten seconds are enough. {{{inside}}}")
    assert draft.kind == "true-false"
    assert [option.fraction == 1 for option in draft.options] == [is_true, not is_true]


@pytest.mark.parametrize(
    ("inside", "ranges"),
    [
        ("#3:2", [NumberRange(Decimal(1), Decimal(5))]),
        ("#1..5", [NumberRange(Decimal(1), Decimal(5))]),
        ("#3", [NumberRange(Decimal(3), Decimal(3))]),
        (
            "#=1822:0 =%50%1822:2",
            [NumberRange(Decimal(1822), Decimal(1822)), NumberRange(Decimal(1820), Decimal(1824), Decimal("0.5"))],
        ),
    ],
)
def test_numbers(inside, ranges):
    draft = only(f"How many? {{{inside}}}")
    assert (draft.kind, list(draft.ranges)) == ("numeric", ranges)


def test_pairs_and_one_that_belongs_to_nothing():
    draft = only("Match. {\n=cat -> meow\n=dog -> woof\n= -> moo\n}")
    assert draft.pairs == (Pair("cat", "meow"), Pair("dog", "woof"), Pair(None, "moo"))


def test_short_answers_with_weights():
    assert only("Days? {=seven =%50%about seven}").accepted == (
        Accepted("seven"),
        Accepted("about seven", Decimal("0.5")),
    )


def test_an_essay_is_open():
    assert only("Why? {}").kind == "open"


def test_escaped_signs_are_only_signs():
    draft = only(r"1 \= 1\: true\? \{really\} {=a \= b ~a \~ b}".replace(r"\?", "?"))
    assert draft.stem == "1 = 1: true? {really}"
    assert [option.text for option in draft.options] == ["a = b", "a ~ b"]


def test_categories_comments_and_tags():
    text = "// a note\n$CATEGORY: floor/peak\n\n// [id:abc] [tag:critical]\nWho? {=a ~b}\n"
    draft = only(text)
    assert (draft.category, draft.tags, draft.line) == ("floor/peak", {"id": "abc", "critical": "yes"}, 5)


def test_what_cannot_be_taken_over_is_named_with_its_line_and_the_rest_is_taken():
    text = "Just a text.\n\nGood? {=a ~b}\n\nOpen? {=a ~b\n\nNone right? {~a ~b}\n\nNumber? {#ten}\n\nNothing {a b}"
    found = read_gift(text)
    assert [draft.stem for draft in found.drafts] == ["Good?"]
    assert [line for line, _ in reasons(text)] == [1, 5, 7, 9, 11]
    assert "no question" in reasons(text)[0][1]


def test_formatting_is_left_out_and_said():
    text = "[html]<p>Look at <b>this</b>.</p> {=a ~b}"
    assert read_gift(text).drafts[0].stem == "Look at this."
    assert reasons(text) == [(1, "Formatting (bold, pictures, links, …) was left out of the text.")]


def test_two_questions_of_the_same_words_and_other_pairs_are_two():
    found = read_gift("Match the following. {=a -> b =c -> d}\n\nMatch the following. {=e -> f =g -> h}")
    one, other = questions_of(found.drafts, Target("en", "greeting", "hello"))
    assert one["uuid"] != other["uuid"]
    assert one["key"] != other["key"]


def test_a_number_beyond_all_bounds_is_named_by_its_line():
    assert [line for line, _ in reasons("How many? {#1e9999999}")] == [1]
