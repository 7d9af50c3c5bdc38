"""A QTI item earns here what it earns there; what would earn something else needs its author or is said."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.courses.question_grammar import RULES, QuestionSchema
from api.i18n import LANGUAGES
from api.interchange.draft import Accepted, NumberRange
from api.interchange.into_course import Target, questions_of
from api.interchange.qti import read_qti
from api.quizzes.marking import mark

WATER = """<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="choiceMultiple" title="Composition of Water">
<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="identifier">
<correctResponse><value>H</value><value>O</value></correctResponse>
<mapping lowerBound="0" upperBound="2" defaultValue="-2"><mapEntry mapKey="H" mappedValue="1"/>
<mapEntry mapKey="O" mappedValue="1"/><mapEntry mapKey="Cl" mappedValue="-1"/></mapping></responseDeclaration>
<itemBody><choiceInteraction responseIdentifier="RESPONSE" maxChoices="0"><prompt>Which make up water?</prompt>
<simpleChoice identifier="H">Hydrogen</simpleChoice><simpleChoice identifier="He">Helium</simpleChoice>
<simpleChoice identifier="C">Carbon</simpleChoice><simpleChoice identifier="O">Oxygen</simpleChoice>
<simpleChoice identifier="N">Nitrogen</simpleChoice><simpleChoice identifier="Cl">Chlorine</simpleChoice></choiceInteraction></itemBody>
<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/></assessmentItem>"""
ENTRY = '<p>It is <qti-text-entry-interaction response-identifier="RESPONSE"/>.</p>'


def reasons(found) -> list[str]:
    return [remark.of("en") for remark in found.remarks]


def item(body: str, declaration: str, template: str = "match_correct", more: str = "") -> bytes:
    return f"""<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="t">
