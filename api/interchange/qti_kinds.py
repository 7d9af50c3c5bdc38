"""The kinds of QTI interaction that have a counterpart, and the question each makes with the marks it gives."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from lxml.etree import _Element as Element

from api.i18n import marked
from api.interchange.choices import check_options
from api.interchange.draft import Accepted, Bounds, Draft, NumberRange, Option, Pair, Unreadable
from api.interchange.qti_areas import read_areas
from api.interchange.qti_item import Item, words, words_of
from api.interchange.qti_marking import MAP, MATCH, Marks, as_course_holds
from api.interchange.truth import truth_of, truth_options
from api.interchange.typed import amount, has_capitals
from api.quizzes.folding import fold

FEWER_CHOICES: Final = marked("At most {count} options may be chosen there; here it may be any number ({file}).")
CAPITALS: Final = marked("There capital and small letters are told apart; here they are marked alike ({file}).")
SAME_BUT_CAPITALS: Final = marked(
    "“{one}” and “{other}” earn different shares in {file}; here they are one answer. The question needs its author."
)


def _choice(item: Item) -> Draft:
    choices = item.interaction.findall("simplechoice") or item.interaction.findall("inlinechoice")
    is_single = item.declaration is None or item.declaration.get("cardinality", "single") == "single"
    marks, right = item.marks(), item.correct()
    keys = [choice.get("identifier", "") for choice in choices]
    if marks is None:
        bounds, share = None, Decimal(1) / (1 if is_single else max(len(right), 1))
        scores = [share * (key in right) for key in keys]
    else:
        bounds, scores = _mapped(item, marks, keys, is_single=is_single)
    options = tuple(
        Option(_label(choice), score, words_of(choice.findall("feedbackinline")))
        for choice, score in zip(choices, scores, strict=True)
    )
    check_options(item.line, options, is_single=is_single)
    kind = [truth_of(option.text) for option in options]
    if is_single and bounds is None and sorted(map(str, kind)) == ["False", "True"]:
        is_true = any(option.fraction > 0 and truth_of(option.text) for option in options)
        return Draft(line=item.line, kind="true-false", stem="", options=truth_options(is_true=is_true))
    return Draft(
        line=item.line,
        kind="single" if is_single else "multiple",
        stem="",
        options=options,
        bounds=bounds,
        scoring="exact" if bounds is None else "mapping",
    )


def _mapped(item: Item, marks: Marks, keys: list[str], *, is_single: bool) -> tuple[Bounds, list[Decimal]]:
    """Give what each option earns and the bounds of their sum, in a unit that a course can hold."""
    scores = [marks.of(key) for key in keys]
    bounds = marks.bounded(scores, is_single=is_single)
    factor = None if bounds is None else as_course_holds([*scores, bounds.low, bounds.high])
    if bounds is None or factor is None:
        raise item.needs_author()
    most = item.interaction.get("maxchoices", "0")
    if not is_single and most.isdecimal() and 0 < int(most) < len(keys):
        item.note(FEWER_CHOICES, count=most)
    return Bounds(bounds.low * factor, bounds.high * factor), [score * factor for score in scores]


def _label(choice: Element) -> str:
    """Give the words of a choice without its feedback."""
    return " ".join(
        f"{choice.text or ''}{''.join(_label(child) + (child.tail or '') for child in choice if child.tag != 'feedbackinline')}".split()
    )


def _order(item: Item) -> Draft:
    texts = {choice.get("identifier", ""): words(choice) for choice in item.interaction.findall("simplechoice")}
    right = item.correct()
    if item.template == MAP or sorted(right) != sorted(texts):
        raise item.needs_author()
    return Draft(line=item.line, kind="order", stem="", steps=tuple(texts[key] for key in right), scoring="exact")


def _match(item: Item) -> Draft:
    sets = item.interaction.findall("simplematchset")
    if len(sets) != 2:
        raise item.needs_author()
    left, right = ({node.get("identifier", ""): words(node) for node in one} for one in sets)
    given = [pair.split() for pair in item.correct()]
    joined = dict(pair for pair in given if len(pair) == 2)
    is_one_to_one = len(given) == len(joined) == len(set(joined.values()))
    if set(joined) != set(left) or not set(joined.values()) <= set(right) or not is_one_to_one:
        raise item.needs_author()
    marks = item.marks()
    if marks is not None and not _is_share(marks, [f"{key} {value}" for key, value in joined.items()]):
        raise item.needs_author()
    pairs = [Pair(left[key], right[joined[key]]) for key in left]
    extra = [Pair(None, text) for key, text in right.items() if key not in joined.values()]
    scoring = "exact" if marks is None else "share"
    return Draft(line=item.line, kind="match", stem="", pairs=tuple(pairs + extra), scoring=scoring)


def _is_share(marks: Marks, pairs: list[str]) -> bool:
    """Tell whether every right pair earns the same, every other nothing, and no bound cuts the sum."""
    earning = {pair: value for pair, value in marks.entries.items() if value}
    values = set(earning.values())
    bounds = marks.bounded(earning.values(), is_single=False)
    is_even = set(earning) == set(pairs) and len(values) == 1 and not marks.default
    return is_even and bounds == Bounds(Decimal(0), sum(earning.values(), Decimal(0)))


def _entry(item: Item) -> Draft:
    kind = "string" if item.declaration is None else item.declaration.get("basetype", "string")
    if kind not in {"string", "float", "integer"}:
        raise item.needs_author()
    weights = _weights(item)
    if kind != "string":
        return Draft(line=item.line, kind="numeric", stem="", ranges=_numbers(item, weights))
    marks = item.marks()
    _check_capitals(item, weights, weights if marks is None else marks.strict)
    accepted = tuple(Accepted(text, weight) for text, weight in weights.items() if weight)
    return Draft(line=item.line, kind="short-answer", stem="", accepted=accepted)


def _weights(item: Item) -> dict[str, Decimal]:
    """Give the share each typed answer earns: what earns most earns everything."""
    marks = item.marks()
    given = dict.fromkeys(item.correct(), Decimal(1)) if marks is None else dict(marks.entries)
    bounds = None if marks is None else marks.bounded(given.values(), is_single=True)
    high = Decimal(1) if marks is None else bounds.high if bounds else Decimal(0)
    if not given or not high or min(given.values()) < 0 or (marks is not None and marks.default):
        raise item.needs_author()
    weights = {text: min(value, high) / high for text, value in given.items()}
    if as_course_holds(weights.values()) != 1:
        raise item.needs_author()
    return weights


def _numbers(item: Item, weights: dict[str, Decimal]) -> tuple[NumberRange, ...]:
    try:
        read = [(amount(text), weight) for text, weight in weights.items() if weight]
    except ValueError:
        raise item.needs_author() from None
    return tuple(NumberRange(value, value, weight) for value, weight in read)


def _check_capitals(item: Item, weights: dict[str, Decimal], strict: Iterable[str]) -> None:
    """Refuse answers that are one here and earn different shares there; say where capitals counted."""
    seen: dict[str, str] = {}
    for text, weight in weights.items():
        other = seen.setdefault(fold(text), text)
        if weights[other] != weight:
            raise Unreadable(item.line, SAME_BUT_CAPITALS, one=other, other=text, file=item.file)
    if has_capitals(strict):
        item.note(CAPITALS)


def _essay(item: Item) -> Draft:
    rubric = item.root.findall(".//rubricblock")
    return Draft(line=item.line, kind="open", stem="", guide=words_of(rubric))


def _hotspot(item: Item) -> Draft:
    areas, picture = read_areas(item.interaction, item.correct())
    if not areas or not picture or item.template not in {"", MATCH}:
        raise item.needs_author()
    return Draft(line=item.line, kind="spot", stem="", areas=areas, picture=picture, scoring="exact")


READERS: Final[dict[str, Callable[[Item], Draft]]] = {
    "choice": _choice,
    "inlinechoice": _choice,
    "order": _order,
    "match": _match,
    "textentry": _entry,
    "extendedtext": _essay,
    "hotspot": _hotspot,
}
