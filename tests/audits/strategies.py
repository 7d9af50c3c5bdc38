"""Random checklists and visits for the property tests: every kind, role, cap, condition and state can come up."""

from typing import Any

from hypothesis import strategies as st

KINDS = ("yes-no", "choice", "multi-choice", "scale", "number", "timer", "text")
DIMENSIONS = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
BANDS = [
    {"key": "poor", "from": "0", "to": "60"},
    {"key": "fair", "from": "60", "to": "90"},
    {"key": "good", "from": "90", "to": "100"},
]
WEIGHTS = st.sampled_from(["0", "0.1", "0.5", "1", "1.5", "2", "3", "7", "33.333333"])
SHARES = st.sampled_from(["0", "0.1", "0.25", "0.333333", "0.5", "0.7", "0.8995", "1"])
MILLISECONDS = st.integers(0, 30_000)

KIND_FIELDS: dict[str, dict[str, Any]] = {
    "yes-no": {},
    "choice": {"options": [{"key": key, "score": s} for key, s in (("a", "1"), ("b", "0.3"), ("c", "0"))]},
    "multi-choice": {"options": [{"key": key, "good": key != "d"} for key in "abcd"]},
    "scale": {"scale": {"min": 1, "max": 7}},
    "number": {
        "number": {
            "min": "0",
            "max": "50",
            "integer": False,
            "steps": [{"up_to": "3", "score": "1"}, {"up_to": "9.5", "score": "0.6"}, {"up_to": None, "score": "0"}],
        }
    },
    "text": {},
}


@st.composite
def items(draw: st.DrawFn, key: str, earlier: list[dict[str, Any]], *, is_plain: bool) -> dict[str, Any]:
    kind = draw(st.sampled_from(KINDS))
    item = {
        "key": key,
        "kind": kind,
        "weight": "0" if kind == "text" else draw(WEIGHTS),
        "role": "scored",
        "penalty": None,
        "dimension": draw(st.sampled_from(DIMENSIONS)),
        "kano": draw(st.sampled_from(["must", "more", "delight"])),
        "topic": "topic",
        "severity": draw(st.sampled_from(["minor", "major", "critical"])),
        "finding_below": draw(SHARES),
        "critical": [],
        "na": {"allowed": True},
        "show_if": None,
        "not_for": [],
        **KIND_FIELDS.get(kind, {}),
    }
    if kind == "yes-no":
        item["good"] = draw(st.sampled_from(["yes", "no"]))
    if kind == "timer":
        item["timer"] = draw(timers())
    if kind != "text":
        item["role"] = draw(st.sampled_from(["scored", "scored", "scored", "bonus", "penalty"]))
        item["penalty"] = draw(WEIGHTS) if item["role"] == "penalty" else None
    if not is_plain:
        item["critical"] = draw(st.lists(criticals(kind), max_size=1)) if kind != "text" else []
        item["not_for"] = draw(st.sampled_from([[], [], [], ["kiosk"]]))
        item["show_if"] = draw(st.none() | conditions(earlier)) if earlier else None
    return item


@st.composite
def timers(draw: st.DrawFn) -> dict[str, Any]:
    graded = {"full_s": draw(st.sampled_from(["3", "5.5"])), "zero_s": draw(st.sampled_from(["10", "12.7"]))}
    return {
        "limit_s": draw(st.sampled_from(["5", "10"])),
        "tap_error_s": draw(st.sampled_from(["0", "0.5"])),
        "borderline": draw(st.sampled_from(["pass", "fail"])),
        "graded": draw(st.sampled_from([None, graded])),
    }


