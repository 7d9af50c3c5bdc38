"""The parts of a card that come from the score tree: the number and its reasons, sections with items, rules, recognition."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, Literal, cast

from api.audits.timer import run_share
from api.reports.numbers import number, percent
from api.reports.scorecard import (
    Band,
    CriticalRow,
    ItemRow,
    Reason,
    RecognitionRow,
    Score,
    SectionRow,
    Text,
    TimerRow,
    TimerRun,
)
from api.reports.source import Source
from api.reports.wording import WITH_QA, response_text, text_of

_EFFECTS: Final[Mapping[str, Literal["section_cap", "total_cap", "knock_out"]]] = {
    "section": "section_cap",
    "total": "total_cap",
    "knock-out": "knock_out",
}
# Which parameter of a reason is the amount the card prints; shares stay shares, points stay points.
_AMOUNTS = {
    "section_cap": "cap",
    "total_cap": "cap",
    "section_minimum": "minimum",
    "bonus_dropped": "earned",
    "penalty": "points",
    "cap_on_null": None,
    "knock_out": None,
    "zeroed": None,
}


def bands_of(document: Mapping[str, Any]) -> tuple[Band, ...]:
    """List the bands, lowest first."""
    bands = [
        Band(
            key=band["key"],
            title=text_of(band["title"]),
            tone=band["tone"],
            low=Decimal(band["from"]),
            high=Decimal(band["to"]),
        )
        for band in document["scoring"]["bands"]
    ]
    return tuple(sorted(bands, key=lambda band: band.low))


def score_of(source: Source) -> Score:
    """Give the number, its band and outcome, and every rule that shaped it."""
    tree = source.tree
    bands = {band.key: band for band in bands_of(source.document)}
    return Score(
        printed=number(tree["printed"]),
        raw=number(tree["total"]["raw"]),
        capped=number(tree["total"]["capped"]),
        band=bands.get(tree["band"]),
        outcome=tree["outcome"],
        coverage=number(tree["coverage"]),
        reasons=tuple(_reason(source, reason) for reason in tree["reasons"] if reason["code"] in _AMOUNTS),
    )


def _reason(source: Source, reason: Mapping[str, str]) -> Reason:
    amount = _AMOUNTS[reason["code"]]
    return Reason(
        rule=cast("Any", reason["code"]),
        subject=_subject(source, reason),
        amount=number(reason[amount]) if amount else None,
    )


def _subject(source: Source, reason: Mapping[str, str]) -> Text:
    if "item" in reason:
        return text_of(source.items[reason["item"]]["title"])
    titles = {section["key"]: section["title"] for section in source.document["sections"]}
    return text_of(titles.get(reason.get("section", "")))


def critical_rows(source: Source) -> tuple[CriticalRow, ...]:
    """List every critical rule that was triggered, in the order of the checklist."""
    return tuple(
        CriticalRow(
            item_number=source.numbers[item["key"]],
            title=text_of(source.items[item["key"]]["title"]),
            effect=_EFFECTS[triggered["level"]],
            amount=number(triggered["cap"]),
        )
        for item in source.tree["items"]
        for triggered in item["triggered"]
    )


def recognition_rows(source: Source) -> tuple[RecognitionRow, ...]:
    """List what was done beyond what is expected."""
    return tuple(
        RecognitionRow(
            item_number=source.numbers[key], title=text_of(source.items[key]["title"]), note=source.note(key)
        )
        for key in source.tree["recognitions"]
    )


def section_rows(source: Source) -> tuple[SectionRow, ...]:
    """Lay out every section with its items."""
    scores = {section["key"]: section for section in source.tree["sections"]}
    return tuple(
        _section(source, place, section, scores[section["key"]])
        for place, section in enumerate(source.document["sections"], 1)
    )


def _section(source: Source, place: int, section: Mapping[str, Any], score: Mapping[str, Any]) -> SectionRow:
    caps = [
        Decimal(reason["cap"])
        for reason in source.tree["reasons"]
        if reason["code"] == "section_cap" and reason["section"] == section["key"]
    ]
    return SectionRow(
        number=str(place),
        title=text_of(section["title"]),
        score=percent(score["share"]),
        items=tuple(
            _item(source, item) for item in section["items"] if source.scores[item["key"]]["state"] != "hidden"
        ),
        weight=number(score["weight"]) if source.document["scoring"]["mode"] == "section" else None,
        cap=min(caps, default=None),
    )


def _item(source: Source, item: Mapping[str, Any]) -> ItemRow:
    key, score = item["key"], source.scores[item["key"]]
    response = source.responses.get(key, {})
    is_answered = score["state"] == "answered"
    is_scored = score["s"] is not None and score["role"] != "penalty" and Decimal(score["weight"]) > 0
    return ItemRow(
        number=source.numbers[key],
        title=text_of(item["title"]),
        standard=text_of(item["standard"]),
        state=score["state"],
        response=_said(source, item, response) if is_answered else None,
        earned=number(score["earned"]) if is_scored else None,
        possible=number(score["possible"]) if is_scored else None,
        note=source.note(key),
        reason=str(response.get("reason") or "") if score["state"] == "na_shopper" else "",
        photos=len(response.get("photos") or ()),
        timer=_timer(score["timer"]),
        finding=_severity(item, score),
    )


def _said(source: Source, item: Mapping[str, Any], response: Mapping[str, Any]) -> Text | None:
    return WITH_QA if item["key"] in source.withheld else response_text(item, response)


def _severity(item: Mapping[str, Any], score: Mapping[str, Any]) -> Any:
    if not score["is_finding"]:
        return None
    return "critical" if score["triggered"] else item["severity"]


def _timer(timer: Mapping[str, Any] | None) -> TimerRow | None:
    if timer is None:
        return None
    runs = tuple(
        TimerRun(seconds=Decimal(run["seconds"]), verdict=run["outcome"], is_clock_suspect=run["clock_suspect"])
        for run in timer["runs"]
    )
    return TimerRow(
        limit=Decimal(timer["limit_s"]),
        uncertainty=Decimal(timer["uncertainty_s"]),
        # Trees kept before `in_time` have only the runs.
        passed=run_share([run["counts_as"] for run in timer["runs"]]).passed,
        median=Decimal(timer["median_s"]),
        runs=runs,
    )
