"""What an author may rely on at the command line."""

import json
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from api.audits.decimals import print_points
from api.audits.effective_shares import effective_shares
from api.checklists.load import load_checklist
from api.checklists.models import ChecklistVersion
from api.commands.content import content
from api.commands.publishing import ROOT, publish_tree
from api.core.db import db


@pytest.fixture
def tree(tmp_path) -> Path:
    """A copy of the shipped content that may be broken."""
    for name in ("checklists", "courses"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def live(world) -> dict[str, tuple[int, str]]:
    rows = db.session.execute(
        select(ChecklistVersion.key, ChecklistVersion.version, ChecklistVersion.sha256).where(
            ChecklistVersion.organisation_id == world.organisation_id, ChecklistVersion.is_live
        )
    )
    return {key: (version, sha256) for key, version, sha256 in rows}


def test_check_is_quiet_about_the_shipped_content():
    done = CliRunner().invoke(content, ["check"])
    assert (done.exit_code, done.output) == (0, "The content is in order.\n")


def test_check_names_a_fault_by_file_and_line_and_fails(tree):
    path = tree / "checklists" / "mystery-visit" / "checklist.yaml"
    lines = path.read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.strip().startswith("dimension:"))
    lines[line - 1] = lines[line - 1].split(":")[0] + ": courage"
    path.write_text("\n".join(lines), "utf-8")
    done = CliRunner().invoke(content, ["check", str(tree / "checklists")])
    assert done.exit_code == 1
    assert f"{path}:{line}: " in done.output


def counted(*arguments: str) -> dict[str, list[dict[str, str]]]:
    """Read the two tables of counts: the rows of each by its name, each row by its head."""
    done = CliRunner().invoke(content, ["check", "--counts", *arguments])
    first, *lines = done.output.splitlines()
    assert (done.exit_code, first) == (0, "The content is in order.")
    tables: dict[str, list[dict[str, str]]] = {}
    for cells in (re.split(r"\s{2,}", line) for line in lines):
        if cells[0] in {"checklist", "course"}:
            head, tables[cells[0]] = cells, []
        else:
            tables[head[0]].append(dict(zip(head, cells, strict=True)))
    return tables


def test_check_counts_what_each_checklist_holds(tree):
    tables = counted(str(tree / "checklists" / "mystery-visit"))
    assert tables["course"] == []
    (row,) = tables["checklist"]
    assert row.items() >= {"checklist": "mystery-visit", "kind": "covert", "sections": "9", "timed": "1"}.items()


def test_check_counts_every_checklist_and_course_of_the_tree():
    tables = counted()
    for name, file in (("checklist", "checklists/*/checklist.yaml"), ("course", "courses/*/course.yaml")):
        assert [row[name] for row in tables[name]] == sorted(path.parent.name for path in ROOT.glob(file))


def shared(*arguments: str) -> dict[str, list[tuple[str, str]]]:
    """Read the tables of shares: by the head of each its lines, an item indented below its section."""
    done = CliRunner().invoke(content, ["check", "--shares", *arguments])
    first, *lines = done.output.splitlines()
    assert (done.exit_code, first) == (0, "The content is in order.")
    tables: dict[str, list[tuple[str, str]]] = {}
    for line in lines:
        cells = re.split(r"(?<=\S)\s{2,}", line)
        if len(cells) == 1:
            tables[line] = rows = []
        else:
            rows.append((cells[0], cells[1]))
    return tables


def test_check_shows_the_author_how_much_each_item_decides(tree):
    path = tree / "checklists" / "mystery-visit"
    document, _ = load_checklist(path)
    assert document is not None
    ((head, rows),) = shared(str(path)).items()
    assert head == f"mystery-visit, by {document['scoring']['mode']}"
    told = dict(rows)
    shares = effective_shares(document)
    for section in document["sections"]:
        of_section = sum((shares.get(item["key"], Decimal(0)) for item in section["items"]), Decimal(0))
        assert told[section["key"]] == f"{print_points(100 * of_section)} %"
        for item in section["items"]:
            reason = item["role"] if item["role"] != "scored" else "not scored"
            share = shares.get(item["key"])
            assert told[f"  {item['key']}"] == (reason if share is None else f"{print_points(100 * share)} %")
    assert {"bonus", "not scored"} <= set(told.values())


def test_check_shows_the_shares_of_every_checklist_of_the_tree():
    heads = [head.split(",")[0] for head in shared()]
    assert heads == sorted(path.parent.name for path in ROOT.glob("checklists/*/checklist.yaml"))


@pytest.mark.parametrize("kind", ["checklist", "course"])
def test_schema_prints_a_json_schema(kind):
    done = CliRunner().invoke(content, ["schema", kind])
    assert json.loads(done.output)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_publishing_twice_changes_nothing(world, clock, app):
    with app.app_context():
        publish_tree(db.session(), world.organisation_id, now=clock())
        first = live(world)
        publish_tree(db.session(), world.organisation_id, now=clock())
        assert live(world) == first
        assert {version for version, _ in first.values()} == {1}
        db.session.rollback()


def test_a_broken_file_leaves_the_last_good_version_live(world, clock, app, tree):
    with app.app_context():
        publish_tree(db.session(), world.organisation_id, now=clock(), root=tree)
        before = live(world)
        (tree / "checklists" / "store-patrol" / "checklist.yaml").write_text("key: [", "utf-8")
        faults = publish_tree(db.session(), world.organisation_id, now=clock(), root=tree)
        assert faults
        assert live(world) == before
        db.session.rollback()


def test_a_changed_file_is_a_new_version_and_the_old_one_stays_readable(world, clock, app, tree):
    path = tree / "checklists" / "store-patrol" / "checklist.yaml"
    with app.app_context():
        publish_tree(db.session(), world.organisation_id, now=clock(), root=tree)
        path.write_text(path.read_text("utf-8").replace("minutes: ", "minutes: 1", 1), "utf-8")
        publish_tree(db.session(), world.organisation_id, now=clock(), root=tree)
        assert live(world)["store-patrol"][0] == 2
        db.session.commit()
    for version in (1, 2):
        assert world.shopper.get(f"/v1/checklists/store-patrol/versions/{version}").status_code == 200
