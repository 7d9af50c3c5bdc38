"""Reminders: once a day, at a good hour of the store, in one's language, about what is due; after some days to who leads."""

import threading

import pytest
from sqlalchemy import select, update

from api.accounts.models import User
from api.core.db import db
from api.core.ids import new_id
from api.jobs import TryLater
from api.reminders.models import ReminderChannel, ReminderSent
from api.reminders.steps import is_due_step, is_escalated, is_renewal_step
from api.stores.models import Store
from tests.fixtures.content import plan_shop
from tests.fixtures.exams import Taker, right
from tests.reminders.conftest import due, go_round, lines, send, set_up, state, subscription, tell


def test_one_mail_says_what_is_late_and_what_is_due_in_ones_language(world, post, work):
    with world.app.app_context():
        db.session.execute(update(User).where(User.id == world.staff.id).values(language="zh-Hans"))
        db.session.commit()
    for days in (-1, 0, 3, 4):
        due(world, days)
    tell(world, work)
    [letter] = post.to(world.staff)
    assert letter["Subject"] == "学习提醒（2026年11月22日）"
    assert lines(letter) == [
        "· 十种题：已过期，截止日是2026年11月21日",
        "· 十种题：2026年11月22日前完成",
        "· 十种题：2026年11月25日前完成",
    ]
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "/reminders" in letter["List-Unsubscribe"]


