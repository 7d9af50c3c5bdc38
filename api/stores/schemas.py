"""Contracts of regions and stores."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from marshmallow import ValidationError, fields, validates_schema

from api.core.problems import FieldError, marked
from api.http.schemas import Length, Moment, OneOf, PageQuerySchema, Pattern, Range, StrictSchema, TextsSchema, page_of

DATUMS = ("WGS-84", "GCJ-02", "BD-09")
STATUSES = ("open", "closed")
_CODE = Pattern(
    r"^[0-9A-Za-z][0-9A-Za-z._-]{0,31}$",
    marked(
        "Use 1 to 32 letters from A to Z, digits, full stops, hyphens or underscores, and begin with a letter or digit."
    ),
)
_TAG = Pattern(
    r"^[a-z0-9]+(-[a-z0-9]+)*$", marked("Use small letters from a to z and digits, with single hyphens between them.")
)


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())


class TimeZone(fields.String):
    """The name of a time zone in the IANA database, such as `Asia/Shanghai`."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        name: str = super()._deserialize(value, attr, data, **kwargs)
        if name not in _time_zones():
            raise ValidationError(
                [FieldError("", marked("This is not a time zone of the IANA database, such as Asia/Shanghai."))]
            )
        return name


class RegionChangeSchema(StrictSchema):
    """What can be changed about a region; it cannot be moved."""

    code = fields.String(validate=_CODE)
    name = fields.Nested(TextsSchema)


class RegionRequestSchema(StrictSchema):
    """What adding a region takes; without a parent it stands at the top."""

    parent_id = fields.UUID(load_default=None, allow_none=True)
    code = fields.String(required=True, validate=_CODE)
    name = fields.Nested(TextsSchema, required=True)


class RegionSchema(StrictSchema):
    """A region as it is shown."""

    id = fields.UUID(required=True)
    parent_id = fields.UUID(required=True, allow_none=True)
    code = fields.String(required=True)
    name = fields.Nested(TextsSchema, required=True)


class _ChecksPlace(StrictSchema):
    """A contract in which latitude and longitude come together or not at all."""

    @validates_schema
    def _both_or_neither(self, data: dict[str, Any], **_kwargs: Any) -> None:
        given = {name for name in ("latitude", "longitude") if data.get(name) is not None}
        named = {name for name in ("latitude", "longitude") if name in data}
        if len(given) == 1 or len(named) == 1:
            raise ValidationError([FieldError("/latitude", marked("Give both latitude and longitude, or neither."))])


class StoreChangeSchema(_ChecksPlace):
    """What can be changed about a store; what is left out stays as it is."""

    region_id = fields.UUID()
    code = fields.String(validate=_CODE)
    name = fields.Nested(TextsSchema)
    address = fields.Nested(TextsSchema)
    time_zone = TimeZone()
    latitude = fields.Float(allow_none=True, validate=Range(min=-90, max=90))
    longitude = fields.Float(allow_none=True, validate=Range(min=-180, max=180))
    datum = fields.String(validate=OneOf(DATUMS))
    tags = fields.List(fields.String(validate=_TAG), validate=Length(min=0, max=50))
    status = fields.String(validate=OneOf(STATUSES))
    opened_at = Moment(allow_none=True)


class StoreRequestSchema(StoreChangeSchema):
    """What adding a store takes. The datum says how the coordinates were measured: in China usually GCJ-02."""

    region_id = fields.UUID(required=True)
    code = fields.String(required=True, validate=_CODE)
    name = fields.Nested(TextsSchema, required=True)
    address = fields.Nested(TextsSchema, required=True)
    time_zone = TimeZone(required=True)


class StoreSchema(StrictSchema):
    """A store as it is shown."""

    id = fields.UUID(required=True)
    region_id = fields.UUID(required=True)
    code = fields.String(required=True)
    name = fields.Nested(TextsSchema, required=True)
    address = fields.Nested(TextsSchema, required=True)
    time_zone = fields.String(required=True)
    latitude = fields.Float(required=True, allow_none=True)
    longitude = fields.Float(required=True, allow_none=True)
    datum = fields.String(required=True)
    tags = fields.List(fields.String(), required=True)
    status = fields.String(required=True)
    opened_at = Moment(required=True, allow_none=True)


class StoreQuerySchema(PageQuerySchema):
    """Which stores to list: `region` with everything below it, `status`, and `q`, a part of code or name."""

    region = fields.UUID(load_default=None)
    status = fields.String(load_default=None, validate=OneOf(STATUSES))
    q = fields.String(load_default=None, validate=Length(min=1, max=100))


class RegionQuerySchema(PageQuerySchema):
    """Which regions to list."""


RegionPageSchema = page_of(RegionSchema, "RegionPage")
StorePageSchema = page_of(StoreSchema, "StorePage")
