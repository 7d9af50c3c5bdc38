"""Page one alone tells a manager what happened: where and when, how it was judged, what matters most and what follows from it."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from reading import pictures, squeezed, words

from api.i18n import Lang
from api.reports.scorecard import CommonScore, FindingRow, Scorecard

Pdf = Callable[[Lang], bytes]
HEAD: dict[Lang, dict[str, str]] = {
    "en": {
        "store": "Hangzhou Lakeside HZ-017",
        "day": "14 Oct 2026, p.m.",
        "checklist": "The whole journey, version 3",
        "score and band": "Score 70.0 Fair",
        "coverage": "Coverage 95%",
        "critical failure": "Critical failure 5.2 Were the fire exit and the aisles to it clear? → holds the total to 70 at most",
        "findings": "What matters most",
        "where the others are": "all 5 findings on a later page",
        "page": "Page 1 of 6",
    },
    "zh-Hans": {
        "store": "杭州湖滨店 HZ-017",
        "day": "2026年10月14日 下午",
        "checklist": "全程访店 第 3 版",
        "score and band": "总分 70.0 达标",
        "coverage": "覆盖率 95%",
        "critical failure": "红线问题 5.2 消防通道和出口畅通吗？ → 总分最高 70 分",
        "findings": "最要紧的事",
        "where the others are": "全部 5 个问题见后页",
        "page": "第 1 页，共 6 页",
    },
}


@pytest.fixture
def page(pdf: Pdf, lang: Lang) -> str:
    return words(pdf(lang), page=1)


def test_store_day_checklist_score_and_critical_failures_are_on_page_one(page: str, lang: Lang) -> None:
    assert {name for name, text in HEAD[lang].items() if squeezed(text) not in page} == set()


def test_the_three_findings_that_matter_most_are_on_page_one_with_what_follows(
    page: str, card: Scorecard, lang: Lang
) -> None:
    assert len(card.findings) > 3
    first, later = card.findings[:3], card.findings[3:]
    missing = [text for row in first for text in told(row, lang) if squeezed(text) not in page]
    assert missing == []
    assert [row.item_number for row in later if squeezed(row.title.of(lang)) in page] == []
    places = [page.rindex(squeezed(row.title.of(lang))) for row in first]
    assert places == sorted(places)


def test_each_of_the_three_shows_its_photo(pdf: Pdf, card: Scorecard, photos: dict[str, bytes], lang: Lang) -> None:
    shown = [row.photo.id for row in card.findings[:3] if row.photo]
    assert len(shown) == 3
    assert sorted(pictures(pdf(lang), page=1)) == sorted(photos[photo_id] for photo_id in shown)


def told(row: FindingRow, lang: Lang) -> list[str]:
    """Collect what the paper has to say of a finding: the question, what was seen, the standard, the action, the course."""
    said = [row.item_number, row.title.of(lang), row.seen, row.standard.of(lang)]
    if row.action:
        said += [row.action.what.of(lang), row.action.owner.of(lang)]
    if row.retraining:
        said += [row.retraining.course.of(lang), row.retraining.learners.of(lang)]
    return said


def test_a_visit_before_on_another_version_takes_no_finding_off_page_one(
    card: Scorecard, render: Callable[[Scorecard, Lang], bytes], lang: Lang
) -> None:
    common = CommonScore(questions=38, score=Decimal("71.0"), previous=Decimal("72.5"))
    linked = replace(card, trend=replace(card.trend, common=common))
    page = words(render(linked, lang), page=1)
    assert [row.item_number for row in card.findings[:3] if squeezed(row.title.of(lang)) not in page] == []
