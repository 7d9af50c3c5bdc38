"""What a covert visit keeps from the store: the receipt. Its number and its picture lead to the till's record, and to who shopped."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, cast, exists, func
from sqlalchemy.dialects.postgresql import JSONPATH

from api.audits.models import Audit, AuditPhoto
from api.checklists.models import ChecklistVersion

_RECEIPT_OF = cast('$.sections[*].items[*] ? (@.kind == "receipt" && @.key == $item)', JSONPATH)


def withheld_items(document: Mapping[str, Any]) -> frozenset[str]:
    """Name the items of a checklist whose answers only the shopper and QA read."""
    if document["kind"] != "covert":
        return frozenset()
    return frozenset(
        item["key"] for section in document["sections"] for item in section["items"] if item["kind"] == "receipt"
    )


def is_withheld() -> ColumnElement[bool]:
    """Tell in SQL whether a photo of an audit belongs to such an item."""
    key = func.jsonb_build_object("item", AuditPhoto.item)
    return exists().where(
        ChecklistVersion.id == Audit.checklist_version_id,
        ChecklistVersion.document["kind"].astext == "covert",
        func.jsonb_path_exists(ChecklistVersion.document, _RECEIPT_OF, key),
    )


def for_the_store(response: dict[str, Any], withheld: frozenset[str]) -> dict[str, Any]:
    """Leave out of a response what the store side must not read.

    The runs of a timer tell to the millisecond when the shopper was there (the score has the seconds); of a withheld item only the
    state is left.
    """
    if response["item"] in withheld:
        return {"item": response["item"], "state": response["state"]}
    return {name: value for name, value in response.items() if name != "timer"}
