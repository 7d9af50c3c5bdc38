"""Whatever an audit brings, the paper holds it: nothing runs off the page, nothing crashes, nothing is read as code."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from reading import nodes, opened, squeezed, words

from api.i18n import Lang
from api.reports.fonts import FALLBACK, GETA, drawable
from api.reports.page import scorecard_html
from api.reports.scorecard import DimensionRow, PhotoRow, Scorecard, Text, TouchpointRow

Render = Callable[[Scorecard, Lang], bytes]
HOSTILE = "<script>alert(1)</script> {{ card.seal }} {% raw %} </section><img src=file:///etc/passwd> \" ' & </style>"


def light(card: Scorecard) -> Scorecard:
    """The card without what takes long."""
    return replace(card, photos=(), sections=card.sections[:1])


def test_a_visit_without_findings_says_so(card: Scorecard, render: Render, lang: Lang) -> None:
    perfect = replace(light(card), findings=(), criticals=(), recognitions=())
    sentence = {"en": "No finding: everything that was seen", "zh-Hans": "没有发现问题"}[lang]
    assert squeezed(sentence) in words(render(perfect, lang))


def test_a_score_that_does_not_exist_is_a_dash_and_not_a_zero(card: Scorecard, render: Render, lang: Lang) -> None:
    nothing = replace(
        light(card),
        score=replace(
            card.score, printed=None, raw=None, capped=None, band=None, outcome="insufficient", coverage=None
        ),
        trend=replace(card.trend, visits=(replace(card.trend.visits[0], score=None),), low=None, high=None),
        touchpoints=(TouchpointRow(title=Text("送客", "Farewell"), score=None),),
        dimensions=(DimensionRow(dimension="empathy", score=None, history=(None, None)),),
        sections=(replace(card.sections[0], score=None),),
        findings=(),
    )
    page = words(render(nothing, lang))
    assert "0.0" not in page
    assert {"en": "Toolittleseen", "zh-Hans": "观察不足"}[lang] in page


def test_sixty_photos_fit_and_stay_small(card: Scorecard, render: Render) -> None:
    start = card.photos[0]
    many = tuple(
        PhotoRow(
            id=f"p-{n}", item_number="5.2", item_title=start.item_title, taken_at=start.taken_at + timedelta(minutes=n)
        )
        for n in range(60)
    )
    pdf = render(replace(card, photos=many, findings=()), "zh-Hans")
    with opened(pdf) as file:
        figures = [str(node["/Alt"]) for node in nodes(file.Root["/StructTreeRoot"]) if node["/S"] == "/Figure"]
    assert sum(squeezed(start.item_title.zh_hans) in squeezed(alt) for alt in figures) == 60
    assert len(pdf) < 15_000_000


def test_text_that_looks_like_code_is_printed_as_it_is(card: Scorecard, render: Render, lang: Lang) -> None:
    item = replace(card.sections[0].items[0], note=HOSTILE, title=Text(HOSTILE, HOSTILE))
    hostile = replace(
        light(card),
        place=replace(card.place, name=Text(HOSTILE, HOSTILE), code=HOSTILE),
        sections=(replace(card.sections[0], items=(item,), title=Text(HOSTILE, HOSTILE)),),
        findings=(replace(card.findings[0], seen=HOSTILE, title=Text(HOSTILE, HOSTILE)),),
    )
    page = words(render(hostile, lang))
    assert page.count(squeezed(HOSTILE)) >= 6
    assert "<script>" not in scorecard_html(hostile, lang)


@pytest.mark.parametrize("name", ["永" * 300, "Llanfairpwllgwyngyll" * 30, "a b " * 200])
def test_a_long_name_wraps_inside_the_page(card: Scorecard, render: Render, name: str) -> None:
    long = replace(
        light(card),
        place=replace(card.place, name=Text(name, name), organisation=Text(name, name), address=Text(name, name)),
        programme=replace(card.programme, title=Text(name, name)),
        touchpoints=(TouchpointRow(title=Text(name, name), score=Decimal(50)),),
        findings=(replace(card.findings[0], title=Text(name, name), seen=name),),
    )
    assert squeezed(name) in words(render(long, "en"))


def test_a_card_with_nothing_in_it_still_has_its_seal(card: Scorecard, render: Render, lang: Lang) -> None:
    bare = replace(
        card,
        photos=(),
        sections=(),
        findings=(),
        criticals=(),
        recognitions=(),
        touchpoints=(),
        dimensions=(),
        bands=(),
        trend=replace(card.trend, visits=(), low=None, high=None, detectable_change=None),
    )
    assert "7K2M-QX4D-93FT" in words(render(bare, lang))


def test_rare_characters_of_names_are_drawn(card: Scorecard, render: Render) -> None:
    rare = replace(light(card), place=replace(card.place, name=Text("䶮㼆记", "Yan & Qin")))
    assert "䶮㼆记" in words(render(rare, "zh-Hans"))


def test_a_character_no_font_has_is_seen_to_be_missing() -> None:
    assert drawable("店长👍") == f"店长{GETA}"
    assert drawable("𠮷野") == ("𠮷野" if FALLBACK.is_file() else f"{GETA}野")


def test_control_characters_never_reach_the_page() -> None:
    assert drawable("a\x00b\u202ec\ud800\ufe0f。") == "abc。"


def test_a_hidden_clock_shows_minutes_into_the_visit_only(card: Scorecard) -> None:
    html = scorecard_html(replace(card, hides_clock=True), "en")
    assert "minute 0" in html
    assert "14:22" not in html
    assert "14:22" in scorecard_html(card, "en")
