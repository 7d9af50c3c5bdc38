"""Nobody reads the keys of an exam before handing it in, and whoever reads them is named in the journal."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from api.accounts.models import ApiToken
from api.accounts.permissions import Permission
from api.core.db import db
from api.journal.models import JournalEntry
from api.quizzes.models import Attempt
from tests.fixtures.exams import KEY, Taker, publish, right, wrong
from tests.fixtures.exams import QUESTIONS as ALL
from tests.fixtures.given import give

QUESTIONS, FIGURES = f"/v1/quizzes/{KEY}/questions", f"/v1/quizzes/{KEY}/statistics"


def answers(world: Any, *paths: str) -> list[Any]:
    return [(one.status_code, one.json.get("type")) for one in map(world.trainer.get, paths)]


def limit(world: Any, scopes: Iterable[Permission]) -> None:
    """Let the trainer's token do no more than this."""
    with world.app.app_context():
        changing = update(ApiToken).where(ApiToken.user_id == world.trainer.id)
        db.session.execute(changing.values(scopes=[str(scope) for scope in scopes]))
        db.session.commit()


REFUSED = (403, "/problems/exam-ahead")


def test_a_trainer_who_has_begun_an_exam_reads_its_keys_nowhere(world, clock):
    publish(world)
    other = Taker(world, world.staff).take(right)
    taker = Taker(world, world.trainer)
    packet = taker.begin()
    assert answers(world, QUESTIONS, FIGURES) == [REFUSED, REFUSED]
    path = f"/v1/attempts/{other['id']}"
    assert answers(world, path, f"{path}/copies") == [REFUSED, REFUSED]
    taker.put(taker.payload(packet, right))
    assert answers(world, QUESTIONS, FIGURES) == [(200, None), (200, None)]
    assert world.trainer.get(path).json["answers"]
    assert world.manager.get(path).json["answers"] is None


def test_a_trainer_who_was_given_the_course_reads_its_keys_once_it_is_passed(world, clock, work):
    publish(world)
    assignment = give(world, world.trainer, KEY, [], "test")
    assert answers(world, QUESTIONS) == [REFUSED]
    taker = Taker(world, world.trainer)
    taker.put(taker.payload(taker.begin(assignment_id=str(assignment)), right))
    work()
    assert answers(world, QUESTIONS) == [(200, None)]
    taker.begin(assignment_id=str(give(world, world.trainer, KEY, [], "another")))  # and not for that round
    assert answers(world, QUESTIONS, FIGURES) == [REFUSED, REFUSED]


@pytest.mark.parametrize(
    "path", [QUESTIONS, FIGURES, "/v1/attempts/{id}", "/v1/attempts/{id}/copies", "/v1/attempts/to-mark"]
)
def test_reading_keys_is_noted_with_who_did(world, clock, path):
    publish(world, ALL)
    attempt = Taker(world, world.staff).take(right)
    assert world.staff.get(f"/v1/attempts/{attempt['id']}").status_code == 200
    assert world.trainer.get(path.format(**attempt)).status_code == 200
    with world.app.app_context():
        read = select(JournalEntry.actor_id).where(
            JournalEntry.organisation_id == world.organisation_id, JournalEntry.event == "ExamKeysRead"
        )
        assert db.session.scalars(read).all() == [world.trainer.id]


def test_who_failed_an_exam_that_nobody_gave_them_still_reads_no_keys(world, clock):
    publish(world)
    assert Taker(world, world.trainer).take(wrong)["has_passed"] is False
    assert answers(world, QUESTIONS, FIGURES) == [REFUSED, REFUSED]


@pytest.mark.parametrize("scopes", [Permission, [Permission.ATTEMPT_TAKE]], ids=["as a trainer", "as a learner"])
def test_an_exam_whose_keys_one_has_read_counts_once_somebody_else_says_so(world, clock, work, scopes):
    publish(world)
    assert answers(world, FIGURES) == [(200, None)]
    limit(world, scopes)
    taken = Taker(world, world.trainer).take(right)
    limit(world, Permission)
    work()
    assert (taken["state"], taken["has_passed"]) == ("held", None)
    assert world.trainer.get("/v1/certificates").json["items"] == []
    with world.app.app_context():
        assert db.session.get_one(Attempt, UUID(taken["id"])).flags == ["keys-read"]
