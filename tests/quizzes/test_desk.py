"""The trainer's desk: figures of an exam, and what marking again would change."""

from uuid import UUID

import pytest
from sqlalchemy import select

from api.core.db import db
from api.quizzes.desk import locate
from api.quizzes.models import MarkEvent
from tests.fixtures.exams import CLOSED, KEY, Taker, publish, right, wrong
from tests.fixtures.given import give


@pytest.fixture
def done(world, clock) -> list[Taker]:
    publish(world)
    people = [world.staff, *(world.add_person("staff", name=f"staff {number}", store="lake") for number in range(2))]
    takers = [Taker(world, person) for person in people]
    for taker, answer in zip(takers, (right, right, wrong), strict=True):
        taker.take(answer)
    return takers


def test_figures_come_from_first_attempts_with_words_and_options(world, done, clock):
    clock.move(hours=5)
    done[2].take(right)
    told = world.trainer.get(f"/v1/quizzes/{KEY}/statistics").json
    assert (told["test"]["people"], len(told["items"])) == (3, 9)
    one = next(item for item in told["items"] if item["key"] == "one")
    assert one["facility"] == pytest.approx(2 / 3)
    assert one["discrimination"] == pytest.approx(100)
    assert [flag["name"] for flag in one["flags"]] == ["too-few"]
    first = one["options"][0]
    assert (first["key"], first["top"], first["bottom"]) == ("right", 1, 0)


def test_an_exam_about_one_lesson_is_no_part_of_the_figures(world, done, clock):
    before = world.trainer.get(f"/v1/quizzes/{KEY}/statistics").json["test"]
    taker = Taker(world, world.add_person("staff", name="small", store="lake"))
    given = give(world, taker.person, KEY, ["wait"], "small")
    taker.put(taker.payload(taker.begin(assignment_id=str(given)), wrong))
    assert world.trainer.get(f"/v1/quizzes/{KEY}/statistics").json["test"] == before


def test_an_option_that_earns_something_is_a_good_one_under_bounds_too(world, clock):
    one, *others = CLOSED
    options = [{**option, "score": "1" if option["good"] else "-1"} for option in one["options"]]
    bounded = {
        **one,
        "scoring": "mapping",
        "mapping": {"low": "0", "high": "1", "default": "0"},
        "options": [{name: value for name, value in option.items() if name != "good"} for option in options],
    }
    publish(world, [bounded, *others])
    Taker(world, world.staff).take(lambda asked: {"choices": ["right"]} if asked["key"] == one["key"] else right(asked))
    told = world.trainer.get(f"/v1/quizzes/{KEY}/statistics").json["items"]
    item = next(item for item in told if item["key"] == one["key"])
    assert [option["is_good"] for option in item["options"]] == [option["good"] for option in one["options"]]


def test_trainers_read_every_question_of_an_exam_in_both_languages_and_nobody_else_does(world, clock):
    publish(world)
    told = world.trainer.get(f"/v1/quizzes/{KEY}/questions").json["items"]
    assert sorted(one["key"] for one in told) == sorted(question["key"] for question in CLOSED)
    assert all(one["stem"].keys() == {"zh-Hans", "en"} for one in told)
    for person in (world.staff, world.shopper, world.manager, world.qa, world.admin):
        assert person.get(f"/v1/quizzes/{KEY}/questions").status_code == 403
    assert world.trainer.get("/v1/quizzes/nothing/questions").status_code == 404


def test_a_question_is_found_by_file_and_line(tmp_path):
    folder = tmp_path / "courses" / KEY / "questions"
    folder.mkdir(parents=True)
    (folder / "exam.yaml").write_text("# a remark\n- uuid: 10000000-0000-4000-8000-000000000101\n", "utf-8")
    assert locate(tmp_path, KEY, "10000000-0000-4000-8000-000000000101") == f"courses/{KEY}/questions/exam.yaml:2"
    assert locate(tmp_path, KEY, "10000000-0000-4000-8000-000000000102") is None


def turn_round(world, kinds: tuple[str, ...] = ("true-false",)) -> None:
    """Publish the exam with the other answer as the key of some kinds."""
    turned = [
        {**one, "options": [{**option, "good": not option["good"]} for option in one["options"]]}
        if one["kind"] in kinds
        else one
        for one in CLOSED
    ]
    publish(world, turned)


