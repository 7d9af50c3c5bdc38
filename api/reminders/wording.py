"""Puts what there is to tell into words, in the language of who is told."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from api.core.problems import marked
from api.i18n import Lang, format_date, format_list, translate

Entry = Mapping[str, Any]


def subject(language: Lang, day: date) -> str:
    """Give the line under which a mail is found again."""
    return translate(language, marked("What is due, {date}"), date=format_date(day, language))


def lines(content: Mapping[str, Sequence[Entry]], language: Lang) -> list[str]:
    """Give everything there is to tell, part by part, line by line."""
    told: list[str] = []
    for part, heading, sentence in _PARTS:
        entries = content.get(part, ())
        if entries:
            told += ["", translate(language, heading), *(f"· {_say(sentence, entry, language)}" for entry in entries)]
    return told[1:]


def path(content: Mapping[str, Sequence[Entry]]) -> str:
    """Give the page of the app where one goes on: one's own courses, or one's team if there is nothing else."""
    return (
        "/team" if content.get("team") and not any(content.get(part) for part in ("late", "due", "renew")) else "/learn"
    )


def text(told: Iterable[str], language: Lang, url: str) -> str:
    """Give the text for a robot: what there is, and where to go on."""
    return "\n".join([*told, "", translate(language, marked("Go on here: {url}"), url=url)])


def letter(told: Iterable[str], language: Lang, name: str, url: str, settings_url: str) -> str:
    """Give the text of a mail."""
    hello = translate(language, marked("Hello {name},"), name=name)
    end = translate(
        language,
        marked("You get one such mail a day at most, and none when nothing is due. Change that here: {url}"),
        url=settings_url,
    )
    return f"{hello}\n\n{text(told, language, url)}\n\n-- \n{end}\n"


def _say(sentence: str, entry: Entry, language: Lang) -> str:
    """Say one thing; what its sentence does not speak of is left out."""
    ends_on = entry.get("due_on") or entry["expires_on"]
    return translate(
        language,
        sentence,
        name=entry.get("name"),
        course=entry["title"][language],
        date=_day(ends_on, language),
        dates=format_list([_day(one, language) for one in entry.get("next", ())], language),
    )


def _day(written: str, language: Lang) -> str:
    return format_date(date.fromisoformat(written), language)


_PARTS = (
    ("late", marked("Late"), marked("{course}: was due on {date}")),
    ("due", marked("Due in the next days"), marked("{course}: until {date}")),
    (
        "renew",
        marked("To be renewed"),
        marked("{course}: your certificate runs out on {date}. If you renew it today, the next dates are {dates}."),
    ),
    ("team", marked("In your team"), marked("{name}, {course}: was due on {date}")),
)
