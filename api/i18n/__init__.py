"""The only door to Babel: what the product says, in zh-Hans and English alike.

The source language is English: a message is its own English sentence, and `locales/zh_Hans` holds its Chinese.
"""

from api.core.problems import marked
from api.i18n.catalogue import MissingTranslationWarning, translate, translate_count
from api.i18n.formats import (
    format_date,
    format_date_time,
    format_half_day,
    format_list,
    format_number,
    format_percent,
    format_time,
    to_zone,
)
from api.i18n.languages import LANGUAGES, Lang, as_language
from api.i18n.negotiation import negotiate

__all__ = [
    "LANGUAGES",
    "Lang",
    "MissingTranslationWarning",
    "as_language",
    "format_date",
    "format_date_time",
    "format_half_day",
    "format_list",
    "format_number",
    "format_percent",
    "format_time",
    "marked",
    "negotiate",
    "to_zone",
    "translate",
    "translate_count",
]