@st.composite
def criticals(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    level = draw(st.sampled_from(["section", "total", "knock-out"]))
    caps = {"section": SHARES, "total": st.sampled_from(["0", "33.333333", "59.95", "90"]), "knock-out": st.none()}
    named = {"yes-no": ["no"], "choice": ["b", "c"], "multi-choice": ["d"]}.get(kind)
    return {"level": level, "cap": draw(caps[level]), "when": draw(st.sampled_from([None, named]))}


@st.composite
def conditions(draw: st.DrawFn, earlier: list[dict[str, Any]]) -> dict[str, Any]:
    item = draw(st.sampled_from(earlier))
    key = item["key"]
    by_kind: dict[str, list[dict[str, Any]]] = {
        "yes-no": [{"eq": [key, "yes"]}, {"in": [key, ["no"]]}, {"count": {"of": [key], "eq": "no", "at_least": 1}}],
        "choice": [{"eq": [key, "b"]}, {"in": [key, ["a", "c"]]}],
        "multi-choice": [{"has": [key, "a"]}],
        "scale": [{"eq": [key, "3"]}, {"gte": [key, "4"]}, {"lt": [key, "2"]}],
        "number": [{"gt": [key, "9.5"]}, {"lte": [key, "3"]}],
    }
    simple = draw(st.sampled_from([*by_kind.get(item["kind"], []), {"answered": key}]))
    wrapped = [simple, {"not": simple}, {"any": [simple, {"answered": key}]}, {"all": [simple]}]
    return draw(st.sampled_from(wrapped))


@st.composite
def documents(draw: st.DrawFn, *, is_plain: bool = False) -> dict[str, Any]:
    """Draw a checklist; a plain one has neither critical rules nor conditions nor tags nor minimums."""
    sections, earlier = [], []
    for n in range(draw(st.integers(1, 3))):
        row = []
        for m in range(draw(st.integers(1, 4))):
            row.append(draw(items(f"i{n}-{m}", list(earlier), is_plain=is_plain)))
            earlier.append(row[-1])
        sections.append(
            {
                "key": f"s{n}",
                "touchpoint": draw(st.sampled_from(["greeting", "checkout"])),
                "weight": draw(WEIGHTS),
                "minimum": None if is_plain else draw(st.none() | SHARES),
                "bonus_cap": draw(st.sampled_from(["section", "none"])),
                "items": row,
            }
        )
    scoring = {
        "mode": draw(st.sampled_from(["points", "section"])),
        "cap_total_100": draw(st.booleans()),
        "coverage_min": draw(SHARES),
        "knock_out_prints": draw(st.sampled_from(["keep", "zero"])),
        "bands": BANDS,
    }
    return {"key": "random", "kind": "covert", "scoring": scoring, "sections": sections}


@st.composite
def runs(draw: st.DrawFn) -> dict[str, Any]:
    mono = draw(MILLISECONDS)
    wall = max(0, mono + draw(st.sampled_from([0, 0, 1, -999, 1000, 1001, 9000, -9000])))
    start = {"wall_ms": 1_767_225_600_000, "mono_ms": 77}
    stop = {"wall_ms": start["wall_ms"] + wall, "mono_ms": 77 + mono}
    return {"started": start, "stopped": stop, "was_hidden": draw(st.booleans())}


@st.composite
def answers(draw: st.DrawFn, item: dict[str, Any]) -> dict[str, Any]:
    response: dict[str, Any] = {"item": item["key"], "state": "answered"}
    match item["kind"]:
        case "yes-no":
            response["value"] = draw(st.sampled_from(["yes", "no"]))
        case "choice":
            response["value"] = draw(st.sampled_from("abc"))
        case "multi-choice":
            groups = draw(st.lists(st.sampled_from(["chosen", "not_applicable", ""]), min_size=3, max_size=3))
            value = {name: [key for key, group in zip("abd", groups, strict=True) if group == name] for name in groups}
            response["value"] = {"chosen": value.get("chosen", []), "not_applicable": value.get("not_applicable", [])}
        case "scale":
            response["value"] = draw(st.integers(1, 7))
        case "number":
            response["value"] = draw(st.sampled_from(["0", "3", "3.000001", "9.5", "9.6", "50"]))
        case "text":
            response["value"] = draw(st.sampled_from(["", "干净"]))
        case "timer":
            response["timer"] = {"runs": draw(st.lists(runs(), min_size=1, max_size=4))}
    return response


@st.composite
def visits(draw: st.DrawFn, *, is_plain: bool = False) -> tuple[dict[str, Any], list[dict[str, Any]], list[str]]:
    """Draw a checklist, responses that fit it, and the tags of a store."""
    document = draw(documents(is_plain=is_plain))
    responses = []
    for item in items_of(document):
        state = draw(st.sampled_from(["answered"] * 5 + ["na_shopper", "not_observed", "unanswered", ""]))
        if state == "answered":
            responses.append(draw(answers(item)))
        elif state:
            responses.append({"item": item["key"], "state": state, "reason": "closed"})
    return document, responses, draw(st.sampled_from([[], ["kiosk"]]))


def items_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for section in document["sections"] for item in section["items"]]
