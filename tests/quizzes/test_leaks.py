"""Before an attempt is closed nothing that a learner can read tells which answer is right."""

import json
import re
from collections.abc import Iterator
from typing import Any

from api.core.db import db
from api.core.signing import is_signed_by
from api.quizzes.models import Attempt
from tests.fixtures.exams import KEY, QUESTIONS, Taker, publish, right, wrong
from tests.fixtures.given import give

TELLING = re.compile(
    r"key|good|correct|right|wrong|fraction|weight|share|feedback|explanation|guide|critical|fixed|tolerance|areas|accept"
)
# What the words above are allowed in: how the packet is signed, the column of a match, and what the result is called.
HARMLESS = {"key_id", "rights"}


def names_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from names_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names_in(inner)


def readable(taker: Taker, attempt_id: str) -> list[str]:
    """Read all that a learner can read about it."""
    person = taker.person
    answers = [
        person.get(path)
        for path in (
            "/v1/sync",
            f"/v1/quizzes/{KEY}",
            "/v1/attempts",
            f"/v1/attempts/{attempt_id}",
            "/v1/courses",
            f"/v1/courses/{KEY}/versions/1",
            "/v1/assignments",
        )
    ]
    assert {answer.status_code for answer in answers} == {200}
    return [answer.text for answer in answers]


def test_a_packet_names_nothing_that_tells(world, clock):
    """Acceptance 1: no field of a packet tells."""
    publish(world, QUESTIONS)
    packet = Taker(world, world.staff).begin()
    assert {name for name in names_in(packet) if TELLING.search(name)} <= HARMLESS
    assert "Secret" not in json.dumps(packet)
    assert "秘密" not in json.dumps(packet, ensure_ascii=False)


def test_right_and_wrong_options_have_the_same_shape(world, clock):
    """Acceptance 1: right and wrong have the same bytes but for their words."""
    publish(world, QUESTIONS)
    for question in Taker(world, world.staff).begin()["questions"]:
        groups = [question.get(name, []) for name in ("options", "lefts", "rights", "steps")]
        groups += [turn["options"] for turn in question.get("turns", [])]
        for group in groups:
            assert len({(tuple(one), len(one["id"]), tuple(one["text"])) for one in group}) <= 1


def test_no_payload_tells_a_secret_until_the_exam_is_passed(world, clock, work):
    """Acceptance 1: everything that can be read before is crawled, also when no attempt is left: there may be another round."""
    publish(world, QUESTIONS[:9])
    taker = Taker(world, world.staff)
    packet = taker.begin()
    told = readable(taker, packet["attempt_id"])
    submitted = taker.put(taker.payload(packet, wrong))
    told += [submitted.text, taker.put(taker.payload(packet, right)).text, *readable(taker, packet["attempt_id"])]
    secrets = set(secrets_of(world, packet["attempt_id"]))
    for text in told:
        assert "Secret" not in text
        assert not secrets & set(re.findall(r"[a-z][a-z-]+", text.replace("\\", "")))
    clock.move(hours=5)
    last = taker.take(wrong)
    assert (last["attempts_left"], last["answers"]) == (0, None)
    assert not [text for text in readable(taker, packet["attempt_id"]) if "Secret" in text]
    again = give(world, world.staff, KEY, [], "again")
    clock.move(hours=5)
    taker.put(taker.payload(taker.begin(assignment_id=str(again)), right))
    work()
    closed = taker.person.get(f"/v1/attempts/{packet['attempt_id']}").json
    assert "Secret explanation 1" in json.dumps(closed["answers"])


def test_what_was_passed_is_kept_back_while_another_go_is_ahead(world, clock, work):
    publish(world, QUESTIONS[:9])
    taker = Taker(world, world.staff)
    passed = taker.take(right)
    work()

    def answers() -> Any:
        return taker.person.get(f"/v1/attempts/{passed['id']}").json["answers"]

    assert answers()
    clock.move(hours=1)
    small = give(world, world.staff, KEY, ["wait"], "small", now=clock.now)
    assert answers() is None
    taker.put(taker.payload(taker.begin(assignment_id=str(small)), right))
    work()
    assert answers()


def test_a_renewal_that_failed_opens_no_keys(world, clock, work):
    publish(world)
    taker = Taker(world, world.staff)
    first = taker.take(right)
    work()
    clock.move(days=360)
    for _ in range(2):
        clock.move(hours=25)
        last = taker.take(wrong)
        assert last["answers"] is None
        assert taker.person.get(f"/v1/attempts/{first['id']}").json["answers"] is None
    assert last["attempts_left"] == 0


def secrets_of(world, attempt_id: str) -> Iterator[str]:
    """Give the keys of options that stand in no text a learner reads."""
    with world.app.app_context():
        attempt = db.session.get_one(Attempt, attempt_id)
        for slot in attempt.slots:
            yield from (
                key for key in slot["meaning"].values() if key in {"wrong-a", "wrong-b", "points", "cold", "warm"}
            )


def test_answers_are_shown_after_passing(taker):
    told = taker.take(right)
    assert [one["share"] for one in told["answers"]] == ["1"] * 9


def test_a_quiz_may_keep_score_and_answers_back(world, clock):
    publish(world, release={"score": "closed", "answers": "never"})
    taker = Taker(world, world.staff)
    told = taker.take(wrong)
    assert (told["score"], told["has_passed"], told["answers"]) == (None, False, None)
    clock.move(hours=5)
    told = taker.take(wrong)
    assert (told["score"], told["answers"]) == ("0", None)


def test_a_packet_is_signed(world, taker):
    packet = taker.begin()
    key = taker.person.get("/v1/keys").json["keys"][0]["public_key"]
    assert is_signed_by(packet, key)
    assert not is_signed_by({**packet, "limit_s": 9999}, key)
