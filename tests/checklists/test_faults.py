"""Each kind of fault in a checklist is found, on the line where an author has to go: that marked `# !`, else the first changed."""

from collections.abc import Callable
from typing import Any

import pytest

from api.checklists.source import Fault

Load = Callable[[str], tuple[dict[str, Any] | None, list[Fault]]]
ITEM = "title: {zh-Hans: 问, en: Ask}\n        standard: {zh-Hans: 好, en: Good}\n        dimension: empathy\n        topic: greeting"

SHAPE = [
    ("key: small\n", "key: Small Talk # !\n", "key: Use lower-case letters"),
    ("kind: covert\n", "kind: secret # !\n", "kind: Use one of: covert, announced."),
    ("title: {zh-Hans: 小样, en: Small}", "title: {zh-Hans: 小样} # !", "title.en: This is missing."),
    ("title: {zh-Hans: 小样, en: Small}", "title: {zh-Hans: '  ', en: Small} # !", "title.zh-Hans: The text is empty."),
    ("title: {zh-Hans: 小样, en: Small}", "title: Small # !", "title: Write a mapping of fields."),
    ("minutes: 5", "minutes: 5\nminute: 5 # !", "minute: There is no such field."),
    ("minutes: 5", "minutes: five # !", "minutes: Write a whole number."),
    ("minutes: 5", "minutes: 0123 # !", "minutes: Write a whole number."),
    ("minutes: 5", "minutes: 0 # !", "minutes: The number is below 1."),
    ("scoring:\n", "scoring:\n  cap_total_100: yes # !\n", "scoring.cap_total_100: Write true or false."),
    ("scoring:\n", "scoring:\n  coverage_min: 80% # !\n", "scoring.coverage_min: Write a decimal number"),
    ("scoring:\n", "scoring:\n  coverage_min: 1.1 # !\n", "scoring.coverage_min: The number is above 1."),
    ("score: 1.0}", "score: 1.5} # !", "sections[0].items[1].options[0].score: The number is above 1."),
    ("key: seen\n", "key: seen\n        weight: 1e3 # !\n", "sections[0].items[2].weight: Write a decimal number"),
    ("show_if: {all", "show_if: {every", "show_if: There is no operator 'every'."),
    ("{eq: [way, bad]}", "{eq: [way]}", "show_if.all[0].eq: Write a list of two"),
    (
        "show_if: {all: [{eq: [way, bad]}, {gt: [queue, 3]}]}",
        "show_if: {} # !",
        "A condition is a mapping with exactly one",
    ),
    ("{gt: [queue, 3]}", "{gt: [queue, three]}", "show_if.all[1].gt: Write a decimal number"),
    ("{gt: [queue, 3]}", "{count: {of: [on, on], eq: yes, at_least: 1}}", "An item is counted twice."),
    ("{gt: [queue, 3]}", "{count: {of: [on, way], eq: yes, at_least: 3}}", "The number is above 2."),
]

