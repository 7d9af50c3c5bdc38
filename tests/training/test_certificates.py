"""Certificates: one an attempt, good to the end of a day of the store, withdrawn for all to see."""

from typing import Any

import pikepdf

from tests.fixtures.exams import KEY, Taker, publish, right, wrong
from tests.fixtures.given import give


def certificate(person: Any) -> dict[str, Any]:
    [found] = person.get("/v1/certificates").json["items"]
    return dict(found)


def test_passing_gives_a_certificate_for_as_long_as_the_course_says(holder):
    found = certificate(holder.person)
    assert (found["issued_on"], found["expires_on"], found["state"]) == ("2026-11-22", "2027-11-22", "valid")


def test_failing_gives_none(world, taker, work):
    taker.take(wrong)
    work()
    assert world.staff.get("/v1/certificates").json["items"] == []


def test_an_exam_about_one_lesson_gives_none(world, clock, work):
    publish(world)
    taker = Taker(world, world.staff)
    small = give(world, world.staff, "ten-kinds", ["wait"], "small")
    taker.put(taker.payload(taker.begin(assignment_id=str(small)), right))
    work()
    assert world.staff.get("/v1/certificates").json["items"] == []


def test_it_is_printed_in_both_languages_with_the_name_and_the_code(holder, tmp_path):
    found = certificate(holder.person)
    for language in ("en", "zh-Hans"):
        answer = holder.person.get(f"/v1/certificates/{found['id']}.pdf?lang={language}")
        assert (answer.status_code, answer.content_type) == (200, "application/pdf")
        (tmp_path / "it.pdf").write_bytes(answer.data)
        with pikepdf.open(tmp_path / "it.pdf") as pdf:
            assert len(pdf.pages) == 1
            assert str(pdf.Root.Lang) == language


def test_its_public_page_says_what_it_is_worth_today_and_not_whose_it_is(world, holder, clock):
    found = certificate(holder.person)

    def page() -> str:
        return str(world.app.test_client().get(f"/verify/{found['code']}", headers={"Accept-Language": "en"}).text)

    assert "is valid today" in page()
    assert ">staff<" not in page()
    clock.move(days=365)
    assert "is valid today" in page()
    clock.move(days=1)
    assert "its time is over" in page()
    assert certificate(holder.person)["state"] == "expired"


def test_a_withdrawn_one_says_so_everywhere(world, holder):
    found = certificate(holder.person)
    path = f"/v1/certificates/{found['id']}/withdrawal"
    assert holder.person.post(path, {"reason": "x"}).status_code == 403
    assert world.trainer.post(path, {"reason": "Two at one phone."}).json["state"] == "withdrawn"
    assert world.trainer.post(path, {"reason": "Again."}).status_code == 409
    assert holder.person.get(f"/v1/certificates/{found['id']}.pdf").status_code == 409
    page = world.app.test_client().get(f"/verify/{found['code']}", headers={"Accept-Language": "en"})
    assert "later withdrawn" in page.text
    kept = holder.person.get("/v1/sync").json["certificates"][0]
    assert (kept["is_withdrawn"], kept["title"], kept["attempt_id"]) == (True, found["title"], found["attempt_id"])


def test_who_holds_a_valid_one_earns_no_second_one_by_another_way(world, clock, work):
    publish(world)
    taker = Taker(world, world.staff)
    given = give(world, world.staff, KEY, [], "whole")
    taker.put(taker.payload(taker.begin(assignment_id=str(given)), right))
    work()
    assert (taker.start().status_code, taker.start().json["type"]) == (409, "/problems/already-passed")


def test_an_expired_one_and_a_withdrawn_one_are_earned_anew(world, holder, clock, work):
    assert holder.start().json["type"] == "/problems/already-passed"
    clock.move(days=366)
    holder.take(right)
    work()
    old, new = sorted(holder.person.get("/v1/certificates").json["items"], key=lambda one: str(one["issued_on"]))
    assert (old["state"], new["state"]) == ("expired", "valid")
    assert holder.start().json["type"] == "/problems/already-passed"
    world.trainer.post(f"/v1/certificates/{new['id']}/withdrawal", {"reason": "Two at one phone."})
    told = holder.take(right)
    assert told["state"] == "held"  # The answers were shown when it was passed, so a person decides.
    decision = {"decision": "accept", "reason": "I was there."}
    assert world.trainer.post(f"/v1/attempts/{told['id']}/decision", decision).status_code == 200
    work()
    states = sorted(one["state"] for one in holder.person.get("/v1/certificates").json["items"])
    assert states == ["expired", "valid", "withdrawn"]


def test_one_that_is_about_to_expire_may_be_renewed(world, holder, clock):
    clock.move(days=334)
    assert holder.start().status_code == 409
    clock.move(days=2)
    assert holder.start().status_code == 201


def test_a_round_of_ones_own_beside_a_given_one_opens_no_keys(world, clock, work):
    publish(world)
    taker = Taker(world, world.staff)
    given = give(world, world.staff, KEY, [], "whole")
    taker.put(taker.payload(taker.begin(assignment_id=str(given)), wrong))
    work()
    assert taker.start().json["type"] == "/problems/cooling-down"
    clock.move(hours=25)
    assert taker.begin()["attempt_id"] in {
        one["id"] for one in world.staff.get("/v1/attempts").json["items"] if one["assignment_id"] == str(given)
    }
