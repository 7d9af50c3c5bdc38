"""The findings of a card: what was seen, the standard, what is done about it, and the course it calls for."""

from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.findings.models import CorrectiveAction, Finding
from api.i18n import LANGUAGES
from api.reports.evidence import Evidence
from api.reports.ladder import next_visits, rows_by_topic
from api.reports.scorecard import ActionRow, FindingRow, RetrainingRow, Severity, Text
from api.reports.source import Source
from api.reports.wording import ACTIONS, OWNERS, response_text, text_of


def finding_rows(session: Session, source: Source, evidence: Evidence) -> tuple[FindingRow, ...]:
    """List the findings, what matters most first."""
    found = session.execute(
        select(Finding, CorrectiveAction)
        .outerjoin(CorrectiveAction, CorrectiveAction.finding_id == Finding.id)
        .where(Finding.audit_id == source.audit.id)
        .order_by(Finding.rank)
    ).all()
    first_of_topic: dict[str, str] = {}
    for finding, _ in found:
        first_of_topic.setdefault(finding.topic, finding.item)
    later = next_visits(session, source.audit, source.version.key)
    retraining = rows_by_topic(session, source.audit, later, first_of_topic)
    return tuple(_row(source, evidence, finding, action, retraining.get(finding.topic)) for finding, action in found)


def _row(
    source: Source,
    evidence: Evidence,
    finding: Finding,
    action: CorrectiveAction | None,
    retraining: RetrainingRow | None,
) -> FindingRow:
    item = source.items[finding.item]
    return FindingRow(
        item_number=source.numbers[finding.item],
        title=text_of(item["title"]),
        severity=cast("Severity", finding.severity),
        seen=source.note(finding.item) or _said(source, finding.item),
        standard=text_of(item["standard"]),
        is_repeat=finding.is_repeat,
        photo=evidence.of_item(source.numbers[finding.item]),
        action=_action(finding, action) if action else None,
        retraining=retraining,
        lacks_course=bool(finding.topic) and retraining is None,
    )


def _said(source: Source, key: str) -> str:
    """Fall back on the response itself, in both languages, where the shopper wrote nothing."""
    said: Text | None = response_text(source.items[key], source.responses.get(key, {}))
    if said is None:
        return ""
    return " · ".join(dict.fromkeys(said.of(lang) for lang in LANGUAGES))


def _action(finding: Finding, action: CorrectiveAction) -> ActionRow:
    return ActionRow(
        what=ACTIONS[finding.severity],
        owner=OWNERS[action.owner_role],
        due_on=action.due_on,
        state=cast("Any", action.state),
    )
