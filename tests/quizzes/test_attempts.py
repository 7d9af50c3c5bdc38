"""Attempts from start to result: who may start, what counts, what is kept."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import func, select

from api.core.db import db
from api.core.ids import new_id
from api.quizzes.lapsing import settle_attempts
from api.quizzes.models import AnswerEvent, AnswerMark, Attempt, MarkEvent, Submission
from tests.fixtures.exams import CLOSED, QUESTIONS, Taker, nothing, publish, right, wrong


def count(world, model: Any, **where: Any) -> int:
    with world.app.app_context():
        query = select(func.count()).select_from(model).where(model.organisation_id == world.organisation_id)
        return db.session.scalar(query.filter_by(**where)) or 0


def slug(answer: Any) -> str:
    return str(answer.json["type"]).rpartition("/")[2]


def test_who_answers_everything_right_has_passed(taker):
    told = taker.take(right)
    assert (told["state"], told["score"], told["has_passed"], told["flags"]) == ("graded", "1", True, [])


def test_who_answers_nothing_has_not(taker):
    told = taker.take(nothing)
    assert (told["state"], told["score"], told["has_passed"]) == ("graded", "0", False)


def test_a_critical_question_decides_alone(taker):
    told = taker.take(lambda question: wrong(question) if question["critical"] else right(question))
    assert (told["score"], told["has_passed"]) == ("0.889", False)


def test_the_newest_answer_of_a_slot_counts_and_every_earlier_one_stays(world, taker):
    payload = taker.payload(taker.begin(), wrong)
    better = taker.payload({"attempt_id": payload["attempt_id"]}, right)["answers"]
    noted = [*payload["answers"], *({**one, "seq": one["seq"] + 100} for one in better)]
    assert taker.put({**payload, "answers": noted}).json["score"] == "1"
    assert count(world, AnswerEvent) == 2 * len(CLOSED)


def test_the_same_start_on_the_same_phone_is_the_same_packet(taker):
    assert taker.begin() == taker.begin()


def test_another_phone_is_refused_while_one_is_at_it(world, taker):
    """Acceptance 4: two devices are one attempt and a refusal, never a sum."""
    taker.begin()
    answer = Taker(world, taker.person).start()
    assert (answer.status_code, slug(answer)) == (409, "attempt-elsewhere")


def test_twenty_starts_at_once_with_one_attempt_allowed_are_one(world, clock):
    """Acceptance 5."""
    publish(world, attempts=1)
    phones = [Taker(world, world.staff) for _ in range(20)]
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda phone: phone.start(), phones))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 19
    assert count(world, Attempt) == 1


def test_fifty_equal_submissions_at_once_are_one(world, taker, work):
    """Acceptance 3: with the marks."""
    payload = taker.payload(taker.begin(), right)
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: taker.put(payload), range(50)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.get_data() for answer in answers}) == 1
    assert (count(world, Submission), count(world, MarkEvent), count(world, AnswerMark)) == (1, 1, len(CLOSED))
    work()


def test_another_submission_is_refused_and_kept(world, taker):
    packet = taker.begin()
    taker.put(taker.payload(packet, wrong))
    again = taker.put(taker.payload(packet, right))
    assert (again.status_code, slug(again)) == (409, "another-submission")
    assert again.content_type == "application/problem+json"
    assert count(world, Submission, is_conflicting=True) == 1
    told = world.trainer.get(f"/v1/attempts/{packet['attempt_id']}").json
    assert (told["score"], told["flags"]) == ("0", ["conflicting-copy"])


def test_by_op_it_is_the_same_and_a_conflict_is_kept_too(world, taker):
    packet = taker.begin()
    op = taker.op(taker.payload(packet, right))
    outcomes = [taker.push(op).json["results"][0]["outcome"] for _ in range(2)]
    other = taker.push(taker.op(taker.payload(packet, wrong))).json["results"][0]
    assert (outcomes, other["outcome"], other["problem"]["status"]) == (["applied", "duplicate"], "conflict", 409)
    assert count(world, Submission) == 2
    assert taker.put(op["payload"]).json["has_passed"] is True


def test_answers_that_came_ahead_count_if_nothing_else_comes(world, taker, clock):
    packet = taker.begin()
    answers = taker.payload(packet, right)["answers"]
    ahead = taker.op({"attempt_id": packet["attempt_id"], "answers": answers}, "attempt.answers")
    assert taker.push(ahead).json["results"][0]["outcome"] == "applied"
    clock.move(days=8)
    with world.app.app_context():
        settle_attempts(db.session(), world.app.extensions["ports"])
        db.session.commit()
    told = world.trainer.get(f"/v1/attempts/{packet['attempt_id']}").json
    assert (told["state"], told["score"], told["flags"]) == ("graded", "1", ["not-handed-in"])


def test_a_phone_that_lost_its_answers_is_marked_by_those_it_hands_in(world, taker):
    packet = taker.begin()
    lost = taker.payload(packet, wrong)
    ahead = {"attempt_id": packet["attempt_id"], "answers": lost["answers"]}
    assert taker.push(taker.op(ahead, "attempt.answers")).json["results"][0]["outcome"] == "applied"
    told = taker.put(taker.payload(packet, right)).json
    assert (told["score"], told["has_passed"]) == ("1", True)


def test_a_phone_that_was_lost_does_not_keep_its_owner_waiting(world, clock):
    publish(world, limit_minutes=30)
    taker = Taker(world, world.staff)
    packet = taker.begin()
    ahead = {"attempt_id": packet["attempt_id"], "answers": taker.payload(packet, wrong)["answers"]}
    taker.push(taker.op(ahead, "attempt.answers"))
    clock.move(days=8)
    assert taker.start().status_code == 201


def test_a_mark_by_hand_stands_when_the_same_words_come_again(world, clock):
    publish(world, QUESTIONS)
    taker = Taker(world, world.staff)
    packet = taker.begin()
    late = taker.payload(packet, right)
    taker.push(taker.op({"attempt_id": packet["attempt_id"], "answers": late["answers"]}, "attempt.answers"))
    clock.move(days=8)
    taker.start()  # Its time is over, so we hand it in.
    path = f"/v1/attempts/{packet['attempt_id']}"
    whole = world.trainer.get(path).json
    [slot] = [one["slot"] for one in whole["answers"] if one["share"] is None]
    marks = {"marks": [{"slot": slot, "share": "0.5", "comment": "And why?"}]}
    world.trainer.post(f"{path}/marks", marks)
    taker.put(late)
    [answer] = [one for one in world.trainer.get(path).json["answers"] if one["slot"] == slot]
    assert (answer["share"], answer["comment"]) == ("0.5", "And why?")


def test_a_packet_nobody_opened_lapses_once_for_free(world, clock):
    publish(world, attempts=1)
    taker = Taker(world, world.staff)
    taker.begin()
    clock.move(days=8)
    taker.begin()
    clock.move(days=8)
    answer = taker.start()
    assert (answer.status_code, slug(answer)) == (409, "no-attempts-left")


def test_what_comes_after_the_time_is_kept_graded_and_decided_by_a_person(world, taker, clock):
    packet = taker.begin()
    payload = taker.payload(packet, right)
    clock.move(days=8)
    told = taker.put(payload).json
    assert (told["state"], told["score"], told["has_passed"]) == ("held", None, None)
    path = f"/v1/attempts/{packet['attempt_id']}/decision"
    decided = world.trainer.post(path, {"decision": "accept", "reason": "The store had no signal."})
    assert (decided.json["state"], decided.json["has_passed"], decided.json["score"]) == ("graded", True, "1")
    again = world.trainer.post(path, {"decision": "void", "reason": "No."})
    assert slug(again) == "not-markable"


def test_a_voided_attempt_counts_as_not_passed(world, taker, clock):
    packet = taker.begin()
    taker.put(taker.payload(packet, right, elapsed_ms=22 * 60_000))
    path = f"/v1/attempts/{packet['attempt_id']}/decision"
    decided = world.trainer.post(path, {"decision": "void", "reason": "Two people at one phone."})
    assert decided.json["state"] == "void"
    assert taker.start().status_code == 409


@pytest.mark.parametrize("days", [-1, 1])
def test_a_phone_whose_clock_is_off_by_a_day_is_graded_and_flagged(world, taker, clock, days):
    """Acceptance 6."""
    packet = taker.begin()
    payload = taker.payload(packet, right)
    clock.move(days=days)
    odd = taker.payload(packet, right)
    clock.move(days=-days)
    shifted = {name: odd[name] for name in ("started_at", "finished_at")}
    told = taker.put({**payload, **shifted}).json
    assert (told["state"], told["has_passed"]) == ("graded", True)
    assert world.trainer.get(f"/v1/attempts/{packet['attempt_id']}").json["flags"]


def test_a_time_that_cannot_be_is_graded_and_flagged_and_is_not_over_the_limit(world, clock):
    publish(world, limit_minutes=10)
    taker = Taker(world, world.staff)
    packet = taker.begin()
    clock.move(hours=1)
    told = taker.put(taker.payload(packet, right, elapsed_ms=90_000_000)).json
    assert told["state"] == "graded"
    flags = world.trainer.get(f"/v1/attempts/{packet['attempt_id']}").json["flags"]
    assert flags == ["clock-jumped", "longer-than-possible"]


def test_attempts_are_limited_and_cool_down(world, taker, clock):
    taker.take(wrong)
    answer = taker.start()
    assert slug(answer) == "cooling-down"
    assert int(answer.headers["Retry-After"]) == 4 * 3600 + 1
    clock.move(hours=4)
    taker.take(wrong)
    clock.move(hours=4)
    assert slug(taker.start()) == "no-attempts-left"


def test_who_has_passed_has_nothing_left_to_do(taker, clock):
    taker.take(right)
    clock.move(days=1)
    assert slug(taker.start()) == "already-passed"


def test_more_time_is_granted_to_one_person(world, taker):
    path = f"/v1/users/{taker.person.id}/extra-time"
    assert world.trainer.put(path, json={"factor": "1.5"}).json == {"factor": "1.5"}
    assert taker.begin()["limit_s"] == 30 * 60


def test_a_retake_brings_other_questions_where_there_are(world, clock):
    publish(world, draw=4, attempts=2)
    taker = Taker(world, world.staff)

    def stems(packet: dict[str, Any]) -> set[str]:
        return {question["stem"]["en"] for question in packet["questions"]}

    first = taker.begin()
    taker.put(taker.payload(first, wrong))
    clock.move(hours=5)
    assert not stems(first) & stems(taker.begin())


def test_a_question_edited_meanwhile_is_marked_as_it_was_drawn(world, taker):
    """Acceptance 7: the pinned version counts."""
    packet = taker.begin()
    payload = taker.payload(packet, right)
    turned = [{**one, "options": [{**option, "good": not option["good"]} for option in one["options"]]}
              if one["kind"] == "true-false" else one for one in CLOSED]  # fmt: skip
    publish(world, turned)
    assert taker.put(payload).json["score"] == "1"


def test_an_open_answer_waits_for_a_person_who_is_somebody_else(world, clock):
    publish(world, QUESTIONS)
    taker = Taker(world, world.staff)
    told = taker.take(right)
    assert (told["state"], told["has_passed"]) == ("marking", None)
    path = f"/v1/attempts/{told['id']}/marks"
    shown = world.trainer.get(f"/v1/attempts/{told['id']}").json["answers"]
    [waiting] = [one for one in shown if one["share"] is None]
    assert waiting["question"]["guide"]["en"] == "Secret guide"
    wrong_slot = {"slot": waiting["slot"] % 10 + 1, "share": "1", "comment": "Well seen."}
    assert world.trainer.post(path, {"marks": [wrong_slot]}).status_code == 422
    done = world.trainer.post(path, {"marks": [{**wrong_slot, "slot": waiting["slot"], "share": "0.5"}]}).json
    assert (done["state"], done["score"]) == ("graded", "0.95")


def test_nobody_marks_their_own_attempt(world, clock):
    publish(world, QUESTIONS)
    trainer = world.add_person("trainer", name="trainer of the lake", store="lake")
    told = Taker(world, trainer).take(right)
    answer = trainer.post(f"/v1/attempts/{told['id']}/marks", {"marks": [{"slot": 1, "share": "1", "comment": "x"}]})
    assert (answer.status_code, slug(answer)) == (403, "own-attempt")


def test_an_attempt_of_somebody_else_is_not_there(world, taker):
    packet = taker.begin()
    payload = taker.payload(packet, right)
    other = Taker(world, world.add_person("staff", name="other", store="lake"))
    assert other.put(payload).status_code == 404
    assert other.push(other.op(payload)).json["results"][0]["outcome"] == "rejected"
    assert other.person.get(f"/v1/attempts/{packet['attempt_id']}").status_code == 404


def test_an_answer_that_fits_no_question_is_kept_and_flagged(world, taker):
    packet = taker.begin()
    payload = taker.payload(packet, right)
    payload["answers"][0]["response"] = {"choices": ["invented"]}
    assert taker.put(payload).json["state"] == "graded"
    told = world.trainer.get(f"/v1/attempts/{packet['attempt_id']}").json
    assert told["flags"] == ["unreadable-answer"]


def test_a_course_without_exam_or_no_course_at_all(world, content):
    device = {"device_id": str(new_id())}
    assert slug(world.staff.post("/v1/quizzes/first-ten-seconds/attempts", device)) == "no-exam"
    assert world.staff.post("/v1/quizzes/nothing/attempts", device).status_code == 404


def test_the_exam_says_what_it_asks_for_and_how_one_stands(taker, clock):
    before = taker.person.get("/v1/quizzes/ten-kinds").json
    assert (before["attempts_left"], before["open_attempt_id"], before["has_passed"]) == (2, None, False)
    packet = taker.begin()
    assert taker.person.get("/v1/quizzes/ten-kinds").json["open_attempt_id"] == packet["attempt_id"]
    taker.put(taker.payload(packet, wrong))
    after = taker.person.get("/v1/quizzes/ten-kinds").json
    assert (after["attempts_left"], after["next_start_at"]) == (1, "2026-11-22T08:00:00Z")
