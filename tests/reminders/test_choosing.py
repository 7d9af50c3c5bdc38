"""How somebody chooses where and when they are told, and tries it."""

import pytest
from sqlalchemy import update

from api.accounts.models import User
from api.core.db import db
from tests.reminders.conftest import due, subscription, tell


def test_who_chose_an_hour_is_told_then_and_once(world, post, work, clock):
    due(world, 0)
    due(world, 0, world.trainer)
    chosen = world.staff.put("/v1/me/reminders/hour", json={"hour": 14}).json
    assert (chosen["hour"], chosen["house_hour"], chosen["hours"]) == (14, 9, {"first": 6, "last": 19})
    tell(world, work)
    assert (len(post.to(world.staff)), len(post.to(world.trainer))) == (0, 1)
    clock.move(hours=2)
    for hour in (14, 13, None):
        tell(world, work)
        assert len(post.to(world.staff)) == 1
        assert world.staff.put("/v1/me/reminders/hour", json={"hour": hour}).status_code == 200
    tell(world, work)
    assert len(post.to(world.staff)) == 1
    assert world.staff.get("/v1/me/reminders").json["hour"] == 9


def test_who_goes_back_to_the_hour_of_the_house_when_it_is_over_is_told_on_the_same_day_and_once(
    world, post, work, clock
):
    due(world, 0)
    for hour, letters in ((14, 0), (None, 1), (14, 1), (None, 1)):
        assert world.staff.put("/v1/me/reminders/hour", json={"hour": hour}).status_code == 200
        tell(world, work)
        assert len(post.to(world.staff)) == letters


@pytest.mark.parametrize("hour", [5, 20, "9"])
def test_nobody_can_choose_the_night(world, hour):
    assert world.staff.put("/v1/me/reminders/hour", json={"hour": hour}).status_code == 422


def test_a_test_says_whether_a_channel_works(world, house, post, clock):
    with world.app.app_context():
        db.session.execute(update(User).where(User.id == world.staff.id).values(language="zh-Hans"))
        db.session.commit()
    assert world.staff.post("/v1/me/reminders/mail/test").json == {"outcome": "sent"}
    assert post.to(world.staff)[0]["Subject"] == "提醒测试"
    assert world.staff.post("/v1/me/reminders/mail/test").status_code == 429
    robot = {"shape": "dingtalk", "url": f"{house.url}/hook?access_token=geheim", "name": "湖滨店群"}
    added = world.staff.post("/v1/me/reminders/robots", robot)
    assert (added.json["name"], "geheim" in added.text) == ("湖滨店群", False)
    path = f"/v1/me/reminders/channels/{added.json['id']}/test"
    assert world.staff.post(path).json == {"outcome": "sent"}
    assert "能收到就说明设置好了" in house.heard[0]["body"].decode()
    assert world.staff.post(path).status_code == 429
    assert world.manager.post(path).status_code == 404
    clock.move(seconds=21)
    house.body = b'{"errcode":310000,"errmsg":"keywords not in content"}'
    assert world.staff.post(path).json == {"outcome": "away"}


def test_a_browser_that_is_gone_is_off_until_a_test_reaches_it(world, house, clock):
    channel = world.staff.post("/v1/me/reminders/browsers", subscription(house)).json["id"]
    for status, outcome, is_on in ((410, "failed", False), (201, "sent", True)):
        house.status = status
        assert world.staff.post(f"/v1/me/reminders/channels/{channel}/test").json == {"outcome": outcome}
        assert world.staff.get("/v1/me/reminders").json["channels"][0]["is_on"] is is_on
        clock.move(minutes=1)


def test_a_browser_that_changes_hands_tells_only_who_has_it(world, house):
    for person in (world.staff, world.manager):
        assert person.post("/v1/me/reminders/browsers", subscription(house)).status_code == 201
    assert world.staff.get("/v1/me/reminders").json["channels"] == []
    assert len(world.manager.get("/v1/me/reminders").json["channels"]) == 1
