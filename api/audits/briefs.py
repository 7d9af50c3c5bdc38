"""The briefing of a visit: plain text, or the parts a shopper looks for in the car park. Kept and shown in one form."""

from collections.abc import Mapping
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, missing, validates_schema

from api.core.problems import FieldError, marked
from api.http.schemas import Length, StrictSchema

_TEXTS: Final = ("text", "role", "story", "ask")
_LISTS: Final = ("remember", "never")
_EMPTY: Final[Mapping[str, Any]] = {**dict.fromkeys(_TEXTS), **{name: [] for name in _LISTS}}


class BriefTextsSchema(StrictSchema):
    """A briefing in one language: who to be, their story, what to ask for, what to remember and what never to do.

    `text` is what is said beside that, or all of it.
    """

    text = fields.String(load_default=None, allow_none=True, validate=Length(min=1, max=4000))
    role = fields.String(load_default=None, allow_none=True, validate=Length(min=1, max=1000))
    story = fields.String(load_default=None, allow_none=True, validate=Length(min=1, max=4000))
    ask = fields.String(load_default=None, allow_none=True, validate=Length(min=1, max=2000))
    remember = fields.List(
        fields.String(validate=Length(min=1, max=1000)), load_default=list, validate=Length(min=0, max=20)
    )
    never = fields.List(
        fields.String(validate=Length(min=1, max=1000)), load_default=list, validate=Length(min=0, max=20)
    )

    @validates_schema
    def check_content(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """Refuse a briefing that says nothing."""
        if not any(data.values()):
            raise ValidationError([FieldError("", marked("The briefing says nothing."))])


class BriefTextsField(fields.Nested):
    """Parts, or plain text alone."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:  # type: ignore[override]  # looser, as for any field
        return super()._deserialize({"text": value} if isinstance(value, str) else value, attr, data, **kwargs)


class BriefRequestSchema(StrictSchema):
    """A briefing as it is given: in both languages, or in the shopper's."""

    zh_hans = BriefTextsField(BriefTextsSchema, data_key="zh-Hans", attribute="zh-Hans")
    en = BriefTextsField(BriefTextsSchema)

    @validates_schema
    def check_content(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """Refuse a briefing in no language."""
        if not data:
            raise ValidationError([FieldError("", marked("The briefing says nothing."))])


class BriefPartsSchema(Schema):
    """A briefing in one language, as it is shown: null or empty where nothing was said."""

    text = fields.String(required=True, allow_none=True)
    role = fields.String(required=True, allow_none=True)
    story = fields.String(required=True, allow_none=True)
    ask = fields.String(required=True, allow_none=True)
    remember = fields.List(fields.String(), required=True)
    never = fields.List(fields.String(), required=True)


class BriefSchema(Schema):
    """A briefing as it is shown; a language in which it was not given is left out."""

    zh_hans = fields.Nested(BriefPartsSchema, data_key="zh-Hans", attribute="zh-Hans")
    en = fields.Nested(BriefPartsSchema)


class BriefField(fields.Nested):
    """A briefing on its way out: older ones are plain text a language."""

    def get_value(self, obj: Any, attr: str, accessor: Any = None, default: Any = missing) -> Any:
        """Give what is kept in its one form."""
        kept = super().get_value(obj, attr, accessor, default)
        return kept if kept is missing else in_parts(kept)


def of_scenario(document: Mapping[str, Any], key: str) -> dict[str, Any] | None:
    """Give the briefing that a scenario of a checklist makes, in every language it is written in; None if there is no such scenario.

    It opens with the scenario's title, so that everybody who reads the briefing sees which one it is.
    """
    scenario = next((scenario for scenario in document.get("scenarios", []) if scenario["key"] == key), None)
    if scenario is None:
        return None
    return {
        language: {
            "text": scenario["title"][language],
            "role": scenario["role"][language],
            "story": scenario["story"][language],
            "ask": "\n".join(line[language] for line in scenario["ask"]),
            **{name: [line[language] for line in scenario[name]] for name in _LISTS},
        }
        for language in scenario["title"]
    }


def joined(scenario: Mapping[str, Any] | None, own: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Lay a planner's own words over a scenario: what they said themselves counts, the rest is the scenario's."""
    own = in_parts(own) or {}
    if scenario is None:
        return own or None
    return {
        language: {**said, **{name: words for name, words in own.get(language, {}).items() if words}}
        for language, said in scenario.items()
    }


def in_parts(brief: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Give a briefing in its one form; None if there is none."""
    if brief is None:
        return None
    return {
        language: {**_EMPTY, **({"text": said} if isinstance(said, str) else said)} for language, said in brief.items()
    }
