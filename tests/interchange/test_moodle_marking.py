"""Short answers, numbers and points of Moodle and GIFT earn here what they earn there, or it is refused or said."""

from decimal import Decimal

import pytest

from api.interchange.draft import Accepted, NumberRange
from api.interchange.gift import read_gift
from api.interchange.into_course import Target, questions_of
from api.interchange.moodle import read_moodle
from api.interchange.reading import guess
from api.interchange.services import import_questions
from tests.interchange.test_tables_and_xml import asked, moodle, option, reasons

FEEDBACK = "Feedback and hints that are not for one option were left out."


def feedback(text: str) -> str:
    return f"<feedback><text>{text}</text></feedback>"


def gifted(inside: str):
    return read_gift(f"Capital of France? {{{inside}}}")


def short(*options: str, more: str = ""):
    return read_moodle(moodle(asked("shortanswer", "".join(options) + more)))


@pytest.mark.parametrize("words", ["Par*", "*"])
def test_an_answer_with_a_wildcard_needs_its_author(words):
    for found in (gifted(f"={words}"), short(option(words, "100"))):
        assert found.drafts == ()
        assert words in reasons(found)[0][1]


def test_a_wildcard_that_earns_nothing_is_everything_else():
    for found in (gifted("=Paris =%0%*"), short(option("Paris", "100"), option("*", "0"))):
        assert found.drafts[0].accepted == (Accepted("Paris"),)
        assert found.remarks == ()


def test_an_escaped_star_is_a_star():
    for found in (gifted(r"=5\*"), short(option(r"5\*", "100"))):
        assert found.drafts[0].accepted == (Accepted("5*"),)


def test_capitals_that_count_are_said_and_answers_that_differ_by_them_need_their_author():
    strict = "<usecase>1</usecase>"
    assert "apital" in reasons(short(option("Paris", "100"), more=strict))[0][1]
    assert reasons(short(option("巴黎", "100"), more=strict)) == []
    assert short(option("Paris", "100"), option("paris", "50"), more=strict).drafts == ()
    # Where capitals do not count, the second is never reached and the same answer once more changes nothing.
    assert short(option("Paris", "100"), option("paris", "100")).drafts[0].accepted == (Accepted("Paris"),)


@pytest.mark.parametrize("inside", ["=Paris#Yes", "#7:1#Yes", "T#No#Yes", "=a -> b#Yes =c -> d"])
def test_feedback_of_gift_without_a_place_is_said(inside):
    assert [reason for _, reason in reasons(gifted(inside))] == [FEEDBACK]


@pytest.mark.parametrize(
    ("kind", "inner"),
    [
        ("shortanswer", option("Paris", "100", feedback("Yes"))),
        ("numerical", option("7", "100", feedback("Yes"))),
        ("truefalse", option("true", "100", feedback("Yes")) + option("false", "0")),
        ("shortanswer", option("Paris", "100") + "<hint><text>Think of a tower</text></hint>"),
        (
            "multichoice",
            option("a", "100")
            + option("b", "0")
            + "<incorrectfeedback><text>Look at page 3</text></incorrectfeedback>",
        ),
        ("essay", "<responsetemplate><text>Dear customer</text></responsetemplate>"),
    ],
)
def test_feedback_of_moodle_without_a_place_is_said(kind, inner):
    assert len(reasons(read_moodle(moodle(asked(kind, inner))))) == 1


def test_what_moodle_says_by_itself_is_no_loss():
    usual = "<correctfeedback><text>Your answer is correct.</text></correctfeedback><incorrectfeedback><text/></incorrectfeedback>"
    assert reasons(read_moodle(moodle(asked("multichoice", option("a", "100") + option("b", "0") + usual)))) == []


def test_points_are_said_where_they_are_not_one():
    assert reasons(short(option("Paris", "100"), more="<defaultgrade>1.0000000</defaultgrade>")) == []
    assert "2.5" in reasons(short(option("Paris", "100"), more="<defaultgrade>2.5</defaultgrade>"))[0][1]


def units(*names: tuple[str, str]) -> str:
    each = (f"<unit><multiplier>{size}</multiplier><unit_name>{name}</unit_name></unit>" for name, size in names)
    return f"<units>{''.join(each)}</units>"


def test_one_unit_is_kept_and_several_are_said():
    one = read_moodle(moodle(asked("numerical", option("7", "100") + units(("days", "1")))))
    [made] = questions_of(one.drafts, Target("en", "t", "l"))
    assert (made["number"]["unit"]["en"], one.remarks) == ("days", ())
    several = read_moodle(moodle(asked("numerical", option("7", "100") + units(("m", "1"), ("cm", "100")))))
    assert "cm" in reasons(several)[0][1]
    graded = units(("m", "1")) + "<unitgradingtype>1</unitgradingtype>"
    assert "m" in reasons(read_moodle(moodle(asked("numerical", option("7", "100") + graded))))[0][1]


