"""Whoever dies on the way, a reminder is told once at most: what may have been told is not told again on that day."""

import pytest
from sqlalchemy import select

from api.core.db import db, enter
from api.jobs import TryLater
from api.reminders.models import ReminderSent
from api.reminders.sending import send_reminder
from tests.reminders.conftest import due, go_round, happened, send, state, subscription, tell


@pytest.mark.parametrize("dies", ["before it sends", "before it notes what it sent"])
def test_a_worker_that_dies_after_its_claim_leaves_what_nobody_sends_again(world, post, work, dies):
    due(world, 0)
    go_round(world)
    with world.app.app_context():
        session = db.session()
        enter(session, world.organisation_id)
        claimed = send_reminder(session, world.app.extensions["ports"], happened(world))
        session.commit()
        assert claimed is not None
        if dies == "before it notes what it sent":
            enter(session, world.organisation_id)
            claimed(session)
        session.rollback()
    assert state(world) == "sending"
    sent = len(post.to(world.staff))
    assert sent == (dies != "before it sends")
    work()
    tell(world, work)
    send(world)
    assert (len(post.to(world.staff)), state(world)) == (sent, "unknown")
    assert world.staff.get("/v1/me/reminders").json["mail"]["last"] == {"day": "2026-11-22", "state": "unknown"}


def test_a_mail_server_that_breaks_off_may_have_taken_it(world, post, work):
    due(world, 0)
    post.breaks_off = True
    for _ in range(2):
        tell(world, work)
    assert (len(post.to(world.staff)), state(world)) == (1, "unknown")


@pytest.mark.parametrize("kind", ["browsers", "robots"])
def test_a_house_that_hangs_up_may_have_heard_and_one_that_refuses_has_not(world, house, work, kind):
    due(world, 0)
    world.staff.put("/v1/me/reminders/mail", json={"is_on": False})
    body = subscription(house) if kind == "browsers" else {"shape": "wecom", "url": f"{house.url}/hook"}
    channel = world.staff.post(f"/v1/me/reminders/{kind}", body).json["id"]
    go_round(world)
    house.status = 503
    with pytest.raises(TryLater):
        send(world, channel)
    assert state(world, channel) == "queued"
    house.hangs_up = True
    for _ in range(2):
        send(world, channel)
    work()
    assert (len(house.heard), state(world, channel)) == (2, "unknown")


def test_what_one_channel_may_have_told_the_others_tell(world, post, house, work):
    due(world, 0)
    house.hangs_up = True
    world.staff.post("/v1/me/reminders/robots", {"shape": "wecom", "url": f"{house.url}/hook"})
    tell(world, work)
    with world.app.app_context():
        rows = db.session.scalars(select(ReminderSent).where(ReminderSent.user_id == world.staff.id))
        assert sorted(row.state for row in rows) == ["sent", "unknown"]
    assert len(post.to(world.staff)) == 1
