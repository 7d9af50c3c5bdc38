"""Measure: what phones pull, in full and since a cursor, and a page of the list of reports."""

import http.client
import json

from bench.load import Request
from bench.loading import Figures, run_load
from bench.product import HOST, Product
from bench.world import Person, World

OPEN_VISITS = 20
_CLIENTS = 4
_MOST = 1500  # readings a second no machine of two cores will pass


def measure_reading(product: Product, world: World, seconds: float) -> dict[str, Figures]:
    """Read each for some seconds with four clients; the shopper has twenty visits ahead."""
    shopper = world.fresh_shopper
    cursor = _pull(product, shopper)["cursor"]
    kinds = {
        "pull, full": (shopper, "/v1/sync", b'"full":true'),
        "pull, nothing new": (shopper, f"/v1/sync?cursor={cursor}", b'"full":false'),
        "page of 50 reports": (world.qa, "/v1/audits?limit=50", b'"items"'),
    }
    return {
        name: _read(product, Request("GET", path, person.headers, None, expect), seconds)
        for name, (person, path, expect) in kinds.items()
    }


def _read(product: Product, request: Request, seconds: float) -> Figures:
    units = [[request]] * int(_MOST * seconds / _CLIENTS)
    return run_load(product, [units] * _CLIENTS, seconds)


def _pull(product: Product, person: Person) -> dict[str, str]:
    connection = http.client.HTTPConnection(HOST, product.port, timeout=60)
    connection.request("GET", "/v1/sync", headers=person.headers)
    bundle: dict[str, str] = json.loads(connection.getresponse().read())
    connection.close()
    return bundle