def test_marking_again_names_whose_result_would_change_and_stores_nothing(world, done):
    assert world.trainer.get(f"/v1/quizzes/{KEY}/regrade").json["items"] == []
    turn_round(world)
    before = world.trainer.get("/v1/attempts").json
    changed = world.trainer.get(f"/v1/quizzes/{KEY}/regrade").json["items"]
    assert [(one["learner"]["name"], one["score_before"], one["score_after"]) for one in changed] == [
        ("staff", "1", "0.889"),
        ("staff 0", "1", "0.889"),
        ("staff 1", "0", "0.111"),
    ]
    assert world.trainer.get("/v1/attempts").json == before


def test_marking_again_is_carried_out_as_it_was_shown_and_only_so(world, clock, work):
    """Acceptance 7: the dry run lists the change; what is carried out is exactly that, and leaves a trace."""
    publish(world, **{"pass": "1"})
    good, poor = Taker(world, world.staff), Taker(world, world.add_person("staff", name="poor", store="lake"))
    assignment = str(give(world, world.staff, KEY, [], "test"))
    first = good.put(good.payload(good.begin(assignment_id=assignment), right)).json
    poor.take(lambda question: wrong(question) if question["kind"] == "true-false" else right(question))
    work()
    turn_round(world)
    path = f"/v1/quizzes/{KEY}/regrade"
    shown = world.trainer.get(path).json
    assert [(one["learner"]["name"], one["passed_after"], one["certificate"]) for one in shown["items"]] == [
        ("staff", False, "withdrawn"),
        ("poor", True, "issued"),
    ]
    assert world.trainer.post(path, {"digest": "0" * 64, "reason": "The key was wrong."}).status_code == 409
    body = {"digest": shown["digest"], "reason": "The key was wrong."}
    assert world.trainer.post(path, body).json == shown
    work()
    told = world.staff.get(f"/v1/attempts/{first['id']}").json
    assert (told["score"], told["has_passed"]) == ("0.889", False)
    [lost] = world.staff.get("/v1/certificates").json["items"]
    assert (lost["state"], lost["withdrawn_because"]) == ("withdrawn", "The key was wrong.")
    assert world.staff.get("/v1/assignments").json["items"][0]["state"] == "completed"
    assert [one["state"] for one in poor.person.get("/v1/certificates").json["items"]] == ["valid"]
    assert world.trainer.get(path).json["items"] == []
    assert world.trainer.post(path, body).status_code == 409
    with world.app.app_context():
        notes = db.session.scalars(select(MarkEvent).where(MarkEvent.attempt_id == UUID(first["id"]))).all()
    assert sorted((one.kind, one.slot is None) for one in notes) == [
        ("auto", True),
        ("regrade", False),
        ("regrade", True),
    ]


def test_marking_again_gives_back_what_it_took_but_not_what_a_person_withdrew(world, clock, work):
    publish(world, **{"pass": "1"})
    people = [world.staff, *(world.add_person("staff", name=name, store="lake") for name in ("before", "after"))]
    for person in people:
        Taker(world, person).take(right)
    work()
    path = f"/v1/quizzes/{KEY}/regrade"
    for turn, by_hand in ((turn_round, people[1]), (publish, people[2])):
        [held] = by_hand.get("/v1/certificates").json["items"]
        withdrawal = {"reason": "Two at one phone."}
        assert world.trainer.post(f"/v1/certificates/{held['id']}/withdrawal", withdrawal).status_code == 200
        turn(world)
        shown = world.trainer.get(path).json
        world.trainer.post(path, {"digest": shown["digest"], "reason": "The key was wrong."})
        work()
    assert [one["certificate"] for one in shown["items"]] == ["issued", None, None]
    states = [person.get("/v1/certificates").json["items"][0]["state"] for person in people]
    assert states == ["valid", "withdrawn", "withdrawn"]


def test_nobody_marks_their_own_attempt_again(world, clock):
    publish(world)
    Taker(world, world.trainer).take(right)
    turn_round(world)
    assert world.trainer.get(f"/v1/quizzes/{KEY}/regrade").json["items"] == []


def test_the_overview_counts_by_the_calendar_of_the_store(world, done, clock, work):
    work()
    give(world, world.staff, KEY, ["see"], "test")
    [region] = world.trainer.get("/v1/assignments/overview").json["items"]
    [store] = region["stores"]
    assert (region["due"], region["late"], store["people"][0]["due"]) == (1, 0, 1)
    clock.move(days=14, hours=11, minutes=59)
    assert world.manager.get("/v1/assignments/overview").json["items"][0]["late"] == 0
    clock.move(minutes=1)
    assert world.manager.get("/v1/assignments/overview").json["items"][0]["late"] == 1
    assert world.trainer.get("/v1/assignments/overview?course=other").json["items"] == []