MEANING = [
    (
        "  - key: passer-by",
        "  - key: passer-by\n    mood: {zh-Hans: 好, en: Good} # !\n  - key: passer-by",
        "There is no such field.",
    ),
    ("    never: [", "    never: [] # !\n  #", "scenarios[0].never: At least one is needed."),
    ("key: picture\n", "key: picture\n        pains: [long-queue] # !\n", "pains[0]: Use one of: uneven-awareness,"),
    (
        "key: picture\n",
        "key: picture\n        pains: [long-process, long-process] # !\n",
        "pains[1]: 'long-process' is named twice.",
    ),
    ("key: small\n", "key: other # !\n", "The key is 'other' but the folder is called 'small'."),
    ("key: low, from: 0,", "key: low, from: 1,", "scoring.bands[0].from: The bands must cover 0 to 100"),
    ("from: 60, to: 100", "from: 61, to: 100", "scoring.bands[1].from: The bands must cover 0 to 100 without gap"),
    ("from: 60, to: 100", "from: 50, to: 100", "scoring.bands[1].from: The bands must cover 0 to 100 without gap"),
    ("from: 60, to: 100", "from: 60, to: 99.9", "scoring.bands[1].to: The last band must end at 100."),
    ("from: 60, to: 100", "from: 60, to: 60", "scoring.bands[1].to: The band ends before it begins."),
    ("key: high, from", "key: low, from", "scoring.bands[1].key: There is already a band with the key 'low'."),
    ("key: second\n", "key: first # !\n", "sections[1].key: There is already a section with the key 'first'."),
    ("key: words\n", "key: on # !\n", "sections[1].items[3].key: There is already an item with the key 'on'."),
    ("{key: bad, title", "{key: fine, title", "options[1].key: There is already an option with the key 'fine'."),
    ("key: on\n", "key: on\n        options: [{key: a, title: {zh-Hans: 甲, en: A}}] # !\n", "yes-no has no options."),
    (
        "        scale: {min: 1",
        "        number: # !\n          unit: {zh-Hans: 个, en: pcs}\n        scale: {min: 1",
        "no number.",
    ),
    (
        "key: way\n",
        "key: way\n        good: yes # !\n",
        "sections[0].items[1].good: An item of kind choice has no good.",
    ),
    ("scale: {min: 1, max: 5,", "scale: {min: 5, max: 5,", "scale.max: The scale ends before it begins."),
    (", score: 1.0}", "} # !", "options[0]: An option of a choice needs score."),
    ("good: false}", "good: false, score: 1} # !", "options[1].score: An option of a multi-choice has no score."),
    (
        "options:\n          - {key: left, title: {zh-Hans: 左, en: Left}}",
        "options: # !\n          - {key: left, title: {zh-Hans: 左, en: Left}, good: false}",
        "options: A multi-choice needs at least one good option.",
    ),
    ("min: 0\n          max: 60", "min: 60\n          max: 60 # !", "number.max: The range ends before it begins."),
    ("{up_to: 3, score: 1}", "{up_to: null, score: 1} # !", "number.steps[0].up_to: The last step, and only the last"),
    ("{up_to: null, score: 0}", "{up_to: 9, score: 0} # !", "number.steps[1].up_to: The last step, and only the last"),
    (
        "- {up_to: 3, score: 1}",
        "- {up_to: 3, score: 1}\n            - {up_to: 3, score: 0} # !",
        "The steps must ascend.",
    ),
    ("full_s: 10, zero_s: 30", "full_s: 30, zero_s: 30", "timer.graded.zero_s: zero_s must be later than full_s."),
    (
        "role: penalty\n        penalty: 5\n",
        "role: scored\n        penalty: 5 # !\n",
        "penalty: Only an item with the role penalty has a penalty.",
    ),
    ("role: penalty\n        penalty: 5\n", "role: penalty # !\n", "role: An item with the role penalty needs penalty"),
    (
        "key: words\n",
        "key: words\n        weight: 1 # !\n",
        "The weight of an item of kind text is 0: it has no score.",
    ),
    (
        "key: words\n",
        "key: words\n        role: bonus # !\n",
        "It cannot be a bonus: an item of kind text has no score.",
    ),
    ("key: words\n", "key: words\n        critical: [{level: knock-out}] # !\n", "this item has no score; say when."),
    ("cap: 0.50,", "cap: 50,", "critical[0].cap: The cap of a section is a share from 0 to 1."),
    ("cap: 0.50, ", "", "critical[0]: A critical rule of level section needs a cap."),
    ("level: section", "level: knock-out", "critical[0].cap: A knock-out has no cap."),
    ("when: [bad]", "when: [worse]", "critical[0].when[0]: There is no option 'worse'; it takes fine, bad."),
    (
        "required_on: [no]",
        "required_on: [never]",
        "evidence.required_on[0]: There is no option 'never'; it takes yes, no.",
    ),
    ("note_on: [no]", "note_on: [no, no]", "evidence.note_on[1]: 'no' is named twice."),
    ("required_on: [no]", "required_on: [no], max: 0", "A photo is required but none is allowed."),
    ("required_on: [no]", "min: 7", "evidence.min: More photos are required than allowed."),
    ("key: feel\n", "key: feel\n        evidence: {note_on: ['1']} # !\n", "an item of kind scale takes none here."),
    (
        "key: watch\n",
        "key: watch\n        evidence: {note_on: [slow]} # !\n",
        "There is no option 'slow'; it takes fail.",
    ),
    ("key: picture\n", "key: picture\n        evidence: {max: 0} # !\n", "More photos are required than allowed."),
    ("key: picture\n", "key: picture\n        not_for: [a, a] # !\n", "not_for[1]: 'a' is named twice."),
    ("{eq: [way, bad]}", "{eq: [words, bad]}", "show_if.all[0].eq: The condition refers to its own item."),
    ("{eq: [way, bad]}", "{eq: [picture, bad]}", "show_if.all[0].eq: No earlier item has the key 'picture'."),
    ("{eq: [way, bad]}", "{eq: [way, worse]}", "show_if.all[0].eq: 'way' is never answered with 'worse'."),
    ("{eq: [way, bad]}", "{eq: [feel, 6]}", "show_if.all[0].eq: 'feel' is never answered with '6'."),
    ("{eq: [way, bad]}", "{in: [way, [fine, worse]]}", "show_if.all[0].in: 'way' is never answered with 'worse'."),
    ("{eq: [way, bad]}", "{has: [seen, up]}", "show_if.all[0].has: 'seen' is never answered with 'up'."),
    ("{eq: [way, bad]}", "{has: [way, bad]}", "'has' cannot be asked about 'way', which is of kind choice."),
    ("{eq: [way, bad]}", "{gt: [way, 1]}", "'gt' cannot be asked about 'way', which is of kind choice."),
    ("{eq: [way, bad]}", "{eq: [queue, 1]}", "'eq' cannot be asked about 'queue', which is of kind number."),
    ("{gt: [queue, 3]}", "{gt: [queue, 60]}", "show_if: The item can never be shown"),
    ("{gt: [queue, 3]}", "{eq: [way, fine]}", "show_if: The item can never be shown"),
]


