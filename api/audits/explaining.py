"""The score tree as it is told to a reader: what was kept when the report arrived, with what such trees came to say later."""

from collections.abc import Mapping
from typing import Any

from api.audits.score_tree import to_json
from api.audits.timer import run_share


def with_run_shares(tree: Mapping[str, Any]) -> dict[str, Any]:
    """Give the timers of a kept tree their `in_time`, which trees kept before there was one lack; else the tree as it is."""
    return {**tree, "items": [_with_run_share(item) for item in tree["items"]]}


def _with_run_share(item: Mapping[str, Any]) -> Mapping[str, Any]:
    timer = item["timer"]
    if timer is None or "in_time" in timer:
        return item
    counted = to_json(run_share([run["counts_as"] for run in timer["runs"]]))
    return {**item, "timer": {**timer, "in_time": counted}}