<qti-response-declaration identifier="RESPONSE" {declaration}</qti-response-declaration><qti-item-body>{body}</qti-item-body>
<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/{template}.xml"/>{more}
</qti-assessment-item>""".encode()


def choice(*keys: str, attributes: str = 'max-choices="0"') -> str:
    choices = "".join(f'<qti-simple-choice identifier="{key}">Text {key}</qti-simple-choice>' for key in keys)
    return (
        f'<qti-choice-interaction response-identifier="RESPONSE" {attributes}><qti-prompt>Which?</qti-prompt>{choices}'
        "</qti-choice-interaction>"
    )


def right(*values: str) -> str:
    return (
        f"<qti-correct-response>{''.join(f'<qti-value>{value}</qti-value>' for value in values)}</qti-correct-response>"
    )


def mapped(entries: dict[str, str], attributes: str = "") -> str:
    lines = "".join(f'<qti-map-entry map-key="{key}" mapped-value="{value}"/>' for key, value in entries.items())
    return f"<qti-mapping {attributes}>{lines}</qti-mapping>"


def as_course(data: bytes) -> dict:
    """Give the question as it is marked: read, written into a course, translated, read from there."""
    [draft] = read_qti(data).drafts
    [made] = questions_of([draft], Target("en", "water", "water"))
    question = QuestionSchema().load(translated(made))
    return {"scoring": RULES[draft.kind][0], **question}


def translated(node):
    """Fill in the language that the file does not hold."""
    if isinstance(node, dict) and set(node) == set(LANGUAGES):
        return dict.fromkeys(LANGUAGES, node["en"] or "-")
    if isinstance(node, dict):
        return {key: translated(value) for key, value in node.items()}
    return [translated(value) for value in node] if isinstance(node, list) else node


def earned(question: dict, *texts: str) -> Decimal:
    keys = {option["text"]["en"]: option["key"] for option in question["options"]}
    share = mark(question, {"choices": [keys[text] for text in texts]}).share
    assert share is not None
    return share


@pytest.mark.parametrize(
    ("chosen", "share"),
    [
        (["Hydrogen", "Oxygen"], "1"),
        (["Hydrogen"], "0.5"),
        (["Hydrogen", "Oxygen", "Chlorine"], "0.5"),
        (["Hydrogen", "Oxygen", "Helium", "Carbon", "Nitrogen"], "0"),
        (["Hydrogen", "Oxygen", "Helium"], "0"),
    ],
)
def test_what_no_entry_names_counts_the_default_value_between_the_bounds(chosen, share):
    assert earned(as_course(WATER.encode()), *chosen) == Decimal(share)


def test_without_bounds_a_sum_may_fall_below_nothing_and_best_is_everything():
    data = item(
        choice("a", "b", "c"),
        f'cardinality="multiple" base-type="identifier">{mapped({"a": "2", "b": "-1"})}',
        "map_response",
    )
    question = as_course(data)
    assert (earned(question, "Text a"), earned(question, "Text b")) == (1, Decimal("-0.5"))


@pytest.mark.parametrize("bounds", ['lower-bound="1"', 'upper-bound="ten"', 'default-value="NaN"'])
def test_bounds_that_have_no_counterpart_need_the_author(bounds):
    mapping = mapped({"a": "2", "b": "0"}, bounds)
    found = read_qti(item(choice("a", "b"), f'cardinality="multiple" base-type="identifier">{mapping}', "map_response"))
    assert found.drafts == ()
    assert "needs its author" in reasons(found)[0]


def test_the_template_says_whether_the_mapping_counts():
    declared = (
        f'cardinality="multiple" base-type="identifier">{right("a", "b")}{mapped({"a": "1", "b": "1", "c": "0"})}'
    )
    question = as_course(item(choice("a", "b", "c"), declared))
    assert question["scoring"] == "exact"
    assert earned(question, "Text a") == 0
    found = read_qti(
        item(choice("a", "b"), f'cardinality="multiple" base-type="identifier">{right("a")}', "map_response")
    )
    assert found.drafts == ()


def test_a_mapping_for_fewer_choices_than_there_are_is_said():
    data = item(
        choice("a", "b", "c", attributes='max-choices="2"'),
        f'cardinality="multiple" base-type="identifier">{mapped({"a": "1", "b": "1"})}',
        "map_response",
    )
    [reason] = reasons(read_qti(data))
    assert "2" in reason


def test_true_and_false_that_are_mapped_stay_what_they_earn():
    body = choice("t", "f", attributes='max-choices="1"').replace("Text t", "True").replace("Text f", "False")
    question = as_course(
        item(body, f'cardinality="single" base-type="identifier">{mapped({"t": "1", "f": "0.5"})}', "map_response")
    )
    assert (question["kind"], earned(question, "False")) == ("single", Decimal("0.5"))


ORDER = """<qti-order-interaction response-identifier="RESPONSE"><qti-prompt>In order?</qti-prompt>
<qti-simple-choice identifier="a">A</qti-simple-choice><qti-simple-choice identifier="b">B</qti-simple-choice>
</qti-order-interaction>"""


def pair(*lefts: str) -> str:
    def side(keys) -> str:
        choices = (
            f'<qti-simple-associable-choice identifier="{key}" match-max="1">{key}</qti-simple-associable-choice>'
            for key in keys
        )
        return f"<qti-simple-match-set>{''.join(choices)}</qti-simple-match-set>"

    return (
        '<qti-match-interaction response-identifier="RESPONSE"><qti-prompt>What to what?</qti-prompt>'
        f"{side(lefts)}{side(['x', 'y'])}</qti-match-interaction>"
    )


def test_match_correct_is_all_or_nothing_for_pairs_and_steps_too():
    ordered = as_course(item(ORDER, f'cardinality="ordered" base-type="identifier">{right("b", "a")}'))
    matched = as_course(item(pair("a", "b"), f'cardinality="multiple" base-type="directedPair">{right("a x", "b y")}'))
    assert (ordered["scoring"], matched["scoring"]) == ("exact", "exact")


@pytest.mark.parametrize(
    ("mapping", "rule"),
    [
        (mapped({"a x": "1", "b y": "1"}), "share"),
        (mapped({"a x": "1", "b y": "1"}, 'lower-bound="0" upper-bound="2"'), "share"),
        (mapped({"a x": "1", "b y": "2"}), None),
        (mapped({"a x": "1", "b y": "1", "a y": "-1"}), None),
        (mapped({"a x": "1", "b y": "1"}, 'upper-bound="1"'), None),
        (mapped({"a x": "1", "b y": "1"}, 'default-value="-1"'), None),
    ],
)
def test_pairs_that_earn_alike_are_shares_and_others_need_the_author(mapping, rule):
    declared = f'cardinality="multiple" base-type="directedPair">{right("a x", "b y")}{mapping}'
    found = read_qti(item(pair("a", "b"), declared, "map_response"))
    assert [draft.scoring for draft in found.drafts] == ([rule] if rule else [])


def test_two_rights_for_one_left_need_the_author():
    declared = f'cardinality="multiple" base-type="directedPair">{right("a x", "b y", "a y")}'
    assert read_qti(item(pair("a", "b"), declared)).drafts == ()


def entry(declared: str, template: str = "map_response"):
    return read_qti(item(ENTRY, declared, template))


def test_what_earns_most_earns_everything_also_if_it_is_more_than_one():
    found = entry(f'cardinality="single" base-type="string">{mapped({"York": "2", "New York": "1"})}')
    assert found.drafts[0].accepted == (Accepted("York"), Accepted("New York", Decimal("0.5")))


def test_answers_that_differ_by_capitals_only_need_the_author():
    found = entry(f'cardinality="single" base-type="string">{mapped({"York": "2", "york": "1"})}')
    assert found.drafts == ()
    assert "York" in reasons(found)[0]


def test_capitals_that_count_there_and_not_here_are_said():
    assert "apital" in reasons(entry(f'cardinality="single" base-type="string">{right("York")}', "match_correct"))[0]
    assert reasons(entry(f'cardinality="single" base-type="string">{right("十")}', "match_correct")) == []


def test_words_that_cost_something_need_the_author():
    assert entry(f'cardinality="single" base-type="string">{mapped({"ten": "1", "two": "-1"})}').drafts == ()


def test_a_typed_number_is_a_number():
    found = entry(f'cardinality="single" base-type="float">{right("2.5")}', "match_correct")
    [draft] = found.drafts
    assert (draft.kind, draft.ranges, found.remarks) == ("numeric", (NumberRange(Decimal("2.5"), Decimal("2.5")),), ())
    weighed = entry(f'cardinality="single" base-type="integer">{mapped({"10": "2", "9": "1"})}').drafts[0]
    assert [one.weight for one in weighed.ranges] == [1, Decimal("0.5")]
    assert entry(f'cardinality="single" base-type="float">{right("ten")}', "match_correct").drafts == ()


def test_a_picture_in_the_question_is_named():
    body = f'<p>Look: <img src="a.png" alt="x"/></p>{choice("a", "b")}'
    found = read_qti(item(body, f'cardinality="multiple" base-type="identifier">{right("a")}'))
    assert reasons(found) == ["Files inside the question were left out."]
    bold = read_qti(
        item(f"<p>Do <b>not</b>!</p>{choice('a', 'b')}", f'cardinality="multiple" base-type="identifier">{right("a")}')
    )
    assert "ormatting" in reasons(bold)[0]


def test_a_feedback_in_the_question_is_no_part_of_it():
    body = f'<qti-feedback-block identifier="x">It is a.</qti-feedback-block>{choice("a", "b")}'
    found = read_qti(item(body, f'cardinality="multiple" base-type="identifier">{right("a")}'))
    assert found.drafts[0].stem == "Which?"
    assert "It is a." in reasons(found)[0]


def test_areas_are_found_exactly_where_they_are_or_need_the_author():
    body = """<qti-hotspot-interaction response-identifier="RESPONSE" max-choices="0"><qti-prompt>Find it</qti-prompt>
    <img src="floor.png" width="400" height="200"/><qti-hotspot-choice identifier="A" shape="SHAPE" coords="40,20,80,60"/>
    </qti-hotspot-interaction>"""
    declared = f'cardinality="multiple" base-type="identifier">{right("A")}'
    [draft] = read_qti(item(body.replace("SHAPE", "rect"), declared)).drafts
    [made] = questions_of([draft], Target("en", "water", "water"))
    assert (made["scoring"], made["tolerance"]) == ("exact", "0")
    assert read_qti(item(body.replace("SHAPE", "ellipse"), declared)).drafts == ()
    assert read_qti(item(body.replace("SHAPE", "rect"), declared, "map_response")).drafts == ()


AMOUNT = st.decimals(-2, 3, places=1)


@given(
    scores=st.lists(st.none() | AMOUNT, min_size=2, max_size=5),
    default=AMOUNT,
    low=st.none() | st.decimals(-4, 0, places=1),
    high=st.none() | st.decimals("0.1", 5, places=1),
)
def test_whatever_a_mapping_says_is_summed_and_bounded_as_qti_does(scores, default, low, high):
    keys = "abcde"[: len(scores)]
    entries = {key: str(score) for key, score in zip(keys, scores, strict=True) if score is not None}
    bounds = "".join(
        f' {name}-bound="{value}"' for name, value in (("lower", low), ("upper", high)) if value is not None
    )
    mapping = mapped(entries, f'default-value="{default}"{bounds}')
    data = item(choice(*keys), f'cardinality="multiple" base-type="identifier">{mapping}', "map_response")
    each = [default if score is None else score for score in scores]
    best = min(sum(score for score in each if score > 0), 99 if high is None else high)
    if best <= 0:
        assert read_qti(data).drafts == ()
        return
    question = as_course(data)
    for count in range(1, len(each) + 1):
        for chosen in combinations(range(len(each)), count):
            total = sum(each[place] for place in chosen)
            total = total if low is None else max(low, total)
            total = total if high is None else min(high, total)
            got = earned(question, *(f"Text {keys[place]}" for place in chosen))
            assert abs(got - total / best) < Decimal("1e-9")
