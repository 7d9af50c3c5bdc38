"""Findings and corrective actions as people read them: with the words of the checklist that was filled."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.audits.checklist_words import words_of
from api.audits.models import Audit
from api.findings.models import CorrectiveAction, Finding

_FINDING = tuple(column.key for column in Finding.__table__.columns)
_ACTION = tuple(column.key for column in CorrectiveAction.__table__.columns)
_OF_FINDING = ("audit_id", "item", "topic", "severity", "is_repeat")


def tell_findings(session: Session, findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Add to each finding what its item and section are called, and the standard it missed."""
    words = _words(session, findings)
    return [{**{name: getattr(finding, name) for name in _FINDING}, **words[finding.id]} for finding in findings]


def tell_actions(session: Session, actions: Sequence[CorrectiveAction]) -> list[dict[str, Any]]:
    """Add to each action the finding it is about."""
    wanted = select(Finding).where(Finding.id.in_([action.finding_id for action in actions]))
    findings = {finding.id: finding for finding in session.scalars(wanted)}
    words = _words(session, findings.values())
    return [
        {
            **{name: getattr(action, name) for name in _ACTION},
            "finding": {
                **{name: getattr(findings[action.finding_id], name) for name in _OF_FINDING},
                **words[action.finding_id],
            },
        }
        for action in actions
    ]


def _words(session: Session, findings: Iterable[Finding]) -> dict[UUID, dict[str, Any]]:
    listed = list(findings)
    audits = select(Audit.id, Audit.checklist_version_id).where(Audit.id.in_({each.audit_id for each in listed}))
    versions = {audit_id: version_id for audit_id, version_id in session.execute(audits)}  # noqa: C416 - rows are no pairs
    words = words_of(session, versions.values())
    return {each.id: _named(words[versions[each.audit_id]].items[each.item]) for each in listed}


def _named(words: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "item_title": words["title"],
        "section_title": words["section_title"],
        "standard": words["standard"],
    }