def test_acceptance_3_one_reminder_however_often_and_by_however_many_it_is_made(world, post, work):
    due(world, 0)
    threads = [threading.Thread(target=go_round, args=(world,)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    work()
    for _ in range(3):
        tell(world, work)
    assert len(post.to(world.staff)) == 1
    with world.app.app_context():
        [row] = db.session.scalars(select(ReminderSent).where(ReminderSent.user_id == world.staff.id))
        assert row.state == "sent"


def test_a_job_that_runs_again_sends_nothing_again(world, post, work):
    due(world, 0)
    tell(world, work)
    send(world)
    assert len(post.to(world.staff)) == 1


def test_nothing_is_said_when_nothing_is_due_or_all_is_done(world, post, work):
    due(world, 20)
    Taker(world, world.staff).take(right)
    due(world, 0, world.manager)
    with world.app.app_context():
        db.session.execute(update(User).where(User.id == world.manager.id).values(status="disabled"))
        db.session.commit()
    work()
    tell(world, work)
    assert post.to(world.staff) == post.to(world.manager) == []


def test_the_hour_is_that_of_the_store(world, post, work, clock):
    with world.app.app_context():
        db.session.execute(update(Store).where(Store.id == world.stores["lake"]).values(time_zone="America/New_York"))
        db.session.commit()
    due(world, 0)
    clock.move(hours=9, minutes=59)  # one minute to nine on the same day in New York
    tell(world, work)
    assert post.to(world.staff) == []
    clock.move(minutes=1)
    tell(world, work)
    assert len(post.to(world.staff)) == 1


def test_nobody_is_told_at_night(world, post, work, clock):
    due(world, 0)
    clock.move(hours=8)
    tell(world, work)
    assert post.to(world.staff) == []


def test_the_steps_leave_days_alone():
    assert [left for left in range(-22, 6) if is_due_step(left)] == [-21, -14, -7, -3, -1, 0, 1, 3]
    assert [late for late in range(20) if is_escalated(late, 3)] == [3, 10, 17]
    assert not any(is_escalated(late, 0) for late in range(20))
    assert [left for left in range(40) if is_renewal_step(left, 30)] == [0, 1, 3, 7, 14, 30]
    assert [left for left in range(40) if is_renewal_step(left, 5)] == [0, 1, 3, 5]


def test_a_day_on_which_nothing_ran_is_made_up_for_on_the_next(world, post, work, clock):
    due(world, 0)
    tell(world, work)
    assert len(post.to(world.staff)) == 1
    clock.move(days=4)  # Nothing ran when it was one and three days late, nor when its manager was to hear of it.
    tell(world, work)
    assert (len(post.to(world.staff)), len(post.to(world.manager))) == (2, 1)
    clock.move(days=1)
    tell(world, work)
    assert (len(post.to(world.staff)), len(post.to(world.manager))) == (2, 1)


def test_who_chose_an_hour_is_told_what_was_left_out_too(world, post, work, clock):
    due(world, 0)
    assert world.staff.put("/v1/me/reminders/hour", json={"hour": 12}).status_code == 200
    tell(world, work)
    clock.move(days=2)
    tell(world, work)
    assert len(post.to(world.staff)) == 2


def test_who_leads_is_told_after_some_days_and_the_region_after_twice_as_many(world, post, work, clock):
    regional = world.add_person("manager", name="regional", region="east")
    west = world.add_person("manager", name="west", region="west")
    due(world, 0)
    told: dict[int, list[str]] = {}
    for day in range(8):
        post.letters.clear()
        tell(world, work)
        leaders = {"store": world.manager, "region": regional}
        told[day] = [name for name, person in leaders.items() if post.to(person)]
        assert post.to(west) == []
        clock.move(days=1)
    assert {day: who for day, who in told.items() if who} == {3: ["store"], 6: ["region"]}


def test_a_manager_reads_who_and_what(world, post, work):
    due(world, -3)
    tell(world, work)
    assert lines(post.to(world.manager)[0]) == ["· staff, Ten kinds: was due on 19 Nov 2026"]


def test_a_certificate_that_runs_out_names_the_next_three_dates(world, post, work, clock):
    Taker(world, world.staff).take(right)
    work()
    clock.move(days=335)
    tell(world, work)
    [letter] = post.to(world.staff)
    [line] = lines(letter)
    assert line.startswith("· Ten kinds: your certificate runs out on 22 Nov 2027. If you renew it today, ")
    assert line.endswith("the next dates are 23 Oct 2028, 23 Oct 2029 and 23 Oct 2030.")
    clock.move(days=1)
    tell(world, work)
    assert len(post.to(world.staff)) == 1


def test_a_mail_server_that_is_away_loses_nothing(world, post, app):
    due(world, 0)
    good = app.extensions["ports"].settings.smtp_url
    go_round(world)
    set_up(app, smtp_url="smtp://127.0.0.1:9")
    with pytest.raises(TryLater):
        send(world)
    assert state(world) == "queued"
    set_up(app, smtp_url=good)
    send(world)
    assert len(post.to(world.staff)) == 1


@pytest.mark.parametrize("hours", [8, 48])
def test_what_was_not_sent_by_the_evening_is_not_sent_any_more(world, post, clock, hours):
    due(world, 0)
    go_round(world)
    clock.move(hours=hours)
    send(world)
    assert (post.to(world.staff), state(world)) == ([], "failed")


def test_mail_can_be_switched_off_and_a_robot_added(world, house, post, work):
    due(world, 0)
    assert world.staff.put("/v1/me/reminders/mail", json={"is_on": False}).json["mail"]["is_on"] is False
    robot = {"shape": "wecom", "url": f"{house.url}/hook?key=geheim"}
    added = world.staff.post("/v1/me/reminders/robots", robot)
    assert (added.status_code, "geheim" in added.text) == (201, False)
    assert world.staff.post("/v1/me/reminders/robots", robot).json["id"] == added.json["id"]
    for _ in range(2):
        tell(world, work)
    assert (post.to(world.staff), len(house.heard)) == ([], 1)
    assert "Ten kinds: until 22 Nov 2026" in house.heard[0]["body"].decode()
    assert world.staff.delete(f"/v1/me/reminders/channels/{added.json['id']}").status_code == 204
    assert world.staff.get("/v1/me/reminders").json["channels"] == []


def test_a_browser_that_is_gone_is_switched_off(world, house, work):
    due(world, 0)
    assert world.staff.post("/v1/me/reminders/browsers", subscription(house)).status_code == 201
    house.status = 410
    tell(world, work)
    [channel] = world.staff.get("/v1/me/reminders").json["channels"]
    assert (channel["is_on"], channel["last_error"], channel["host"]) == (False, "Refused", "127.0.0.1")
    assert len(house.heard) == 1


def test_what_a_browser_hears_nobody_else_can_read(world, house, work):
    due(world, 0)
    house.status = 201
    world.staff.post("/v1/me/reminders/browsers", subscription(house))
    tell(world, work)
    assert b"Ten kinds" not in house.heard[0]["body"]
    assert house.heard[0]["headers"]["Content-Encoding"] == "aes128gcm"


@pytest.mark.parametrize(
    ("path", "body", "pointer"),
    [
        ("robots", {"shape": "wecom", "url": "https://169.254.169.254/latest"}, "/url"),
        ("robots", {"shape": "feishu", "url": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send"}, "/url"),
        ("robots", {"shape": "slack", "url": "https://hooks.slack.com/x"}, "/shape"),
        (
            "browsers",
            {"endpoint": "http://push.example/1", "keys": {"p256dh": "A" * 87, "auth": "A" * 22}},
            "/endpoint",
        ),
        ("browsers", {"endpoint": "https://push.example/1", "keys": {"p256dh": "A" * 87, "auth": "A" * 22}}, "/keys"),
    ],
)
def test_an_address_that_leads_elsewhere_is_refused_by_field(world, path, body, pointer):
    answer = world.staff.post(f"/v1/me/reminders/{path}", body)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, pointer)


def test_nobody_takes_away_what_is_somebody_elses(world):
    robot = {"shape": "wecom", "url": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1"}
    added = world.staff.post("/v1/me/reminders/robots", robot).json
    assert world.manager.delete(f"/v1/me/reminders/channels/{added['id']}").status_code == 404
    assert world.manager.delete(f"/v1/me/reminders/channels/{new_id()}").status_code == 404
    with world.app.app_context():
        assert (
            db.session.scalar(select(ReminderChannel.id).where(ReminderChannel.user_id == world.staff.id)) is not None
        )


def test_who_has_two_roles_in_two_stores_gets_one_mail(world, post, work):
    for store in ("lake", "park"):
        body = {"role": "manager", "store_id": str(world.stores[store])}
        assert world.admin.post(f"/v1/users/{world.staff.id}/memberships", body).status_code == 201
    due(world, 0)
    due(world, -3, world.add_person("staff", name="colleague", store="lake"))
    tell(world, work)
    [letter] = post.to(world.staff)
    assert [line.split(",")[0] for line in lines(letter)] == ["· Ten kinds: until 22 Nov 2026", "· colleague"]


def test_a_planned_visit_reminds_nobody(world, content, post, work):
    plan_shop(world, content)
    tell(world, work)
    assert [post.to(person) for person in world.people.values()] == [[]] * len(world.people)
