"""The diagnosis of a real report: read through the API, and printed with the course plan of the store."""

import copy
from typing import Any

import pytest

from api.checklists.services import publish_checklist
from api.core.db import db
from api.reports.gathering import gather_scorecard
from api.reports.page import scorecard_html
from tests.fixtures.content import CHECKLIST
from tests.fixtures.visits import responses, visited
from tests.retraining.test_retraining import day

PAINS = {
    "greeted": ["uneven-awareness"],
    "smiled": ["uneven-awareness", "too-few-hands"],
    "no-insult": ["long-process"],
}


@pytest.fixture
def baseline(world, content, clock):
    """Publish the small checklist again, with pains to its items."""
    document: dict[str, Any] = copy.deepcopy(CHECKLIST)
    for section in document["sections"]:
        for item in section["items"]:
            item["pains"] = PAINS.get(item["key"], [])
    with world.app.app_context():
        version = publish_checklist(db.session, world.organisation_id, document, now=clock())
        db.session.commit()
    return version


def test_a_report_tells_its_pains_and_the_courses_against_them(world, baseline):
    shop = visited(world, baseline, day(0), responses(greeted=False))
    told = world.qa.get(f"/v1/audits/{shop.audit_id}/diagnosis").json
    assert [(pain["key"], pain["share"], pain["missed"]) for pain in told["pains"]] == [
        ("uneven-awareness", "0.2500", ["greeted"]),
        ("long-process", "1.0000", []),
        ("too-few-hands", "1.0000", []),
    ]
    assert [(step["course"]["key"], step["pains"]) for step in told["courses"]] == [
        ("first-ten-seconds", ["uneven-awareness"])
    ]


def test_a_checklist_without_pains_has_an_empty_diagnosis(world, content):
    shop = visited(world, content, day(0), responses(greeted=False))
    assert world.qa.get(f"/v1/audits/{shop.audit_id}/diagnosis").json == {"pains": [], "courses": []}


@pytest.mark.parametrize(("lang", "words"), [("en", "Uneven awareness of service"), ("zh-Hans", "服务意识不齐")])
def test_the_scorecard_prints_diagnosis_and_course_plan(world, baseline, lang, words):
    shop = visited(world, baseline, day(0), responses(greeted=False))
    with world.app.app_context():
        card, _ = gather_scorecard(db.session, world.app.extensions["ports"], shop.audit_id, issued_at=day(30))
    assert [step.retraining.course.en for step in card.steps] == ["The first ten seconds"]
    page = scorecard_html(card, lang)
    assert '<section class="diagnosis">' in page
    assert words in page
