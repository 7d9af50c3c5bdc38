"""The words of xAPI: who, did what, to which thing, with which result. Pure; nothing here knows a table or a network.

Verbs and kinds of activities are those of ADL's vocabulary (https://w3id.org/xapi/adl), `earned` is Tin Can's, `voided` that of xAPI
itself. People appear as accounts of this product, numbers without a name: who reads the record store learns nothing about somebody whom
they cannot look up here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

Json = dict[str, Any]
VERBS: Final[Mapping[str, tuple[str, str, str]]] = {
    "completed": ("http://adlnet.gov/expapi/verbs/completed", "completed", "学完了"),
    "passed": ("http://adlnet.gov/expapi/verbs/passed", "passed", "通过了"),
    "failed": ("http://adlnet.gov/expapi/verbs/failed", "failed", "没有通过"),
    "earned": ("http://id.tincanapi.com/verb/earned", "earned", "获得了"),
    "voided": ("http://adlnet.gov/expapi/verbs/voided", "voided", "撤回了"),
}
_KINDS: Final[Mapping[str, str]] = {
    "course": "http://adlnet.gov/expapi/activities/course",
    "lesson": "http://adlnet.gov/expapi/activities/lesson",
    "exam": "http://adlnet.gov/expapi/activities/assessment",
    "drill": "http://adlnet.gov/expapi/activities/performance",
    "certificate": "https://www.opigno.org/en/tincan_registry/activity_type/certificate",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where this product is: the beginning of every name it gives to things and people."""

    public_url: str
    organisation_id: UUID

    def person(self, user_id: UUID) -> Json:
        """Name somebody by their number in their organisation."""
        home = f"{self.public_url}/organisations/{self.organisation_id}"
        return {"objectType": "Agent", "account": {"homePage": home, "name": str(user_id)}}

    def activity(self, kind: str, path: str, title: Mapping[str, str]) -> Json:
        """Name a thing to learn, with its title in both languages."""
        definition = {"type": _KINDS[kind], "name": dict(title)}
        return {"objectType": "Activity", "id": f"{self.public_url}/activities/{path}", "definition": definition}


def statement(
    statement_id: UUID,
    actor: Json,
    verb: str,
    thing: Json,
    *,
    at: datetime,
    context: Json | None = None,
    result: Json | None = None,
) -> Json:
    """Put a statement together; `at` is aware. Only one about an activity has a context."""
    iri, english, chinese = VERBS[verb]
    whole = {
        "id": str(statement_id),
        "actor": actor,
        "verb": {"id": iri, "display": {"en": english, "zh-Hans": chinese}},
        "object": thing,
        "timestamp": at.isoformat(),
    }
    if context is not None:
        whole["context"] = {"platform": "Tenseconds", **context}
    return {**whole, "result": result} if result else whole


def earlier(statement_id: UUID) -> Json:
    """Name a statement that was made before."""
    return {"objectType": "StatementRef", "id": str(statement_id)}


def duration(seconds: Decimal | float) -> str:
    """Write seconds as an ISO 8601 duration with at most two decimals, as xAPI asks for."""
    return f"PT{Decimal(str(seconds)).quantize(Decimal('0.01'))}S"


def scored(score: Decimal | None, *, has_passed: bool, seconds: float | None) -> Json:
    """Write the result of an exam; a share of the points lies between 0 and 1."""
    result: Json = {"success": has_passed, "completion": True}
    if score is not None:
        result["score"] = {"scaled": float(score)}
    return {**result, "duration": duration(seconds)} if seconds is not None else result
