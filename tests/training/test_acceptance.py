"""What training has to stand, by the numbers under which it was agreed; those not here say their number where they are.

1 tests/quizzes/test_leaks.py · 2, 11, 12 tests/browser · 3 here and tests/reminders · 4, 5, 6, 7 tests/quizzes ·
8, 9 here · 10 tests/repetition/test_vectors.py and tests/quizzes/test_item_statistics.py
"""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from api.commands.publishing import ROOT, publish_tree
from api.core.db import db
from api.courses.models import CourseVersion
from api.interchange.reading import read_file
from api.quizzes.models import Submission
from api.training.models import Certificate
from tests.fixtures.exams import Taker, publish, right
from tests.interchange.test_tables_and_xml import packed

CONTENT = ("checklist_version", "course_version", "exam_version", "question_version", "journal_entry")
BROKEN = "first-ten-seconds"


@pytest.fixture
def tree(tmp_path) -> Path:
    """Copy the shipped content, so that it may be broken."""
    for name in ("checklists", "courses"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def rows_of(world) -> dict[str, tuple[int, str]]:
    """Count the rows of content of an organisation, with the transactions that wrote them last."""
    query = "SELECT count(*), string_agg(xmin::text, ',' ORDER BY id) FROM {} WHERE organisation_id = :organisation"
    return {
        table: tuple(db.session.execute(text(query.format(table)), {"organisation": world.organisation_id}).one())
        for table in CONTENT
    }


def test_acceptance_3_fifty_equal_submissions_at_once_are_one_submission_and_one_certificate(world, clock, work):
    publish(world)
    taker = Taker(world, world.staff)
    payload = taker.payload(taker.begin(), right)
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: taker.put(payload), range(50)))
    assert {answer.status_code for answer in answers} == {200}
    for _ in range(2):
        work()
    with world.app.app_context():
        counts = [
            db.session.scalar(
                select(func.count()).select_from(table).where(table.organisation_id == world.organisation_id)
            )
            for table in (Submission, Certificate)
        ]
    assert counts == [1, 1]


def test_acceptance_8_loading_the_courses_twice_writes_nothing_and_a_broken_one_leaves_the_old_version(
    world, clock, tree
):
    with world.app.app_context():
        publish_tree(db.session(), world.organisation_id, now=clock(), root=tree)
        db.session.commit()
        before = rows_of(world)
        assert before["course_version"][0] == len(list((tree / "courses").iterdir()))
        assert publish_tree(db.session(), world.organisation_id, now=clock(), root=tree) == []
        db.session.commit()
        assert rows_of(world) == before
        path = next((tree / "courses" / BROKEN / "questions").glob("*.yaml"))
        lines = path.read_text("utf-8").splitlines()
        number = next(index for index, line in enumerate(lines, 1) if "kind:" in line)
        lines[number - 1] = lines[number - 1].split("kind:")[0] + "kind: riddle"
        path.write_text("\n".join(lines), "utf-8")
        [fault, *_] = publish_tree(db.session(), world.organisation_id, now=clock(), root=tree)
        db.session.commit()
        assert (fault.path.name, fault.line) == (path.name, number)
        assert rows_of(world) == before
        live = select(CourseVersion.version).where(
            CourseVersion.organisation_id == world.organisation_id, CourseVersion.key == BROKEN, CourseVersion.is_live
        )
        assert db.session.scalars(live).all() == [1]


def test_acceptance_9_a_package_of_a_thousand_units_is_refused_in_words():
    units = "".join(f"<au id='u{number}'><url>u{number}/index.html</url></au>" for number in range(1000))
    files = {"cmi5.xml": f"<courseStructure>{units}</courseStructure>"}
    files |= {f"u{number}/index.html": "<p>x</p>" for number in range(1000)}
    found = read_file("course.zip", packed(files))
    assert found.drafts == ()
    assert [remark.of("en") for remark in found.remarks] == ["cmi5.xml is no QTI item."]
