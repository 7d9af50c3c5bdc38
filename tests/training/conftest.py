"""Somebody who has proved something."""

import pytest

from tests.fixtures.exams import Taker, publish, right


@pytest.fixture
def holder(world, clock, work) -> Taker:
    """Let a member of the staff by the lake pass the exam, and issue what follows."""
    publish(world)
    taker = Taker(world, world.staff)
    taker.take(right)
    work()
    return taker
