"""Fields of payloads that are kept as they were sent: an id, a time and a number have one way of being written, on both sides.

`audits.inputs` reads the same payloads with msgspec and asks the same questions.
"""

import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from marshmallow import fields

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-2][0-9]:[0-5][0-9])"
)
_EARLIEST, _LATEST = datetime(2015, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def is_id(value: Any) -> bool:
    """Tell whether it is a UUID in lower case with its hyphens: whoever compares ids compares texts."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def is_moment(value: Any) -> bool:
    """Tell whether it has the form of RFC 3339, to the second or finer; the day itself may still not exist."""
    return isinstance(value, str) and _MOMENT.fullmatch(value) is not None


def is_plausible(moment: datetime) -> bool:
    """Tell whether an aware time can be that of a visit; a phone whose clock was never set says 1970."""
    return _EARLIEST <= moment < _LATEST


class Id(fields.UUID):
    """A UUID in lower case."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> UUID:
        if not is_id(value):
            raise self.make_error("invalid_uuid")
        return super()._deserialize(value, attr, data, **kwargs)


class Instant(fields.AwareDateTime):
    """A time of RFC 3339."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        if not is_moment(value):
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        return super()._deserialize(value, attr, data, **kwargs)


class Measure(fields.Float):
    """A number, and no text that looks like one."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> float:
        if type(value) not in {int, float}:
            raise self.make_error("invalid", input=value)
        return super()._deserialize(value, attr, data, **kwargs)
