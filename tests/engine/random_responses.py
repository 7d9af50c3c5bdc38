"""Random responses to a checklist: such as fit it, such as almost do, and such as no form would ever send."""

from random import Random
from typing import Any

from tests.engine.random_checklists import TAGS, Json, answer_keys, decimal

# JSON of every type. Fractions without a fractional part (3.0) are left out: JSON has one type of number, Python has two.
JUNK: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 7, 2.5, -0.125, 2**53 - 1, 2**53, -(2**53), 10**20),
    *(
        "",
        " ",
        "yes",
        "no",
        "option-0",
        "1",
        "-0",
        "2.50",
        "1e3",
        "１",
        "1\n",
        "NaN",
        "__proto__",
        "constructor",
        "好🙂",
    ),
    *([], ["option-0"], ["option-0", "option-0"], ["photo-1", 1, "photo-1"], [None], {}, {"chosen": []}, {"runs": []}),
)
CHOICES = (
    *({"chosen": None}, {"chosen": {}}, {"chosen": ["option-1", "option-1"]}, {"chosen": [0]}, {"chosen": ["ghost"]}),
    *({"chosen": ["option-1", "option-0"], "not_applicable": ["option-0", "option-1"]}, {"not_applicable": ["ghost"]}),
    *({"not_applicable": [f"option-{n}" for n in range(most)]} for most in (2, 3, 4, 5)),
)
TIMERS = (None, [], {}, {"runs": None}, {"runs": []}, {"runs": {}}, {"runs": [None]}, {"runs": [{}]}, {"runs": "1"})
# White space by one reckoning or another; U+FEFF and U+200B are none.
TEXTS = ("", " ", "\t\n", "\u3000", "\x85", "\x1c", "\u2028", "\ufeff", "\u200b", "\xa0 \u205f", "ok", " 好 ", None)
STATES = ("answered",) * 12 + ("na_shopper", "na_shopper", "not_observed", "unanswered")


def make_responses(rng: Random, document: Json, *, is_spoiled: bool) -> tuple[Any, list[str]]:
    """Answer most items of a document in any order; return the responses and the tags of the store."""
    tags = some_tags(rng)
    items = [item for section in document["sections"] for item in section["items"]]
    responses = [_response(rng, item) for item in items if rng.random() < 0.93]
    rng.shuffle(responses)
    return (_spoil(rng, responses) if is_spoiled else responses), tags


def some_tags(rng: Random) -> list[str]:
    return rng.sample(TAGS, rng.choice((0, 0, 0, 1, 2)))


def _response(rng: Random, item: Json) -> Json:
    response: Json = {"item": item["key"], "state": rng.choice(STATES)}
    if rng.random() < 0.7:
        response["note"] = rng.choice(TEXTS)
    if response["state"] == "na_shopper" or rng.random() < 0.1:
        response["reason"] = rng.choice(TEXTS)
    if rng.random() < 0.5:
        photos = [f"photo-{rng.randint(0, 300)}" for _ in range(rng.randint(0, item["evidence"]["max"] + 1))]
        response["photos"] = photos
    if item["kind"] == "timer":
        response["timer"] = {"runs": [_run(rng) for _ in range(rng.choice((1, 1, 2, 3, 5)))]}
    elif item["kind"] != "photo":
        response["value"] = _value(rng, item)
    return response


def _value(rng: Random, item: Json) -> Any:
    match item["kind"]:
        case "yes-no" | "choice":
            return rng.choice(answer_keys(item))
        case "multi-choice":
            groups = {key: rng.choice(("chosen", "chosen", "not_applicable", "")) for key in answer_keys(item)}
            value = {name: [key for key, at in groups.items() if at == name] for name in ("chosen", "not_applicable")}
            return {name: keys for name, keys in value.items() if keys or rng.random() < 0.5}
        case "scale":
            return rng.randint(item["scale"]["min"], item["scale"]["max"])
        case "number":
            steps = [step["up_to"] for step in item["number"]["steps"] or () if step["up_to"] is not None]
            return rng.choice([decimal(rng, 0, 72), str(rng.randint(0, 72)), *steps])
    return rng.choice(("", "干净", "clean"))


def _run(rng: Random) -> Json:
    mono = rng.choice((rng.randint(0, 20_000), 10_000, 9_292, 9_293, 10_707, 10_708))
    wall = mono + rng.choice((0, 0, 1, -1000, 1000, 1001, -1001, 9000, -9000))
    start = {"wall_ms": rng.choice((1_767_225_600_000, 0, -1)), "mono_ms": rng.randint(0, 10**6)}
    stop = {"wall_ms": start["wall_ms"] + wall, "mono_ms": start["mono_ms"] + mono}
    return {"started": start, "stopped": stop, "was_hidden": rng.random() < 0.4}


def _spoil(rng: Random, responses: list[Any]) -> Any:
    if rng.random() < 0.03:
        return rng.choice(JUNK)
    for _ in range(rng.randint(1, 6)):
        if not responses or rng.random() < 0.15:
            responses.insert(rng.randint(0, len(responses)), rng.choice(JUNK))
            continue
        n = rng.randrange(len(responses))
        if not isinstance(responses[n], dict) or rng.random() < 0.1:
            responses.insert(rng.randint(0, len(responses)), rng.choice(responses))
        elif "timer" in responses[n] and rng.random() < 0.7:
            responses[n] = {**responses[n], "timer": _spoil_timer(rng, responses[n]["timer"])}
        elif isinstance(responses[n].get("value"), dict) and rng.random() < 0.7:
            responses[n] = {**responses[n], "value": rng.choice(CHOICES)}
        else:
            names = ("item", "state", "value", "value", "value", "note", "reason", "photos", "timer")
            responses[n] = {**responses[n], rng.choice(names): rng.choice(JUNK)}
    return responses


def _spoil_timer(rng: Random, timer: Any) -> Any:
    if (
        not isinstance(timer, dict)
        or not isinstance(timer.get("runs"), list)
        or not timer["runs"]
        or rng.random() < 0.2
    ):
        return rng.choice(TIMERS)
    runs = [*timer["runs"]]
    n = rng.randrange(len(runs))
    run = runs[n]
    way = rng.random()
    if way < 0.15 or not isinstance(run, dict):
        return {"runs": [run] * 21}
    if way < 0.3:
        runs[n] = {**run, "started": run.get("stopped"), "stopped": run.get("started")}
    elif way < 0.6:
        end = rng.choice(("started", "stopped"))
        inner = run.get(end)
        clock = rng.choice(("wall_ms", "mono_ms"))
        runs[n] = {**run, end: {**inner, clock: rng.choice(JUNK)} if isinstance(inner, dict) else rng.choice(JUNK)}
    else:
        runs[n] = {**run, rng.choice(("started", "stopped", "was_hidden")): rng.choice(JUNK)}
    return {"runs": runs}
