"""What services are handed: the submission of a phone, decoded and checked in one pass, and the plan of a visit.

This is the one hot body, so msgspec reads it; `schemas.AuditSubmitSchema` is the same contract for everybody else, and a
property test holds the two equal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from api.audits.fields import is_moment, is_plausible
from api.core.problems import FieldError, Invalid, marked

Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Slug = Annotated[str, Meta(min_length=1, max_length=100)]
Moment = Annotated[datetime, Meta(tz=True)]
NOT_AN_ID = marked("This is not a UUID in lower case.")
NOT_A_TIME = marked("This is not a time with a time zone.")
WRONG_CLOCK = marked("This time cannot be right. Check the clock of the phone.")
WRONG_ORDER = marked("The end is before the start. Check the clock of the phone.")


class ChecklistRef(Struct, forbid_unknown_fields=True):
    """The version an audit was filled on."""

    key: Slug
    version: Annotated[int, Meta(ge=1, le=1_000_000)]
    sha256: Sha256


class Location(Struct, forbid_unknown_fields=True):
    """Where the phone says it was; metres of accuracy, seconds of age."""

    latitude: Annotated[float, Meta(ge=-90, le=90)]
    longitude: Annotated[float, Meta(ge=-180, le=180)]
    accuracy_m: Annotated[float, Meta(ge=0, le=1e7)]
    age_s: Annotated[float, Meta(ge=0, le=1e7)] = 0
    datum: Literal["WGS-84", "GCJ-02", "BD-09"] = "WGS-84"


class ItemResponse(Struct, forbid_unknown_fields=True):
    """One response; whether its value fits the item is the checklist's to say."""

    item: Slug
    state: Literal["answered", "na_shopper", "not_observed", "unanswered"]
    value: Any = UNSET
    note: Annotated[str, Meta(max_length=4000)] | UnsetType | None = UNSET
    reason: Annotated[str, Meta(max_length=1000)] | UnsetType | None = UNSET
    timer: dict[str, Any] | UnsetType | None = UNSET
    photos: Annotated[list[UUID], Meta(max_length=30)] | UnsetType = UNSET


class Evidence(Struct, forbid_unknown_fields=True):
    """The chain of what was captured, in order, as the phone hashed and signed it, and the nonce it began with."""

    events: Annotated[list[dict[str, Any]], Meta(max_length=5000)] = []
    public_key: Annotated[str, Meta(max_length=200)] | None = None
    signature: Annotated[str, Meta(max_length=200)] | None = None
    nonce: Annotated[str, Meta(max_length=200)] | None = None


class Submission(Struct, forbid_unknown_fields=True):
    """A filled checklist as a phone hands it in."""

    audit_id: UUID
    visit_id: UUID
    checklist: ChecklistRef
    started_at: Moment
    finished_at: Moment
    responses: Annotated[list[ItemResponse], Meta(max_length=500)]
    location: Location | None = None
    evidence: Evidence = msgspec.field(default_factory=Evidence)

    @property
    def photo_ids(self) -> list[tuple[str, UUID]]:
        """List item and photo id of every photo it speaks of, in order."""
        return [(response.item, photo) for response in self.responses if response.photos for photo in response.photos]


@dataclass(frozen=True)
class VisitPlan:
    """Who visits which store with which checklist, and when."""

    store_id: UUID
    shopper_id: UUID
    checklist_key: str
    window_from: datetime
    window_to: datetime
    is_practice: bool = False
    brief: Mapping[str, Any] | None = None
    scenario: str | None = None


def read_submission(payload: Any) -> Submission:
    """Check a payload; raise Invalid that points to the first fault."""
    try:
        submission = msgspec.convert(payload, Submission)
    except msgspec.ValidationError as error:
        raise Invalid(errors=[fault_of(str(error))]) from error
    if errors := [*_form_faults(submission, payload), *_time_faults(submission)]:
        raise Invalid(errors=errors)
    return submission


def _form_faults(submission: Submission, payload: Mapping[str, Any]) -> list[FieldError]:
    """List what msgspec reads kindly: ids and times that are written in another than their one way."""
    ids = [
        ("/audit_id", submission.audit_id, payload["audit_id"]),
        ("/visit_id", submission.visit_id, payload["visit_id"]),
    ]
    for place, (read, sent) in enumerate(zip(submission.responses, payload["responses"], strict=True)):
        for number, photo in enumerate(read.photos or ()):
            ids.append((f"/responses/{place}/photos/{number}", photo, sent["photos"][number]))
    faults = [FieldError(pointer, NOT_AN_ID) for pointer, read, sent in ids if str(read) != sent]
    times = ("started_at", "finished_at")
    return faults + [FieldError(f"/{name}", NOT_A_TIME) for name in times if not is_moment(payload[name])]


def _time_faults(submission: Submission) -> list[FieldError]:
    times = {"/started_at": submission.started_at, "/finished_at": submission.finished_at}
    faults = [FieldError(pointer, WRONG_CLOCK) for pointer, moment in times.items() if not is_plausible(moment)]
    if not faults and submission.finished_at < submission.started_at:
        return [FieldError("/finished_at", WRONG_ORDER)]
    return faults


def fault_of(message: str) -> FieldError:
    """Turn `Expected X, got Y - at $.a[0].b` into a pointer and a sentence."""
    what, _, path = message.partition(" - at `$")
    pointer = path.rstrip("`").replace("[...]", "/*").replace("[", "/").replace("]", "").replace(".", "/")
    return FieldError(pointer, marked("This is not as expected: {what}"), {"what": what})
