"""Words that a scorecard needs and no checklist gives: responses, corrective actions, owners; in both languages at once."""

from collections.abc import Mapping
from typing import Any, Final

from api.reports.scorecard import Text

ACTIONS: Final[Mapping[str, Text]] = {
    "critical": Text(
        "当天停止该做法；店长与当班全员逐一重温标准，并提交整改照片。",
        "Stop it today. The manager goes through the standard with everybody on shift and hands in a photo of the fix.",
    ),
    "major": Text(
        "一周内整改到位，并在班前会上演练一遍。",
        "Put it right within a week and rehearse it once at a shift briefing.",
    ),
    "minor": Text(
        "两周内按标准改正，巡店时复查。",
        "Put it right within two weeks; the next patrol looks at it again.",
    ),
}
OWNERS: Final[Mapping[str, Text]] = {"manager": Text("店长", "Store manager")}
LEARNERS: Final = Text("本店员工", "Store staff")
WITH_QA: Final = Text("由质检留存", "On file with QA")
_YES_NO: Final = {"yes": Text("是", "Yes"), "no": Text("否", "No")}
_NONE: Final = Text("均未做到", "None of these")


def text_of(both: Mapping[str, str] | None) -> Text:
    """Turn `{"zh-Hans", "en"}` into a Text."""
    return Text(both["zh-Hans"], both["en"]) if both else Text("", "")


def response_text(item: Mapping[str, Any], response: Mapping[str, Any]) -> Text | None:
    """Say a response in words; None where the runs of a timer or the photos say it."""
    say = _SAYERS.get(item["kind"])
    return say(item, response.get("value")) if say else None


def _yes_no(_item: Mapping[str, Any], value: Any) -> Text | None:
    return _YES_NO.get(str(value))


def _choice(item: Mapping[str, Any], value: Any) -> Text | None:
    return _options(item, [value])


def _multi_choice(item: Mapping[str, Any], value: Any) -> Text | None:
    chosen = value.get("chosen", []) if isinstance(value, dict) else []
    return _options(item, chosen) if chosen else _NONE


def _scale(item: Mapping[str, Any], value: Any) -> Text | None:
    return Text(f"{value} / {item['scale']['max']}", f"{value} of {item['scale']['max']}")


def _number(item: Mapping[str, Any], value: Any) -> Text | None:
    unit = text_of(item["number"].get("unit"))
    return Text(f"{value} {unit.zh_hans}".strip(), f"{value} {unit.en}".strip())


def _words(_item: Mapping[str, Any], value: Any) -> Text | None:
    return Text(value, value) if isinstance(value, str) and value.strip() else None


def _options(item: Mapping[str, Any], keys: list[Any]) -> Text | None:
    titles = [text_of(option["title"]) for option in item["options"] if option["key"] in keys]
    if not titles:
        return None
    return Text("、".join(title.zh_hans for title in titles), "; ".join(title.en for title in titles))


_SAYERS: Final = {
    "yes-no": _yes_no,
    "choice": _choice,
    "multi-choice": _multi_choice,
    "scale": _scale,
    "number": _number,
    "text": _words,
    "receipt": _words,
}
