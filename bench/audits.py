"""Measure: reports of forty questions without photos, one op a push."""

from api.core.documents import encode
from api.core.ids import new_id
from bench.checklist import good_responses, submit_op
from bench.load import Request
from bench.loading import Figures, run_load
from bench.product import Product
from bench.world import Person, World

SENT = b'"outcome":"applied"'
_MOST = 600  # reports a second no machine of two cores will pass, and half of it with one phone alone


def measure_audits(product: Product, world: World, clients: int, seconds: float) -> Figures:
    """Send reports for some seconds from as many phones as there are clients."""
    each = int(_MOST * seconds / max(2, clients))
    return run_load(product, [_units(world, shopper, each) for shopper in world.shoppers[:clients]], seconds)


def _units(world: World, shopper: Person, count: int) -> list[list[Request]]:
    device_id = str(new_id())
    responses = good_responses(world.document)
    return [
        [_push(shopper, device_id, submit_op(world.version, visit_id, seq, responses))]
        for seq, visit_id in enumerate(world.plan_visits(shopper, count), 1)
    ]


def _push(shopper: Person, device_id: str, op: dict[str, object]) -> Request:
    body = encode({"device_id": device_id, "ops": [op]})
    return Request("POST", "/v1/sync", shopper.headers, body, SENT)
