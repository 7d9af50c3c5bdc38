"""Tells what a published visit led to: each finding, the course it calls for, and who has to take it until when."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from api.demo.browsing import Browser, DemoFailed
from api.demo.steps import Steps
from api.i18n import Lang, format_date, format_list, translate, translate_count

_REASON: Final = "retraining"
Finding = Mapping[str, Any]


def tell_findings(
    steps: Steps, qa: Browser, audit: Mapping[str, Any], document: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Wait for the findings of an audit, tell them in their order, and return them."""
    found = steps.wait(lambda: qa.get(f"/v1/findings?audit={audit['id']}&limit=100")["items"] or None)
    findings = sorted(found, key=lambda finding: finding["rank"])
    steps.done(translate_count(steps.language, "{count} finding", "{count} findings", len(findings)))
    titles = {item["key"]: item["title"] for section in document["sections"] for item in section["items"]}
    for finding in findings:
        steps.add(_line(steps.language, finding, titles[finding["item"]][steps.language]))
    return findings


def tell_retraining(steps: Steps, qa: Browser, audit: Mapping[str, Any], findings: Sequence[Finding]) -> None:
    """Wait for the assignments that an audit caused and tell which course answers which finding; DemoFailed if one has none."""
    given = steps.wait(lambda: _assignments(qa, audit) or None)
    versions = {version["key"]: version["version"] for version in qa.get("/v1/courses?limit=100")["items"]}
    courses = {key: _course(qa, key, versions) for key in {assignment["course_key"] for assignment in given}}
    steps.done(
        translate_count(
            steps.language,
            "{count} assignment to staff of the store",
            "{count} assignments to staff of the store",
            len(given),
        )
    )
    for topic in dict.fromkeys(finding["topic"] for finding in findings):
        ranks = [str(finding["rank"]) for finding in findings if finding["topic"] == topic]
        line = next((line for course in courses.values() if (line := _remedy(steps, course, topic, given))), None)
        if line is None:
            raise DemoFailed(f"GET /v1/assignments: no course was assigned for the topic {topic}.")
        steps.add(f"{format_list(ranks, steps.language)} → {line}")


def _assignments(qa: Browser, audit: Mapping[str, Any]) -> list[dict[str, Any]]:
    """List what was assigned in the store because of findings since the audit was published."""
    published_at = datetime.fromisoformat(audit["published_at"])
    listed = qa.get(f"/v1/assignments?store={audit['store_id']}&limit=100")["items"]
    return [
        assignment
        for assignment in listed
        if assignment["reason_kind"] == _REASON and datetime.fromisoformat(assignment["created_at"]) >= published_at
    ]


def _course(qa: Browser, key: str, versions: Mapping[str, int]) -> dict[str, Any]:
    document: dict[str, Any] = qa.get(f"/v1/courses/{key}/versions/{versions[key]}")["document"]
    return document


def _remedy(steps: Steps, course: Mapping[str, Any], topic: str, given: Sequence[Mapping[str, Any]]) -> str | None:
    """Tell the lessons of a course that teach a topic and were given to somebody; None if there is no such lesson."""
    mine = [assignment for assignment in given if assignment["course_key"] == course["key"]]
    assigned = {lesson for assignment in mine for lesson in assignment["lessons"]}
    lessons = [lesson for lesson in course["lessons"] if topic in lesson["topics"] and lesson["key"] in assigned]
    if not lessons:
        return None
    learners = {assignment["learner_id"] for assignment in mine}
    due_on = max(date.fromisoformat(assignment["due_on"]) for assignment in mine)
    return translate(
        steps.language,
        "“{course}”: {lessons}; {learners} people, until {date}",
        course=course["title"][steps.language],
        lessons=format_list([lesson["title"][steps.language] for lesson in lessons], steps.language),
        learners=len(learners),
        date=format_date(due_on, steps.language, short=True),
    )


def _line(language: Lang, finding: Finding, title: str) -> str:
    said = {
        "critical": translate(language, "{rank}. critical: {title}", rank=finding["rank"], title=title),
        "major": translate(language, "{rank}. major: {title}", rank=finding["rank"], title=title),
        "minor": translate(language, "{rank}. minor: {title}", rank=finding["rank"], title=title),
    }
    line = said[finding["severity"]]
    return translate(language, "{line} (not for the first time)", line=line) if finding["is_repeat"] else line
