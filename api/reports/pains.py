"""The diagnosis of a card: the pains of the chain that a visit shows, and the courses planned against them, in order."""

from collections.abc import Iterable

from api.reports.numbers import percent
from api.reports.scorecard import FindingRow, PainRow, RetrainingRow, StepRow
from api.reports.source import Source
from api.retraining.diagnosis import diagnose, plan_courses


def pains_and_steps(source: Source, findings: Iterable[FindingRow]) -> tuple[tuple[PainRow, ...], tuple[StepRow, ...]]:
    """Give the pains, the worst first, and the course plan; both are empty if the checklist asks about no pains."""
    pains = diagnose(source.document, source.tree)
    topics = {source.numbers[key]: item["topic"] for key, item in source.items.items()}
    planned: dict[str, RetrainingRow] = {
        topics[row.item_number]: row.retraining for row in findings if row.retraining is not None
    }
    first = {row.course.en: row for row in reversed(planned.values())}
    steps = plan_courses(pains, {topic: row.course.en for topic, row in planned.items()})
    return (
        tuple(
            PainRow(
                pain=pain.key,
                score=percent(pain.share),
                seen=pain.seen,
                asked=pain.asked,
                items=tuple(source.numbers[key] for key in pain.missed),
            )
            for pain in pains
        ),
        tuple(StepRow(retraining=first[step.course], pains=step.pains) for step in steps),
    )
