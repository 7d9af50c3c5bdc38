"""The list and the page of a report: enough to read them without asking again, and nothing for those who must not know."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.fixtures.content import COURSE, Shop
from tests.fixtures.visits import follow, plan, publish, report, responses, visited

FIRST = datetime(2026, 11, 3, 6, 0, tzinfo=UTC)
MISSED, FINE = responses(greeted=False), responses()


def rows(person: Any, query: str = "") -> list[dict[str, Any]]:
    answer = person.get(f"/v1/audits{query}")
    assert answer.status_code == 200, answer.text
    return answer.json["items"]


@pytest.fixture
def reports(world, content) -> dict[str, Shop]:
    """A published report with a finding, one without, and one that waits for QA."""
    return {
        "missed": visited(world, content, FIRST, MISSED),
        "fine": visited(world, content, FIRST + timedelta(days=1), FINE, store="hill"),
        "waiting": report(plan(world, content, "park"), responses(polite=False), FIRST + timedelta(days=2)),
    }


def test_a_row_says_where_on_what_and_how_much_was_found(world, content, reports) -> None:
    waiting, fine, missed = rows(world.qa)
    assert missed["store"] == {
        "id": str(world.stores["lake"]),
        "code": "lake",
        "name": {"zh-Hans": "lake店", "en": "Lake store"},
        "time_zone": "Asia/Shanghai",
        "region_id": str(world.regions["east"]),
        "region_name": {"zh-Hans": "华东大区", "en": "East"},
    }
    assert missed["checklist"] == {
        "key": content.key,
        "version": content.version,
        "sha256": content.sha256,
        "title": content.document["title"],
    }
    assert sum(fine["findings"].values()) == 0
    assert sum(waiting["findings"].values()) == 1
    assert waiting["findings"]["critical"] == 1


def test_the_counts_of_a_row_are_those_of_the_findings_raised(world, reports) -> None:
    for row in rows(world.qa, "?status=published"):
        found = world.qa.get(f"/v1/findings?audit={row['id']}").json["items"]
        assert Counter(row["findings"]) == Counter(each["severity"] for each in found) + Counter()
        assert row["findings"].keys() == {"critical", "major", "minor"}


def test_the_shopper_is_not_told_what_was_found(world, reports) -> None:
    assert {row["findings"] for row in rows(world.shopper)} == {None}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=hil", ["fine"]),
        ("?q=LAKE", ["missed"]),
        ("?q=store", ["waiting", "fine", "missed"]),
        ("?order=oldest", ["missed", "fine", "waiting"]),
        ("?q=park%E5%BA%97", ["waiting"]),
        ("?q=%25", []),
        ("?outcome=fail", ["waiting"]),
        ("?status=published&q=e", ["fine", "missed"]),
    ],
)
def test_rows_can_be_looked_for(world, reports, query, names) -> None:
    assert [row["id"] for row in rows(world.qa, query)] == [str(reports[name].audit_id) for name in names]


def test_a_band_is_a_filter(world, reports) -> None:
    band = rows(world.qa)[1]["band"]
    wanted = [row["id"] for row in rows(world.qa) if row["band"] == band]
    assert [row["id"] for row in rows(world.qa, f"?band={band}")] == wanted
    assert rows(world.qa, "?band=nothing") == []


@pytest.mark.parametrize("query", ["", "?q=lake", "?outcome=fail", "?from=2026-11-04"])
def test_the_counts_of_tabs_are_those_of_the_list(world, reports, query) -> None:
    for person in (world.qa, world.manager, world.shopper, world.admin):
        counted = person.get(f"/v1/audits/counts{query}").json
        assert counted.keys() == {"waiting", "submitted", "returned", "approved", "published"}
        assert Counter(counted) + Counter() == Counter(row["state"] for row in rows(person, query))


def test_a_manager_s_tabs_know_nothing_of_what_is_not_published(world, content) -> None:
    before = world.manager.get("/v1/audits/counts").data
    shop = report(plan(world, content), MISSED, FIRST)
    assert world.manager.get("/v1/audits/counts").data == before
    publish(shop)
    assert world.manager.get("/v1/audits/counts").json["published"] == 1


def test_qa_reads_on_the_page_who_was_there_and_when(world, reports) -> None:
    seen = world.qa.get(f"/v1/audits/{reports['missed'].audit_id}").json
    assert seen["shopper"] == {"id": str(world.shopper.id), "name": "shopper"}
    assert seen["started_at"].startswith("2026-11-03T06:00:00")
    assert seen["store"]["region_name"]["en"] == "East"
    assert seen["checklist"]["title"]["en"]


@pytest.mark.parametrize(("reader", "knows_time"), [("manager", False), ("shopper", True)])
def test_others_are_not_told_the_shopper_s_name(world, reports, reader, knows_time) -> None:
    seen = world.people[reader].get(f"/v1/audits/{reports['missed'].audit_id}").json
    assert seen["shopper"] is None
    assert (seen["started_at"] is not None) == knows_time
    assert (seen["finished_at"] is not None) == knows_time


def who_acted(reader: Any, audit: str) -> list[tuple[str, str | None]]:
    steps = reader.get(f"/v1/audits/{audit}").json["history"]
    return list(dict.fromkeys((step["to_state"], step["actor_name"]) for step in steps))


def test_the_history_names_who_acted_to_those_who_may_see_them(world, reports) -> None:
    audit = str(reports["missed"].audit_id)
    steps = who_acted(world.qa, audit)
    assert {("assigned", "qa"), ("submitted", "shopper"), ("published", "qa")} <= set(steps)
    assert who_acted(world.manager, audit) == []
    own = dict(who_acted(world.shopper, audit))
    assert (own["assigned"], own["submitted"], own["published"]) == (None, "shopper", None)


def test_the_history_names_nobody_whose_place_lies_outside_the_reader_s(world, reports) -> None:
    near = world.add_person("qa", name="near", region="east")
    steps = dict(who_acted(near, str(reports["missed"].audit_id)))
    assert steps["published"] is None  # the other QA holds the whole organisation
    assert steps["submitted"] == "shopper"  # the reader knows the visit, and who was there


def test_a_finding_says_what_was_asked_and_what_the_standard_is(world, content, reports) -> None:
    [finding] = world.manager.get(f"/v1/findings?audit={reports['missed'].audit_id}").json["items"]
    section = content.document["sections"][0]
    asked = next(item for item in section["items"] if item["key"] == "greeted")
    assert finding["item_title"] == asked["title"]
    assert finding["section_title"] == section["title"]
    assert finding["standard"] == asked.get("standard")


def test_the_actions_of_a_report_say_what_they_are_about(world, content, reports) -> None:
    visited(world, content, FIRST + timedelta(days=3), MISSED)
    [action] = world.manager.get(f"/v1/corrective-actions?audit={reports['missed'].audit_id}").json["items"]
    assert (action["finding"]["item"], action["finding"]["audit_id"]) == ("greeted", str(reports["missed"].audit_id))
    assert action["finding"]["item_title"]["zh-Hans"]
    assert len(world.manager.get("/v1/corrective-actions").json["items"]) == 2


def test_the_ladder_of_a_report_counts_who_got_the_course(world, content, reports) -> None:
    shop = reports["missed"]
    [rung] = world.manager.get(f"/v1/audits/{shop.audit_id}/retraining").json["items"]
    assert (rung["topic"], rung["course"]["key"]) == ("greeting", COURSE["key"])
    assert rung["course"]["title"] == COURSE["title"]
    assert (rung["assigned"], rung["completed"], rung["passed"]) == (1, 0, 0)
    assert len(world.manager.get(f"/v1/assignments?reason={rung['id']}").json["items"]) == 1
    fine = world.qa.get(f"/v1/audits/{reports['fine'].audit_id}/retraining")
    assert fine.json == {"items": []}
    assert world.qa.get(f"/v1/audits/{reports['waiting'].audit_id}/retraining").status_code == 404
    assert world.manager.get(f"/v1/audits/{reports['fine'].audit_id}/retraining").status_code == 404


def test_a_revision_is_counted_again(world, content) -> None:
    shop = report(plan(world, content), MISSED, FIRST)
    world.qa.post(f"/v1/audits/{shop.audit_id}/review", {"decision": "return", "reason": "Look again."})
    [row] = rows(world.qa)
    assert sum(row["findings"].values()) == 1
    photo = world.qa.get(f"/v1/audits/{shop.audit_id}").json["photos"][0]["photo_id"]
    shop.push(shop.op(shop.payload(FINE, photos=[photo]), kind="audit.revise"))
    [row] = rows(world.qa)
    assert sum(row["findings"].values()) == 0
    follow(world.app)


@pytest.mark.parametrize("reader", ["shopper", "staff", "trainer", "manager", "qa", "admin"])
def test_the_document_of_a_version_is_asked_for_once(world, content, reader) -> None:
    path = f"/v1/checklists/{content.key}/versions/{content.version}"
    first = world.people[reader].get(path)
    assert first.json["document"] == content.document
    assert first.headers["ETag"] == f'"{content.sha256}"'
    assert first.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert first.headers["Vary"] == "Cookie, Authorization"
    again = world.people[reader].get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
