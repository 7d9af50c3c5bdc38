"""The export is safe to open, whole, in scope, and never held in memory at once."""

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.audits.exporting import harmless
from api.core.db import db
from api.stores.models import Store
from tests.fixtures.visits import follow, plan, publish, report, responses, visited

FIRST = datetime(2026, 11, 3, 6, 0, tzinfo=UTC)
DANGEROUS = [
    "=cmd|'/c calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
]
DANGEROUS += [
    "\ufeff=1",
    "\ufeff\ufeff+1",
    " =1",
    "\u3000=1",
    "\u00a0@x",
    "\u200b=1",
    "\ufeff\t1",
    '="a","b"',
    "=1\r\n=2",
]
HARMLESS = [
    "",
    "Lake",
    "湖滨店",
    "1=1",
    "a@b",
    "3-4",
    "𠮷野家 № 1",
    'quote " and, comma',
    "two\nlines",
    "’tis",
    "·=",
    "(-1)",
]


def rows(person: Any, query: str = "") -> list[dict[str, str]]:
    answer = person.get(f"/v1/audits.csv{query}")
    assert answer.status_code == 200, answer.text
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def name_store(world, **names: str) -> None:
    with world.app.app_context():
        store = db.session.get_one(Store, world.stores["lake"])
        store.name = {**store.name, **names}
        db.session.commit()


@pytest.mark.parametrize("cell", DANGEROUS)
def test_what_could_be_a_formula_begins_with_an_apostrophe(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", HARMLESS)
def test_what_cannot_be_a_formula_stays_as_it_is(cell):
    assert harmless(cell) == cell


@given(st.text(st.sampled_from("=+-@＝＋－＠\t\r\n \ufeff\u200bab汉"), max_size=5))
def test_no_cell_whatever_begins_a_formula(cell):
    begun = harmless(cell).strip("\ufeff\u200b \t\r\n")
    assert not begun.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert harmless(cell).removeprefix("'") == cell.removeprefix("'") or harmless(cell) == cell


@pytest.mark.parametrize("name", [DANGEROUS[0], DANGEROUS[7], DANGEROUS[-1]])
def test_a_store_named_like_a_formula_is_exported_as_text(world, content, name):
    name_store(world, en=name)
    visited(world, content, FIRST, responses())
    [row] = rows(world.manager)
    assert row["store_en"] == f"'{name}"


@pytest.mark.parametrize("name", ["湖滨店，“一号”", "𠮷野家䶮店", 'a,b;c"d"', "第一行\n第二行"])
def test_names_come_out_as_they_went_in(world, content, name):
    name_store(world, **{"zh-Hans": name})
    visited(world, content, FIRST, responses())
    assert [row["store_zh"] for row in rows(world.qa)] == [name]


def test_everybody_exports_their_own_part(world, other_world, content):
    lake = visited(world, content, FIRST, responses(greeted=False), store="lake")
    hill = visited(world, content, FIRST, responses(), store="hill")
    waiting = report(plan(world, content, "lake"), responses(), FIRST + timedelta(days=1))
    practice = publish(report(plan(world, content, "lake", is_practice=True), responses(), FIRST + timedelta(days=2)))
    follow(world.app)

    def seen(person: Any) -> set[str]:
        return {row["audit_id"] for row in rows(person)}

    assert seen(world.manager) == {str(lake.audit_id)}
    assert seen(world.qa) == {str(shop.audit_id) for shop in (lake, hill, waiting, practice)}
    assert seen(other_world.qa) == set()
    for name in ("shopper", "staff", "trainer"):
        assert world.people[name].get("/v1/audits.csv").status_code == 403


def test_filters_narrow_the_export_as_they_narrow_the_list(world, content):
    early = visited(world, content, FIRST, responses(), store="lake")
    late = visited(world, content, FIRST + timedelta(days=9), responses(), store="hill")
    open_ = report(plan(world, content, "park"), responses(), FIRST + timedelta(days=5))
    for query, expected in {
        f"store={world.stores['lake']}": [early],
        f"region={world.regions['east']}": [early, open_],
        "status=submitted": [open_],
        "from=2026-11-08": [open_, late],
        "to=2026-11-08": [early, open_],
        "from=2026-11-04&to=2026-11-09": [open_],
        f"checklist={content.key}": [early, open_, late],
        "checklist=another": [],
    }.items():
        exported = [row["audit_id"] for row in rows(world.qa, f"?{query}")]
        assert exported == [str(shop.audit_id) for shop in expected], query
        listed = {item["id"] for item in world.qa.get(f"/v1/audits?{query}").json["items"]}
        assert listed == set(exported), query


COPIES = """
    WITH numbers AS (SELECT number, gen_random_uuid() AS made FROM generate_series(1, %(count)s) AS number),
    visits AS (
        INSERT INTO visit
        SELECT (jsonb_populate_record(visit, jsonb_build_object('id', numbers.made))).*
        FROM visit, numbers WHERE visit.id = %(visit)s)
    INSERT INTO audit
    SELECT (jsonb_populate_record(audit, jsonb_build_object('id', gen_random_uuid(), 'visit_id', numbers.made))).*
    FROM audit, numbers WHERE audit.id = %(audit)s
"""


def test_a_large_export_begins_before_its_end_is_read_and_holds_little(world, content, app):
    shop = visited(world, content, FIRST, responses())
    url = app.extensions["ports"].settings.database_url
    with psycopg.connect(url, autocommit=True) as connection:
        # Foreign keys are asked at the end of the statement, so visits and audits may be made in one.
        connection.execute(COPIES, {"count": 2600, "visit": shop.visit_id, "audit": shop.audit_id})
        headers = {"Authorization": f"Bearer {world.qa.token}"}
        answer = app.test_client().get("/v1/audits.csv", headers=headers, buffered=False)
        pieces = iter(answer.response)
        assert next(pieces).startswith(b"\xef\xbb\xbfaudit_id,")
        first = next(pieces)
        assert first.count(b"\r\n") == 500
        open_ = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND state = 'idle in transaction' AND query LIKE 'FETCH FORWARD%'"
        ).fetchone()
        assert open_ == (1,)
        assert [piece.count(b"\r\n") for piece in pieces] == [500, 500, 500, 500, 101]
        answer.close()


def test_a_reader_who_goes_away_leaves_no_cursor_behind(world, content, app):
    shop = visited(world, content, FIRST, responses())
    with psycopg.connect(app.extensions["ports"].settings.database_url, autocommit=True) as connection:
        connection.execute(COPIES, {"count": 1200, "visit": shop.visit_id, "audit": shop.audit_id})
        headers = {"Authorization": f"Bearer {world.qa.token}"}
        answer = app.test_client().get("/v1/audits.csv", headers=headers, buffered=False)
        pieces = iter(answer.response)
        next(pieces), next(pieces)
        answer.close()
        del pieces, answer
        open_ = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'"
        ).fetchone()
        assert open_ == (0,)
