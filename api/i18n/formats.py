"""Writes dates, times, numbers and lists the way a reader of each language expects them.

Every time arrives already in the time zone of its store; `to_zone` is the one way to get there.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date as _babel_date
from babel.lists import format_list as _babel_list
from babel.numbers import format_decimal

from api.core.problems import marked
from api.i18n.catalogue import translate
from api.i18n.languages import LOCALES, Lang

_DATE: Final[dict[Lang, str]] = {"zh-Hans": "y年M月d日", "en": "d MMM y"}
_SHORT_DATE: Final[dict[Lang, str]] = {"zh-Hans": "M月d日", "en": "d MMM"}
_NOON: Final = time(12)


def to_zone(moment: datetime, time_zone: str) -> datetime:
    """Return an aware moment in a store's IANA time zone. Raises ValueError for a naive one: its zone is a guess."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone cannot be moved into a store's.")
    return moment.astimezone(ZoneInfo(time_zone))


def format_date(value: date, lang: Lang, *, short: bool = False) -> str:
    """Write a date, `2026年10月5日` or `5 Oct 2026`; without the year if `short`."""
    return _babel_date(value, (_SHORT_DATE if short else _DATE)[lang], locale=LOCALES[lang])


def format_half_day(local: datetime, lang: Lang) -> str:
    """Write the half of the day a local moment falls in: as near as a store may know when a covert visit took place."""
    half = marked("{date}, a.m.") if local.time() < _NOON else marked("{date}, p.m.")
    return translate(lang, half, date=format_date(local.date(), lang))


def format_time(local: datetime, lang: Lang) -> str:
    """Write hour and minute of a local moment on the 24-hour clock, which both languages read without doubt."""
    del lang
    return f"{local:%H:%M}"


def format_date_time(local: datetime, lang: Lang) -> str:
    """Write date, hour and minute of a local moment."""
    return f"{format_date(local.date(), lang)} {format_time(local, lang)}"


def format_number(value: Decimal | int, lang: Lang, places: int) -> str:
    """Write a number with exactly `places` decimals, rounded half up as scores are, with a true minus sign."""
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return format_decimal(rounded, pattern, locale=LOCALES[lang], decimal_quantization=False).replace(
        "-", "\N{MINUS SIGN}"
    )


def format_percent(share: Decimal, lang: Lang, places: int = 0) -> str:
    """Write a share between 0 and 1 as a percentage, rounded half up."""
    return f"{format_number(share * 100, lang, places)}%"


def format_list(parts: Sequence[str], lang: Lang) -> str:
    """Join names as a sentence would: `a, b and c`, `a、b和c`; an empty sequence gives an empty string."""
    return _babel_list(list(parts), locale=LOCALES[lang]) if parts else ""
