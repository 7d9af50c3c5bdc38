"""A scorecard as it comes out of a real programme: 40 questions, 20 photos, one critical failure, five findings."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

from ruamel.yaml import YAML

from api.reports.scorecard import (
    ActionRow,
    Band,
    CriticalRow,
    DimensionRow,
    FindingRow,
    ItemRow,
    PhotoRow,
    Place,
    Programme,
    Reason,
    RecognitionRow,
    RetrainingRow,
    Score,
    Scorecard,
    Seal,
    SectionRow,
    Text,
    TimerRow,
    TimerRun,
    TouchpointRow,
    Trend,
    VisitPoint,
)

ARRIVED = datetime(2026, 10, 14, 6, 20, tzinfo=UTC)
SOURCE = YAML(typ="safe", pure=True).load((Path(__file__).parent / "sample.yaml").read_text("utf-8"))


def text(pair: str) -> Text:
    """Read `中文 | English`."""
    chinese, english = pair.split(" | ")
    return Text(chinese, english)


def item_row(number: str, raw: dict[str, Any]) -> ItemRow:
    points = str(raw.get("points", "")).split("/")
    runs = raw.get("runs", [])
    return ItemRow(
        number=number,
        title=text(raw["ask"]),
        standard=text(raw["standard"]),
        state=raw.get("state", "answered"),
        response=text(raw["says"]) if "says" in raw else None,
        earned=Decimal(points[0]) if points[0] else None,
        possible=Decimal(points[1]) if points[0] else None,
        note=raw.get("note", ""),
        reason=raw.get("reason", ""),
        photos=raw.get("photos", 0),
        timer=timer_row(tuple(map(timer_run, runs))) if runs else None,
        finding=raw.get("finding"),
    )


def timer_row(runs: tuple[TimerRun, ...]) -> TimerRow:
    return TimerRow(
        limit=Decimal(10),
        uncertainty=Decimal("0.7"),
        passed=sum(run.verdict != "fail" for run in runs),
        median=median(run.seconds for run in runs),
        runs=runs,
    )


def timer_run(seconds: str) -> TimerRun:
    t = Decimal(seconds)
    verdict = "pass" if t <= Decimal("9.3") else "fail" if t > Decimal("10.7") else "borderline"
    return TimerRun(seconds=t, verdict=verdict)


def section_rows() -> tuple[SectionRow, ...]:
    return tuple(
        SectionRow(
            number=str(n),
            title=text(raw["title"]),
            score=Decimal(raw["score"]) if raw["score"] is not None else None,
            cap=Decimal(raw["cap"]) if "cap" in raw else None,
            items=tuple(item_row(f"{n}.{m}", item) for m, item in enumerate(raw["items"], 1)),
        )
        for n, raw in enumerate(SOURCE["sections"], 1)
    )


def photo_rows(sections: tuple[SectionRow, ...]) -> tuple[PhotoRow, ...]:
    shown = [item for section in sections for item in section.items for _ in range(item.photos)]
    return tuple(
        PhotoRow(
            id=f"0199d2c4-{n:04d}",
            item_number=item.number,
            item_title=item.title,
            taken_at=ARRIVED + timedelta(minutes=2 + 2 * n, seconds=13 * n),
        )
        for n, item in enumerate(shown)
    )


def finding_row(raw: dict[str, Any], items: dict[str, ItemRow], photos: tuple[PhotoRow, ...]) -> FindingRow:
    item = items[raw["item"]]
    ladder = raw.get("ladder")
    return FindingRow(
        item_number=item.number,
        title=item.title,
        severity=item.finding or "minor",
        seen=item.note,
        standard=item.standard,
        is_repeat=raw.get("repeat", False),
        photo=next((photo for photo in photos if photo.item_number == item.number), None),
        action=ActionRow(what=text(raw["action"]), owner=text(raw["owner"]), due_on=date.fromisoformat(raw["due"])),
        retraining=None
        if ladder is None
        else RetrainingRow(
            course=text(raw["course"]),
            learners=text(raw["learners"]),
            due_on=date.fromisoformat(raw["course_due"]),
            assigned=ladder[0],
            completed=ladder[1],
            passed=ladder[2],
        ),
    )


def bands() -> tuple[Band, ...]:
    return tuple(
        Band(
            key=raw["key"],
            title=text(raw["title"]),
            tone=raw["tone"],
            low=Decimal(raw["low"]),
            high=Decimal(raw["high"]),
        )
        for raw in SOURCE["bands"]
    )


def score() -> Score:
    return Score(
        printed=Decimal("70.0"),
        raw=Decimal("81.4"),
        capped=Decimal("70.0"),
        band=bands()[1],
        outcome="pass",
        coverage=Decimal("0.951"),
        reasons=(Reason(rule="total_cap", subject=text(SOURCE["sections"][4]["items"][1]["ask"]), amount=Decimal(70)),),
    )


def trend() -> Trend:
    days = [
        date(2026, 5, 12),
        date(2026, 6, 9),
        date(2026, 7, 15),
        date(2026, 8, 12),
        date(2026, 9, 9),
        date(2026, 10, 14),
    ]
    values = ["74.2", "81.0", "78.6", "85.3", "83.9", "70.0"]
    return Trend(
        visits=tuple(VisitPoint(on=day, score=Decimal(value)) for day, value in zip(days, values, strict=True)),
        low=Decimal(64),
        high=Decimal(95),
        detectable_change=Decimal("24.9"),
    )


def sample_card() -> Scorecard:
    """Return the sample, the same at every call."""
    sections = section_rows()
    photos = photo_rows(sections)
    items = {item.number: item for section in sections for item in section.items}
    place = SOURCE["place"]
    return Scorecard(
        place=Place(
            organisation=text(place["organisation"]),
            region=text(place["region"]),
            code=place["code"],
            name=text(place["name"]),
            address=text(place["address"]),
            time_zone="Asia/Shanghai",
        ),
        programme=Programme(
            title=text("全程访店 | The whole journey"),
            kind="covert",
            version="3",
            sha256="8d21f0aa" * 8,
            mode="points",
            coverage_min=Decimal("0.8"),
        ),
        visited_at=ARRIVED,
        issued_at=datetime(2026, 10, 15, 2, 5, 0, tzinfo=UTC),
        revision=1,
        score=score(),
        bands=bands(),
        trend=trend(),
        touchpoints=tuple(
            TouchpointRow(
                title=text(raw[0]), score=None if raw[1] is None else Decimal(raw[1]), region_median=Decimal(raw[2])
            )
            for raw in SOURCE["touchpoints"]
        ),
        dimensions=tuple(
            DimensionRow(
                dimension=name,
                score=Decimal(history[-1]),
                history=tuple(None if v is None else Decimal(v) for v in history),
            )
            for name, history in SOURCE["dimensions"].items()
        ),
        sections=sections,
        seal=Seal(
            code="7K2M-QX4D-93FT",
            url="https://audits.example.org/verify/7K2M-QX4D-93FT",
            root_sha256="3f9a21c077be45d1" * 4,
            received_at=ARRIVED + timedelta(hours=2, minutes=11),
            photos=len(photos),
        ),
        criticals=(CriticalRow(item_number="5.2", title=items["5.2"].title, effect="total_cap", amount=Decimal(70)),),
        recognitions=tuple(
            RecognitionRow(item_number=raw["item"], title=items[raw["item"]].title, note=raw["note"])
            for raw in SOURCE["recognitions"]
        ),
        findings=tuple(finding_row(raw, items, photos) for raw in SOURCE["findings"]),
        photos=photos,
    )


def assets_of(card: Scorecard, photo: Callable[[int], bytes]) -> dict[str, bytes]:
    """Return a picture for every photo the card names, by id."""
    scenes = {"1": 3, "2": 0, "3": 0, "4": 0, "5": 2, "6": 1, "8": 4}
    return {row.id: photo(5 * n + scenes[row.item_number[0]]) for n, row in enumerate(card.photos)}
