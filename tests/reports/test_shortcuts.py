"""The engine's shortcuts change how long a page takes, and nothing on it."""

from collections.abc import Callable

from api.i18n import Lang
from api.reports.scorecard import Scorecard
from api.reports.shortcuts import take_shortcuts

Render = Callable[[Scorecard, Lang], bytes]


def test_without_shortcuts_the_bytes_are_the_same(card: Scorecard, render: Render, lang: Lang) -> None:
    with_shortcuts = render(card, lang)
    take_shortcuts(on=False)
    try:
        assert render(card, lang) == with_shortcuts
    finally:
        take_shortcuts()
