"""A mail server, a house for robots and browsers, and the round that is gone at will."""

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from api.commands.work import act
from api.core.db import db
from api.embedded.ports import pick_free
from api.journal import Happened
from api.reminders.models import ReminderSent
from api.reminders.rounds import HANDLER, queue_reminders
from tests.channels.listener import Listener, listening
from tests.channels.test_push import BROWSER
from tests.fixtures.exams import KEY, publish
from tests.fixtures.given import give

TODAY = date(2026, 11, 22)


class Post:
    """A real mail server that keeps what it takes."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.breaks_off = False

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd calls it so
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.breaks_off:
            server.transport.abort()
        return "250 taken"

    def to(self, person: Any) -> list[EmailMessage]:
        return [letter for letter in self.letters if letter["To"] == f"{person.id}@example.com"]


@pytest.fixture
def post(app) -> Iterator[Post]:
    handler = Post()
    [port] = pick_free(1)
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    before = app.extensions["ports"]
    set_up(app, smtp_url=f"smtp://127.0.0.1:{port}", mail_from="Tenseconds <training@example.com>")
    yield handler
    app.extensions["ports"] = before
    controller.stop()


@pytest.fixture
def house(app, post) -> Iterator[Listener]:
    with listening() as listener:
        set_up(app, private_hosts=(listener.host,))
        yield listener


def set_up(app: Any, **changes: Any) -> None:
    ports = app.extensions["ports"]
    app.extensions["ports"] = dataclasses.replace(ports, settings=dataclasses.replace(ports.settings, **changes))


@pytest.fixture(autouse=True)
def course(world, clock, content) -> None:
    publish(world)


def due(world: Any, days: int, person: Any = None) -> Any:
    return give(world, person or world.staff, KEY, [], f"in {days}", due_on=TODAY + timedelta(days=days))


def tell(world: Any, work: Any) -> None:
    go_round(world)
    work()


def go_round(world: Any) -> None:
    with world.app.app_context():
        queue_reminders(db.session(), world.app.extensions["ports"])
        db.session.commit()


def lines(letter: EmailMessage) -> list[str]:
    return [line for line in letter.get_content().splitlines() if line.startswith("·")]


def happened(world: Any, channel: str = "mail") -> Happened:
    payload = {"channel": channel, "day": TODAY.isoformat()}
    return Happened(
        "ReminderQueued", world.organisation_id, world.staff.id, world.app.extensions["ports"].clock(), None, payload
    )


def send(world: Any, channel: str = "mail") -> None:
    """Run the job of a reminder, as a worker does."""
    act(world.app, {"handler": HANDLER, "happened": happened(world, channel).to_args()})


def state(world: Any, channel: str = "mail") -> str:
    with world.app.app_context():
        return db.session.get_one(ReminderSent, (world.organisation_id, world.staff.id, channel, TODAY)).state


def subscription(house: Listener) -> dict[str, Any]:
    return {"endpoint": f"{house.url}/push/1", "keys": {"p256dh": BROWSER.p256dh, "auth": BROWSER.auth}}