@pytest.mark.parametrize(("old", "new", "message"), [*SHAPE, *MEANING])
def test_a_fault_is_found_on_its_line(small: str, load: Load, old: str, new: str, message: str) -> None:
    assert old in small
    broken = small.replace(old, new, 1)
    document, faults = load(broken)
    assert document is None
    marked = [number for number, line in enumerate(broken.splitlines(), 1) if line.endswith("# !")]
    first_changed = small[: small.index(old)].count("\n") + 1
    assert [fault.line for fault in faults if message in fault.message] == (marked or [first_changed]), faults


def test_the_printed_fault_can_be_clicked(small: str, load: Load) -> None:
    _, faults = load(small.replace("minutes: 5", "minutes: five"))
    assert str(faults[0]).endswith("small/checklist.yaml:5: minutes: Write a whole number.")


def test_all_faults_of_a_file_are_told_at_once(small: str, load: Load) -> None:
    _, faults = load(small.replace("minutes: 5", "minutes: five").replace("kind: timer", "kind: watch"))
    assert [fault.line for fault in faults] == [5, 75]


def test_a_part_that_a_kind_needs_is_asked_for(small: str, load: Load) -> None:
    _, faults = load(small.replace("kind: yes-no\n        title", "kind: scale\n        title", 1))
    assert "An item of kind scale needs scale." in [fault.message.split(": ", 1)[1] for fault in faults]


def test_a_checklist_that_scores_nothing_is_refused(load: Load, small: str) -> None:
    head = small[: small.index("      - key: on\n")]
    _, faults = load(f"{head}      - key: words\n        kind: text\n        {ITEM}\n")
    assert [fault.message for fault in faults] == ["sections: No item is scored: the weights add up to 0."]


def test_a_section_whose_minimum_nothing_can_reach_is_refused(load: Load, small: str) -> None:
    extra = (
        "  - key: third\n    touchpoint: conduct\n    minimum: 0.5\n    title: {zh-Hans: 三, en: Third}\n    items:\n"
    )
    _, faults = load(f"{small}{extra}      - key: more\n        kind: text\n        {ITEM}\n")
    assert [fault.message for fault in faults] == ["sections[2].minimum: The section has a minimum but no scored item."]


def test_an_item_that_hangs_on_a_hidden_item_is_unreachable(load: Load, small: str) -> None:
    late = f"      - key: late\n        kind: text\n        {ITEM}\n"
    document, _ = load(f"{small}{late}        show_if: {{answered: words}}\n")
    assert document is not None
    _, faults = load(f"{small}{late}        show_if: {{all: [{{answered: words}}, {{eq: [way, fine]}}]}}\n")
    assert "can never be shown" in faults[0].message


def test_a_covert_checklist_without_a_scenario_is_refused_and_an_announced_one_is_not(load: Load, small: str) -> None:
    start, end = small.index("scenarios:"), small.index("scoring:")
    bare = small[:start] + small[end:]
    _, faults = load(bare)
    assert [(fault.line, "needs at least one scenario" in fault.message) for fault in faults] == [(2, True)]
    document, faults = load(bare.replace("kind: covert", "kind: announced"))
    assert faults == []
    assert document is not None
    assert document["scenarios"] == []


def test_two_scenarios_with_one_key_are_a_fault(load: Load, small: str) -> None:
    start, end = small.index("  - key: passer-by"), small.index("scoring:")
    _, faults = load(small[:end] + small[start:end] + small[end:])
    assert [fault.message for fault in faults] == [
        "scenarios[1].key: There is already a scenario with the key 'passer-by'."
    ]
