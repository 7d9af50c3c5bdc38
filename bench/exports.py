"""Measure: ten thousand reports as CSV, to the first byte and to the last."""

import http.client
import time

from bench.loading import BenchError
from bench.meter import measured
from bench.product import HOST, Product
from bench.world import World

ROWS = 10_000


def measure_export(product: Product, world: World) -> dict[str, float]:
    """Export once; raises BenchError if a row is missing."""
    connection = http.client.HTTPConnection(HOST, product.port, timeout=60)
    with measured(product.trees) as span:
        began = time.perf_counter()
        connection.request("GET", "/v1/audits.csv", headers=world.qa.headers)
        response = connection.getresponse()
        first = response.read(1)
        first_byte = time.perf_counter() - began
        rest = response.read()
        total = time.perf_counter() - began
    connection.close()
    rows = (first + rest).count(b"\r\n") - 1
    if rows < ROWS:
        raise BenchError(f"the export has {rows} rows instead of at least {ROWS}: {rest[:200]!r}")
    return {
        "first_byte_s": first_byte,
        "total_s": total,
        "cpu_s": span.cpu["app"] + span.cpu["database"],
        "rows": rows,
        "load": span.load,
    }
