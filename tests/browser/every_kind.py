"""The shipped visit with every kind of question that a form has, and a draft in which each of them is answered in one of its ways."""

import copy
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from api.checklists.load import load_checklist
from api.core.clock import to_wire, utc_now
from api.core.ids import new_id
from tests.browser.chain import Chain
from tests.fixtures.content import Shop, answered, item
from tests.sync.test_photos import jpeg, put

KINDS = {"yes-no", "choice", "multi-choice", "scale", "number", "text", "timer", "photo", "receipt"}
_NOTE = "Beside the till, twice. 在收银台旁边，两次。"


def every_kind() -> dict[str, Any]:
    """Read the shipped visit, without its stories and with a photo."""
    read, faults = load_checklist(Path(__file__).parents[2] / "checklists" / "mystery-visit")
    assert read is not None, faults
    whole = copy.deepcopy(read)
    whole["scenarios"] = []
    whole["sections"][0]["items"].append(item("shop-front", "photo", weight="0"))
    assert {each["kind"] for each in asked_in(whole)} >= KINDS
    return whole


def asked_in(document: dict[str, Any]) -> list[dict[str, Any]]:
    """List the questions of a checklist."""
    return [each for section in document["sections"] for each in section["items"]]


def begin(chain: Chain, responses: list[dict[str, Any]], store: str = "hill") -> Shop:
    """Begin a visit on another phone, from which this one goes on."""
    shop = Shop(chain.world, chain.plan(store), chain.version)
    go_on(shop, responses, 1)
    return shop


def go_on(shop: Shop, responses: list[dict[str, Any]], revision: int) -> None:
    """Go on with a visit on the other phone."""
    began = to_wire(utc_now() - timedelta(minutes=31 - revision))
    draft = {**shop.payload([]), "responses": responses, "started_at": began, "finished_at": began}
    del draft["evidence"]
    answer = shop.push(shop.op({"revision": revision, "draft": draft}, kind="audit.draft"))
    assert answer.json["results"][0]["outcome"] == "applied", answer.text


def each_answered(chain: Chain, document: dict[str, Any]) -> list[dict[str, Any]]:
    """Answer every question; the first that may be left out is, with a reason, and the last of yes and no was not seen."""
    asked = asked_in(document)
    left_out = next(each["key"] for each in asked if each["na"]["allowed"])
    unseen = [each["key"] for each in asked if each["kind"] == "yes-no"][-1]
    said = {
        left_out: {"item": left_out, "state": "na_shopper", "reason": _NOTE},
        unseen: {"item": unseen, "state": "not_observed"},
    }
    return [said.get(each["key"]) or _answer(chain, each) for each in asked]


def _answer(chain: Chain, asked: dict[str, Any]) -> dict[str, Any]:
    options = [option["key"] for option in asked.get("options") or []]
    ways: dict[str, Callable[[], dict[str, Any]]] = {
        "choice": lambda: {"value": options[0]},
        "multi-choice": lambda: {"value": {"chosen": options[:1], "not_applicable": options[-1:]}},
        "scale": lambda: {"value": asked["scale"]["min"]},
        "number": lambda: {"value": "5"},
        "text": lambda: {"value": _NOTE},
        "timer": lambda: {"timer": {"runs": [_run(4.2), _run(31.75)]}},
        "photo": lambda: {"photos": [_photo(chain)]},
        "receipt": lambda: {"value": "No. 0042", "photos": [_photo(chain)]},
        "yes-no": lambda: {"value": "no", "note": _NOTE},
    }
    return answered(asked["key"], **ways[asked["kind"]]())


def _run(seconds: float) -> dict[str, Any]:
    """Time an approach of so many seconds, a while ago."""
    wall, mono = round((utc_now() - timedelta(minutes=20)).timestamp() * 1000), 60_000
    took = round(seconds * 1000)
    return {
        "started": {"wall_ms": wall, "mono_ms": mono},
        "stopped": {"wall_ms": wall + took, "mono_ms": mono + took},
        "was_hidden": False,
    }


def _photo(chain: Chain) -> str:
    photo: UUID = new_id()
    put(chain.world.shopper, photo, jpeg(size=(320, 240)))
    return str(photo)
