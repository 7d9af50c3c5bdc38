"""Whatever order acts arrive in, the server names exactly the numbers it has not seen."""

from itertools import pairwise
from random import Random

import pytest

from tests.fixtures.content import plan_shop


def missing(seen: set[int]) -> list[dict[str, int]]:
    pairs = pairwise(sorted({0, *seen}))
    return [{"from": low + 1, "to": high - 1} for low, high in pairs if high > low + 1][:20]


@pytest.mark.parametrize("seed", range(8))
def test_gaps_are_those_of_a_plain_list(world, shop, seed):
    rng, seen, ops = Random(seed), set(), {}  # noqa: S311 - an order to try, not a secret
    numbers = list(range(1, 25))
    if seed % 2:
        rng.shuffle(numbers)
    while numbers:
        batch, numbers = numbers[: (size := rng.randint(1, 4))], numbers[size:]
        batch += rng.sample(sorted(seen), min(len(seen), rng.randint(0, 2)))
        for number in batch:
            ops.setdefault(number, shop.op({}, kind="audit.paint", device_seq=number))
        seen |= set(batch)
        assert shop.push(*(ops[number] for number in batch)).json["gaps"] == missing(seen)


def test_a_number_whose_act_was_not_kept_is_missing(world, shop, content):
    stolen = shop.op({}, kind="audit.paint")
    shop.push(stolen)
    other = plan_shop(world, content, "park")
    changed = {**other.op(other.payload()), "op_id": stolen["op_id"], "device_seq": 2}
    later = shop.op({}, kind="audit.paint", device_seq=3)
    assert shop.push(changed, later).json["gaps"] == [{"from": 2, "to": 2}]
    assert shop.push(shop.op({}, kind="audit.paint", device_seq=2)).json["gaps"] == []
