"""Which languages the product speaks, and the locale that gives each its dates and numbers."""

from typing import Final, Literal, TypeAlias

from babel import Locale

Lang: TypeAlias = Literal["zh-Hans", "en"]
LANGUAGES: Final[tuple[Lang, ...]] = ("zh-Hans", "en")

# English without a country would print American dates; day before month is what an international chain reads.
LOCALES: Final[dict[Lang, Locale]] = {"zh-Hans": Locale.parse("zh_Hans_CN"), "en": Locale.parse("en_GB")}


def as_language(tag: str | None) -> Lang | None:
    """Return the language of ours that a BCP 47 tag asks for, or None.

    `zh`, `zh-CN` and `zh-Hant-TW` all answer zh-Hans: Chinese in the other script is nearer than English.
    """
    primary = (tag or "").replace("_", "-").split("-", 1)[0].strip().lower()
    if primary == "zh":
        return "zh-Hans"
    return "en" if primary == "en" else None