@pytest.mark.parametrize("number", ["1e9999999", "1e999999", "1e9999999..2e9999999", "inf", "nan"])
def test_a_number_beyond_all_bounds_is_named(number):
    found = gifted(f"#{number}")
    assert (found.drafts, len(found.remarks)) == ((), 1)
    if ".." not in number:
        assert read_moodle(moodle(asked("numerical", option(number, "100")))).drafts == ()


def test_numbers_that_earn_nothing_are_left_out_where_they_change_nothing():
    found = read_moodle(moodle(asked("numerical", option("7", "100") + option("*", "0") + option("3", "0"))))
    assert found.drafts[0].ranges == (NumberRange(Decimal(7), Decimal(7)),)
    between = option("7", "0", "<tolerance>1</tolerance>") + option("5", "100", "<tolerance>5</tolerance>")
    assert read_moodle(moodle(asked("numerical", between))).drafts == ()


def test_formatting_of_an_answer_is_said():
    assert "ormatting" in reasons(gifted("=<b>Paris</b> ~Rome"))[0][1]


@pytest.mark.parametrize(
    ("inside", "form"),
    [("=抬头 ~低头", "gift"), ("T", "gift"), ("#10:1", "gift"), ("%答案", "chinese"), ("", "chinese")],
)
def test_gift_is_told_by_its_braces_whatever_words_are_in_it(inside, form):
    assert guess("题库.txt", f"// 参考答案见下\n顾客进店，先做什么？ {{{inside}}}\n".encode()) == form


def test_steps_in_order_are_marked_as_they_were_or_it_is_said():
    steps = option("first", "1") + option("second", "2")

    def ordered(kind: str):
        return read_moodle(moodle(asked("ordering", f"{steps}<gradingtype>{kind}</gradingtype>")))

    assert ordered("ALL_OR_NOTHING").drafts[0].scoring == "exact"
    assert ordered("RELATIVE_ALL_PREVIOUS_AND_NEXT").remarks == ()
    assert len(ordered("ABSOLUTE_POSITION").remarks) == 1


def made_of(found) -> dict:
    [draft] = found.drafts
    return questions_of([draft], Target("en", "t", "l"))[0]


def test_a_wrong_choice_that_costs_something_costs_it_here():
    for found in (
        gifted("=Paris ~%-50%Rome ~Berlin"),
        read_moodle(
            moodle(asked("multichoice", option("Paris", "100") + option("Rome", "-50") + option("Berlin", "0")))
        ),
    ):
        made = made_of(found)
        assert (made["scoring"], made["mapping"]) == ("mapping", {"low": "-0.5", "high": "1"})
        assert [one["score"] for one in made["options"]] == ["1", "-0.5", "0"]


def test_where_several_may_be_chosen_and_wrong_ones_cost_nothing_all_of_them_earn_everything():
    several = "<single>false</single>"
    made = made_of(read_moodle(moodle(asked("multichoice", several + option("a", "100") + option("b", "0")))))
    assert (made["kind"], made["scoring"]) == ("multiple", "mapping")
    double = made_of(read_moodle(moodle(asked("multichoice", several + option("a", "100") + option("b", "100")))))
    assert double["mapping"] == {"low": "0", "high": "1"}
    assert read_moodle(moodle(asked("multichoice", several + option("a", "50") + option("b", "0")))).drafts == ()


def test_thirds_are_written_so_that_a_course_holds_them():
    made = made_of(gifted("~%33.33333%a ~%33.33333%b ~%33.33333%c ~d"))
    assert [one["score"] for one in made["options"]] == ["3.333333"] * 3 + ["0"]
    assert made["mapping"] == {"low": "0", "high": "9.999999"}


@pytest.mark.parametrize("bounds", [("yes", "yes"), ("0", "1e999999999"), ("0", "nan"), ("0", "0"), ("1", "-1")])
def test_bounds_that_a_stranger_wrote_as_tags_are_none(bounds):
    low, high = bounds
    tags = f"<tags><tag><text>low={low}</text></tag><tag><text>high={high}</text></tag></tags>"
    made = made_of(read_moodle(moodle(asked("multichoice", option("a", "100") + option("b", "-50") + tags))))
    assert made["mapping"] == {"low": "-0.5", "high": "1"}


def test_shares_that_were_changed_elsewhere_count_more_than_the_tag_of_the_rule():
    tag = "<tags><tag><text>scoring=exact</text></tag></tags>"
    data = moodle(asked("multichoice", option("a", "100") + option("b", "50") + option("c", "0") + tag))
    told = import_questions("bank.xml", data, Target("en", "t", "l"))
    assert told.questions[0]["scoring"] == "mapping"
    [remark] = told.remarks
    assert "exact" in remark.of("en")
    kept = moodle(asked("multichoice", option("a", "100") + option("b", "0") + tag))
    assert import_questions("bank.xml", kept, Target("en", "t", "l")).remarks == []
