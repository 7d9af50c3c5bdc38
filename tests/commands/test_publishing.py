"""A question whose key was once on phones never becomes an exam question."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from api.commands.publishing import publish_tree
from api.core.db import db
from api.courses.models import CourseVersion
from api.quizzes.models import QuestionVersion

FIXTURE = Path(__file__).parents[1] / "fixtures" / "ten-kinds"
ONCE_PRACTICE = "10000000-0000-4000-8000-000000000010"


@pytest.fixture
def tree(tmp_path) -> Path:
    (tmp_path / "checklists").mkdir()
    shutil.copytree(FIXTURE, tmp_path / "courses" / "ten-kinds")
    return tmp_path


def make_it_practice(tree: Path) -> Path:
    """Change the exposure of the first exam question."""
    path = tree / "courses" / "ten-kinds" / "questions" / "exam.yaml"
    path.write_text(path.read_text("utf-8").replace("exposure: exam", "exposure: practice", 1), "utf-8")
    quiz = tree / "courses" / "ten-kinds" / "quiz.yaml"
    quiz.write_text(quiz.read_text("utf-8").replace("draw: 5", "draw: 4"), "utf-8")  # of fewer questions
    return path


def make_it_an_exam_question(tree: Path) -> tuple[Path, int]:
    """Change the exposure of the practice question; returns where that stands."""
    for path in (tree / "courses" / "ten-kinds" / "questions").glob("*.yaml"):
        before, found, after = path.read_text("utf-8").partition(f"uuid: {ONCE_PRACTICE}")
        if found:
            rest, _, end = after.partition("exposure: practice")
            path.write_text(f"{before}{found}{rest}exposure: exam{end}", "utf-8")
            return path, (before + found + rest).count("\n") + 1
    raise AssertionError


def test_what_was_practice_in_an_earlier_version_is_refused_as_exam_question_with_file_and_line(world, clock, tree):
    with world.app.app_context():
        assert publish_tree(db.session(), world.organisation_id, now=clock(), root=tree) == []
        place = make_it_an_exam_question(tree)
        [fault] = publish_tree(db.session(), world.organisation_id, now=clock(), root=tree)
        db.session.commit()
        assert (fault.path, fault.line) == place
        assert "version 1 of the course ten-kinds" in fault.message
        mine = CourseVersion.organisation_id == world.organisation_id
        assert db.session.scalars(select(CourseVersion.version).where(mine, CourseVersion.is_live)).all() == [1]
        kept = select(QuestionVersion).where(QuestionVersion.organisation_id == world.organisation_id)
        assert ONCE_PRACTICE not in {str(one.uuid) for one in db.session.scalars(kept)}


def test_a_new_uuid_makes_it_a_question_nobody_has_seen(world, clock, tree):
    with world.app.app_context():
        publish_tree(db.session(), world.organisation_id, now=clock(), root=tree)
        path, _ = make_it_an_exam_question(tree)
        path.write_text(path.read_text("utf-8").replace(ONCE_PRACTICE, ONCE_PRACTICE[:-1] + "f"), "utf-8")
        assert publish_tree(db.session(), world.organisation_id, now=clock(), root=tree) == []


def test_an_organisation_that_never_had_it_as_practice_may_examine_it(world, clock, tree):
    make_it_an_exam_question(tree)
    with world.app.app_context():
        assert publish_tree(db.session(), world.organisation_id, now=clock(), root=tree) == []


def test_what_an_exam_has_asked_is_refused_as_practice_and_the_last_version_stays(world, clock, tree):
    with world.app.app_context():
        assert publish_tree(db.session(), world.organisation_id, now=clock(), root=tree) == []
        path = make_it_practice(tree)
        faults = publish_tree(db.session(), world.organisation_id, now=clock(), root=tree)
        db.session.commit()
        [fault] = [fault for fault in faults if "the exam of the course ten-kinds has asked it" in fault.message]
        assert (fault.path, fault.line) == (path, 4)
        mine = CourseVersion.organisation_id == world.organisation_id
        assert db.session.scalars(select(CourseVersion.version).where(mine, CourseVersion.is_live)).all() == [1]
