"""The trainer's desk: figures of an exam, and what marking again would change."""

import pytest

from api.quizzes.desk import locate
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


def test_a_question_is_found_by_file_and_line(tmp_path):
    folder = tmp_path / "courses" / KEY / "questions"
    folder.mkdir(parents=True)
    (folder / "exam.yaml").write_text("# a remark\n- uuid: 10000000-0000-4000-8000-000000000101\n", "utf-8")
    assert locate(tmp_path, KEY, "10000000-0000-4000-8000-000000000101") == f"courses/{KEY}/questions/exam.yaml:2"
    assert locate(tmp_path, KEY, "10000000-0000-4000-8000-000000000102") is None


def test_marking_again_names_whose_result_would_change_and_stores_nothing(world, done):
    assert world.trainer.get(f"/v1/quizzes/{KEY}/regrade").json["items"] == []
    turned = [
        {**one, "options": [{**option, "good": not option["good"]} for option in one["options"]]}
        if one["kind"] == "true-false"
        else one
        for one in CLOSED
    ]
    publish(world, turned)
    before = world.trainer.get("/v1/attempts").json
    changed = world.trainer.get(f"/v1/quizzes/{KEY}/regrade").json["items"]
    assert [(one["learner"]["name"], one["score_before"], one["score_after"]) for one in changed] == [
        ("staff", "1", "0.889"),
        ("staff 0", "1", "0.889"),
        ("staff 1", "0", "0.111"),
    ]
    assert world.trainer.get("/v1/attempts").json == before


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
