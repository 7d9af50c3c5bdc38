"""Questions of a course as drafts in one language, with a remark for whatever a draft cannot hold."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from api.courses.question_grammar import RULES, QuestionSchema
from api.i18n import Lang, marked
from api.interchange.choices import scores_by
from api.interchange.draft import Accepted, Area, Bounds, Draft, Imported, NumberRange, Option, Pair, Remark
from api.interchange.truth import truth_options

DIALOGUE: Final = marked("“{key}” is a dialogue; no other system has those. It was left out.")
OWN_RULE: Final = marked(
    "“{key}” is marked by the rule “{rule}”, which is kept as a tag; another system may mark it otherwise."
)
FIXED: Final = marked("“{key}” has options that keep their place; elsewhere they may be shuffled.")
PICTURE: Final = marked("“{key}” shows the picture {file}; it has to be taken over by hand.")
_TAGS: Final = ("uuid", "key", "topic", "lesson", "exposure", "group")
# Rules that every format can say with the shares of its options, or that are the same everywhere.
_COMMON: Final = frozenset({"mapping", "share", "weights", "by-hand"})
_LONGEST: Final = QuestionSchema().fields["longest"].load_default
Question = Mapping[str, Any]


def drafts_of(questions: Iterable[Question], lang: Lang) -> Imported:
    """Make a draft of every question; `line` is its place in the course, from 1."""
    drafts: list[Draft] = []
    remarks: list[Remark] = []
    for place, question in enumerate(questions, 1):
        if question["kind"] == "dialogue":
            remarks.append(Remark(place, DIALOGUE, {"key": question["key"]}))
            continue
        drafts.append(_draft(place, question, lang))
        remarks += _losses(place, question)
    return Imported(tuple(drafts), tuple(remarks))


def _draft(place: int, question: Question, lang: Lang) -> Draft:
    tags = {name: str(question[name]) for name in _TAGS if question.get(name)}
    tags |= {"difficulty": str(question["difficulty"])} | ({"critical": "yes"} if question["critical"] else {})
    if question.get("source"):
        tags["source"] = question["source"][lang]
    tags |= _marking(question)
    if number := question.get("number"):
        tags |= {"unit": number["unit"][lang]} if number["unit"] else {}
        tags |= {"entry": "time"} if number["entry"] == "time" else {}
    return Draft(
        line=place,
        kind=question["kind"],
        title=question["key"],
        stem=question["stem"][lang],
        explanation=question["explanation"][lang],
        picture=question["picture"]["file"] if question.get("picture") else "",
        guide=question["guide"][lang] if "guide" in question else "",
        scoring=question.get("scoring", ""),
        tags=tags,
        **(_PARTS[question["kind"]](question, lang) if question["kind"] in _PARTS else {}),
    )


def _marking(question: Question) -> dict[str, str]:
    """Give what says how a question is marked and no other system holds."""
    tags = {"scoring": question["scoring"]} if len(RULES[question["kind"]]) > 1 else {}
    if bounds := question.get("mapping"):
        tags |= {"low": bounds["low"], "high": bounds["high"]}
    if question["kind"] in {"single", "multiple"}:
        fixed = [str(place) for place, option in enumerate(question["options"], 1) if option["fixed"]]
        tags |= {"fixed": ",".join(fixed)} if fixed else {}
    if question["kind"] == "open" and question["longest"] != _LONGEST:
        tags["longest"] = str(question["longest"])
    return tags


def _losses(place: int, question: Question) -> list[Remark]:
    key, found = question["key"], []
    is_plain = question["kind"] in {"single", "true-false"} and question["scoring"] == "exact"
    if question["scoring"] not in _COMMON and not is_plain:
        found.append(Remark(place, OWN_RULE, {"key": key, "rule": question["scoring"]}))
    if question["kind"] != "true-false" and any(option["fixed"] for option in question.get("options", ())):
        found.append(Remark(place, FIXED, {"key": key}))
    if question.get("picture"):
        found.append(Remark(place, PICTURE, {"key": key, "file": question["picture"]["file"]}))
    return found


def _options(question: Question, lang: Lang) -> dict[str, Any]:
    options = question["options"]
    scores, bounds = _scores(question)
    return {
        "bounds": bounds,
        "options": tuple(
            Option(option["text"][lang], score, option["explanation"][lang] if option["explanation"] else "")
            for option, score in zip(options, scores, strict=True)
        ),
    }


def _scores(question: Question) -> tuple[list[Decimal], Bounds | None]:
    """Give what each option earns, in the unit of the bounds; without them as shares of everything."""
    options, mapping = question["options"], question.get("mapping")
    if not mapping:
        return scores_by(question["scoring"], [option["good"] for option in options])
    scores = [Decimal(option.get("score", mapping["default"])) for option in options]
    return scores, Bounds(Decimal(mapping["low"]), Decimal(mapping["high"]))


def _truth(question: Question, _lang: Lang) -> dict[str, Any]:
    if "answer" in question:
        return {"options": truth_options(is_true=question["answer"])}
    return {
        "options": truth_options(
            is_true=any(option["key"] == "true" and option["good"] for option in question["options"])
        )
    }


def _pairs(question: Question, lang: Lang) -> dict[str, Any]:
    return {
        "pairs": tuple(
            Pair(pair["left"][lang] if pair["left"] else None, pair["right"][lang]) for pair in question["pairs"]
        )
    }


def _steps(question: Question, lang: Lang) -> dict[str, Any]:
    return {"steps": tuple(step["text"][lang] for step in question["steps"])}


def _number(question: Question, _lang: Lang) -> dict[str, Any]:
    return {"ranges": tuple(_range(answer) for answer in question["number"]["answers"])}


def _range(answer: Question) -> NumberRange:
    weight = Decimal(answer["weight"])
    if answer["value"] is None:
        return NumberRange(Decimal(answer["low"]), Decimal(answer["high"]), weight)
    value, tolerance = Decimal(answer["value"]), Decimal(answer["tolerance"])
    return NumberRange(value - tolerance, value + tolerance, weight)


def _accepted(question: Question, _lang: Lang) -> dict[str, Any]:
    return {"accepted": tuple(Accepted(one["text"], Decimal(one["weight"])) for one in question["accept"])}


def _areas(question: Question, lang: Lang) -> dict[str, Any]:
    def size(area: Question, name: str) -> Decimal | None:
        return None if area[name] is None else Decimal(area[name])

    return {
        "areas": tuple(
            Area(
                area["label"][lang],
                Decimal(area["x"]),
                Decimal(area["y"]),
                *(size(area, name) for name in ("width", "height", "radius")),
            )
            for area in question["areas"]
        )
    }


_PARTS: Final[dict[str, Callable[[Question, Lang], dict[str, Any]]]] = {
    "single": _options,
    "multiple": _options,
    "true-false": _truth,
    "match": _pairs,
    "order": _steps,
    "numeric": _number,
    "short-answer": _accepted,
    "spot": _areas,
}
