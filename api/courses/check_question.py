"""Says what is wrong with one question beyond the shape of its fields. Pure: a question in, remarks out."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from api.checklists.check import Remark, repeated
from api.courses.question_grammar import PARTS, RULES

Question = Mapping[str, Any]


def check_question(question: Question) -> Iterator[Remark]:
    """Yield what is wrong with a question, each remark with its place in it."""
    kind = question["kind"]
    missing = [part for part, kinds in PARTS.items() if kind in kinds and part not in question]
    for part, kinds in PARTS.items():
        if kind not in kinds and part in question:
            yield (part,), f"A question of kind {kind} has no {part}."
    for part in missing:
        yield (), f"A question of kind {kind} needs {part}."
    rule = question.get("scoring", RULES[kind][0])
    if rule not in RULES[kind]:
        yield ("scoring",), f"A question of kind {kind} is marked by one of: {', '.join(RULES[kind])}."
    if ("mapping" in question) != (rule == "mapping"):
        yield ("mapping",), "Bounds (mapping) belong to the scoring 'mapping', and it needs them."
    if question["critical"] and kind == "open":
        yield ("critical",), "An open question is marked by hand; it cannot be critical."
    if not missing:
        yield from _CHECKS[kind](question)


def _check_options(question: Question) -> Iterator[Remark]:
    yield from repeated(question["options"], ("options",), "option")
    yield from _repeated_texts(question["options"], ("options",))
    if len(question["options"]) < 2:
        yield ("options",), "At least two options are needed."
    if question.get("scoring") == "mapping":
        yield from _check_mapped(question)
        return
    good = [option for option in question["options"] if option.get("good")]
    for index, option in enumerate(question["options"]):
        if "good" not in option:
            yield ("options", index), "Say whether the option is good."
        if "score" in option:
            yield ("options", index, "score"), "Scores belong to the scoring 'mapping'."
    if not good:
        yield ("options",), "No option is right."
    if question["kind"] == "single" and len(good) > 1:
        yield ("options",), "Only one option of a single question is right."


def _check_mapped(question: Question) -> Iterator[Remark]:
    for index, option in enumerate(question["options"]):
        if "good" in option:
            yield ("options", index, "good"), "With the scoring 'mapping' an option has a score instead."
    scores = [Decimal(option["score"]) for option in question["options"] if Decimal(option.get("score", "0")) > 0]
    best = max(scores, default=Decimal(0)) if question["kind"] == "single" else sum(scores, Decimal(0))
    high = Decimal(question.get("mapping", {}).get("high", "1"))
    if not scores:
        yield ("options",), "No option is right."
    elif best < high:
        yield ("mapping", "high"), f"Nobody can reach {high}: the options give {best} at most."


def _check_answer(_: Question) -> Iterator[Remark]:
    yield from ()


def _check_pairs(question: Question) -> Iterator[Remark]:
    yield from repeated(question["pairs"], ("pairs",), "pair")
    lefts = [{"text": pair["left"]} for pair in question["pairs"] if pair["left"] is not None]
    yield from _repeated_texts(lefts, ("pairs",))
    yield from _repeated_texts([{"text": pair["right"]} for pair in question["pairs"]], ("pairs",))
    if len(lefts) < 2:
        yield ("pairs",), "At least two pairs are needed."


def _check_steps(question: Question) -> Iterator[Remark]:
    yield from repeated(question["steps"], ("steps",), "step")
    yield from _repeated_texts(question["steps"], ("steps",))
    if len(question["steps"]) < 2:
        yield ("steps",), "At least two steps are needed."


def _check_number(question: Question) -> Iterator[Remark]:
    answers = question["number"]["answers"]
    for index, answer in enumerate(answers):
        place = ("number", "answers", index)
        has_range = answer["low"] is not None and answer["high"] is not None
        if (answer["value"] is None) == (not has_range) or (answer["low"] is None) != (answer["high"] is None):
            yield place, "Give a value, or low and high."
        elif has_range and Decimal(answer["low"]) > Decimal(answer["high"]):
            yield (*place, "high"), "The range ends before it begins."
    yield from _needs_whole(answers, ("number", "answers"))


def _check_accept(question: Question) -> Iterator[Remark]:
    seen: set[str] = set()
    for index, accepted in enumerate(question["accept"]):
        if accepted["text"].casefold() in seen:
            yield ("accept", index, "text"), f"{accepted['text']!r} is accepted already."
        seen.add(accepted["text"].casefold())
    yield from _needs_whole(question["accept"], ("accept",))


def _needs_whole(answers: list[Mapping[str, Any]], place: tuple[str, ...]) -> Iterator[Remark]:
    if all(Decimal(answer["weight"]) < 1 for answer in answers):
        yield place, "No answer is wholly right: give one the weight 1."


def _check_turns(question: Question) -> Iterator[Remark]:
    turns = question["turns"]
    yield from repeated(turns, ("turns",), "turn")
    reached = {turns[0]["key"]}
    for index, turn in enumerate(turns):
        place = ("turns", index)
        later = [other["key"] for other in turns[index + 1 :]]
        yield from repeated(turn["options"], (*place, "options"), "option")
        yield from _repeated_texts(turn["options"], (*place, "options"))
        if len(turn["options"]) < 2:
            yield (*place, "options"), "At least two sentences are needed to choose from."
        if all(Decimal(option["score"]) < 1 for option in turn["options"]):
            yield (*place, "options"), "No sentence is wholly right: give one the score 1."
        if turn["key"] not in reached:
            yield (*place, "key"), f"No sentence leads to the turn {turn['key']!r}."
        for position, option in enumerate(turn["options"]):
            if option["then"] is not None and option["then"] not in later:
                yield (*place, "options", position, "then"), f"No later turn is called {option['then']!r}."
            reached.add(option["then"])
        if question["exposure"] == "exam" and len({option["then"] for option in turn["options"]}) > 1:
            yield (
                (*place, "options"),
                "In an exam every sentence leads to the same turn, or the way tells which is right.",
            )


def _check_areas(question: Question) -> Iterator[Remark]:
    yield from repeated(question["areas"], ("areas",), "area")
    if question["picture"] is None:
        yield (), "A question of kind spot needs a picture."
    for index, area in enumerate(question["areas"]):
        place = ("areas", index)
        is_box = area["width"] is not None and area["height"] is not None
        if is_box == (area["radius"] is not None) or (area["width"] is None) != (area["height"] is None):
            yield place, "Give width and height, or a radius."
        elif is_box and (
            Decimal(area["x"]) + Decimal(area["width"]) > 100 or Decimal(area["y"]) + Decimal(area["height"]) > 100
        ):
            yield place, "The area reaches beyond the picture."


def _check_open(_: Question) -> Iterator[Remark]:
    yield from ()


def _repeated_texts(things: list[Any], place: tuple[str | int, ...]) -> Iterator[Remark]:
    for language in ("zh-Hans", "en"):
        seen: set[str] = set()
        for index, thing in enumerate(things):
            text = " ".join(thing["text"][language].split()).casefold()
            if text in seen:
                yield (*place, index), f"The same text ({language}) stands here twice."
            seen.add(text)


_CHECKS: Mapping[str, Callable[[Question], Iterator[Remark]]] = {
    "single": _check_options,
    "multiple": _check_options,
    "true-false": _check_answer,
    "match": _check_pairs,
    "order": _check_steps,
    "numeric": _check_number,
    "short-answer": _check_accept,
    "dialogue": _check_turns,
    "spot": _check_areas,
    "open": _check_open,
}
