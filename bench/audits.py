"""Measure: reports of forty questions without photos, one op a push, from one, four and sixteen phones."""

from bench.checklist import good_responses, submit_op
from bench.load import Request
from bench.loading import Units, median_of, run_load
from bench.product import Product
from bench.world import Person, World
from api.core.documents import encode
from api.core.ids import new_id

CLIENTS = (1, 4, 16)
ROUNDS = 3
SECONDS = 3.0
_FASTEST = 600  # audits a second no machine of two cores will pass


def measure_audits(product: Product, world: World) -> dict[str, dict[str, float]]:
    """Measure each number of clients several times; the first round only warms up."""
    run_load(product, _phones(world, 4, 1.0), 1.0)
    return {
        f"audits, {clients} clients": median_of(
            [run_load(product, _phones(world, clients, SECONDS), SECONDS) for _ in range(ROUNDS)]
        )
        for clients in CLIENTS
    }


def _phones(world: World, clients: int, seconds: float) -> Units:
    each = int(_FASTEST * seconds / min(clients, 3 * clients))
    return [_units(world, shopper, each) for shopper in world.shoppers[:clients]]


def _units(world: World, shopper: Person, count: int) -> list[list[Request]]:
    device_id = str(new_id())
    responses = good_responses(world.document)
    return [
        [_push(shopper, device_id, submit_op(world.version, visit_id, seq, responses))]
        for seq, visit_id in enumerate(world.plan_visits(shopper, count), 1)
    ]


def _push(shopper: Person, device_id: str, op: dict[str, object]) -> Request:
    body = encode({"device_id": device_id, "ops": [op]})
    return Request("POST", "/v1/sync", shopper.headers, body, b'"outcome":"applied"')
