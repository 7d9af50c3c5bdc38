"""The visit that is played shows what the product is for: a fault that endangers people, a slow answer, and somebody to thank."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from api.audits.completeness import validate_responses
from api.audits.scoring import score
from api.audits.shortfalls import select_findings
from api.demo.gallery import scene_of
from api.demo.phoning import fill_in
from api.demo.story import tell
from api.photos.scenes import KINDS

VISIT = UUID("019aa000-0000-7000-8000-000000000001")
BEGAN = datetime(2026, 11, 21, 7, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def tags(chain) -> frozenset[str]:
    return frozenset(chain.stores[0].place.tags)


@pytest.fixture(scope="module")
def document(documents):
    return next(document for document in documents if document["key"] == "mystery-visit")


@pytest.fixture(scope="module")
def told(document, tags):
    return tell(document, tags, visit_id=VISIT, began=BEGAN)


def test_it_would_be_accepted(document, tags, told) -> None:
    assert validate_responses(document, told[0], tags, final=True) == []


def test_it_has_three_to_five_findings_the_first_of_them_critical(document, tags, told) -> None:
    findings = select_findings(document, score(document, told[0], tags))
    assert 3 <= len(findings) <= 5
    assert (
        [finding.item for finding in findings if finding.severity == "critical"]
        == [findings[0].item]
        == ["environment-walkways"]
    )
    assert {"response-timer", "checkout-queue-minutes"} <= {finding.item for finding in findings}


def test_one_of_three_needs_was_answered_too_late(document, tags, told) -> None:
    timers = [item.timer for item in score(document, told[0], tags).items if item.timer]
    assert [run.outcome for run in timers[0].runs] == ["pass", "fail", "pass"]


def test_somebody_is_praised_and_notes_are_chinese(document, tags, told) -> None:
    assert score(document, told[0], tags).recognitions
    notes = [response["note"] for response in told[0] if response.get("note")]
    assert len(notes) >= 6
    assert all(any("\u4e00" <= character <= "\u9fff" for character in note) for note in notes)


def test_it_takes_8_to_10_pictures_of_what_the_item_is_about(told) -> None:
    assert 8 <= len(told[1]) <= 10
    assert {scene_of(shot) for shot in told[1]} <= set(KINDS)
    assert len({scene_of(shot) for shot in told[1]}) >= 4


def test_each_play_has_photos_of_its_own(document, tags, told) -> None:
    other = tell(document, tags, visit_id=UUID(int=VISIT.int + 1), began=BEGAN)
    assert not {shot.photo_id for shot in told[1]} & {shot.photo_id for shot in other[1]}


def test_it_happens_on_an_afternoon_that_is_over(document, tags) -> None:
    store = {"time_zone": "Asia/Shanghai", "tags": sorted(tags), "latitude": None, "longitude": None, "datum": "GCJ-02"}
    visit = {"id": str(VISIT), "store": store, "checklist": {"key": "mystery-visit", "version": 1, "sha256": "0" * 64}}
    visit["nonce"] = {"value": "of the test", "issued_at": "2026-11-22T00:00:00Z"}
    for hour in (0, 6, 8, 9, 23):
        now = datetime(2026, 11, 22, hour, tzinfo=UTC)
        payload = fill_in(visit, document, now=now).payload
        began, finished = (datetime.fromisoformat(payload[name]) for name in ("started_at", "finished_at"))
        assert began < finished < now
        assert began.hour == 7
        assert (now - began).days <= 1
