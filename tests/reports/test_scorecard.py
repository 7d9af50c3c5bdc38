"""The scorecard says everything it knows, in both languages, in a file that is fit for an archive."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from xml.etree import ElementTree as ET

from reading import nodes, opened, squeezed, tags, words

from api.i18n import Lang, translate
from api.reports import words as vocabulary
from api.reports.page import scorecard_html
from api.reports.scorecard import CommonScore, Scorecard, Text

Pdf = Callable[[Lang], bytes]
Render = Callable[[Scorecard, Lang], bytes]


def texts(value: object, lang: Lang) -> set[str]:
    """Collect every bilingual text of a card, in one language."""
    if isinstance(value, Text):
        return {value.of(lang)}
    if isinstance(value, tuple):
        return set().union(*(texts(each, lang) for each in value))
    if is_dataclass(value):
        return set().union(*(texts(getattr(value, field.name), lang) for field in fields(value)))
    return set()


def test_every_name_question_and_standard_can_be_selected(pdf: Pdf, card: Scorecard, lang: Lang) -> None:
    page = words(pdf(lang))
    expected = texts(replace(card, photos=()), lang)
    assert [text for text in expected if squeezed(text) not in page] == []


def test_what_the_shopper_wrote_stays_in_their_own_words(pdf: Pdf, card: Scorecard, lang: Lang) -> None:
    page = words(pdf(lang))
    notes = [item.note or item.reason for section in card.sections for item in section.items]
    assert [note for note in notes if squeezed(note) not in page] == []


def test_the_numbers_that_decide_are_on_the_paper(pdf: Pdf, lang: Lang) -> None:
    page = words(pdf(lang))
    for number in ("70.0", "81.4", "95%", "24.9", "−13.9", "6.4±0.7", "17.8±0.7", "1.5/2", "+1", "7K2M-QX4D-93FT"):
        assert squeezed(number) in page


def test_several_runs_are_summed_up_and_a_single_one_is_not(card: Scorecard) -> None:
    phrases = {"en": "2 of 3 within 10 s, median 10.3 s", "zh-Hans": "3 次中有 2 次在 10 秒以内，中位数 10.3 秒"}
    places = [(section, item) for section in card.sections for item in section.items if item.timer]
    ((section, item),) = places
    assert item.timer is not None
    single = replace(item, timer=replace(item.timer, runs=item.timer.runs[:1], passed=1, median=Decimal("6.4")))
    short = replace(card, sections=(replace(section, items=(single,)),))
    for lang, phrase in phrases.items():
        assert phrase in scorecard_html(card, lang)
        assert {"en": "within 10", "zh-Hans": "中位数 6"}[lang] not in scorecard_html(short, lang)


def test_each_page_is_numbered(pdf: Pdf, lang: Lang) -> None:
    page = words(pdf(lang))
    with opened(pdf(lang)) as file:
        count = len(file.pages)
    for number in range(1, count + 1):
        assert squeezed(translate(lang, "Page {page} of {pages}", page=number, pages=count)) in page


def test_two_languages_say_the_same_and_mix_no_words(pdf: Pdf) -> None:
    english, chinese = words(pdf("en")), words(pdf("zh-Hans"))
    for severity in vocabulary.SEVERITIES.values():
        assert squeezed(translate("zh-Hans", severity)) in chinese
    for sentence in ("What matters most", "How this score came about", "Verify this scorecard", "Done well"):
        assert squeezed(sentence) in english
        assert squeezed(sentence) not in chinese
        assert squeezed(translate("zh-Hans", sentence)) in chinese


def test_a_small_change_gets_no_arrow_and_a_large_one_does(card: Scorecard) -> None:
    visits = card.trend.visits
    fallen = replace(card, trend=replace(card.trend, visits=(*visits[:-1], replace(visits[-1], score=Decimal("40.0")))))
    assert "within normal visit-to-visit variation" in scorecard_html(card, "en")
    assert "▼" not in scorecard_html(card, "en")
    assert "▼ −43.9 since the last visit" in scorecard_html(fallen, "en")


def test_across_two_versions_the_change_is_that_of_the_questions_both_ask(card: Scorecard) -> None:
    common = CommonScore(questions=38, score=Decimal("72.5"), previous=Decimal("71.0"))
    linked = replace(card, trend=replace(card.trend, common=common))
    english, chinese = (scorecard_html(linked, lang) for lang in ("en", "zh-Hans"))
    assert "On the 38 questions both versions ask: 71.0, now 72.5." in english
    assert "+1.5 since the last visit: within" in english
    assert "只看两版检查表都问的 38 道题：上次 71.0 分，这次 72.5 分。" in chinese
    assert "比上次 +1.5 分" in chinese
    for page in (english, chinese):
        assert "−13.9" not in page
        assert "70.0" in page  # the score itself stays where it stood
    alone = replace(card, trend=replace(card.trend, common=replace(common, questions=0, score=None, previous=None)))
    assert "No earlier score to compare with." in scorecard_html(alone, "en")
    assert "both versions" not in scorecard_html(card, "en")


def test_critical_failures_stand_before_the_score(pdf: Pdf) -> None:
    page = words(pdf("en"))
    assert page.index("Criticalfailure") < page.index("Touchpoints") < page.index("Whatmattersmost")


def test_the_same_card_gives_the_same_bytes(card: Scorecard, render: Render, lang: Lang) -> None:
    assert render(card, lang) == render(card, lang)


def test_another_card_gives_another_identifier(card: Scorecard, render: Render) -> None:
    bare = replace(card, photos=(), findings=())
    with opened(render(bare, "en")) as one, opened(render(replace(bare, revision=2), "en")) as two:
        assert bytes(one.trailer["/ID"][0]) != bytes(two.trailer["/ID"][0])


def test_an_unchanged_file_has_one_identifier_and_no_object_that_cannot_be_found(pdf: Pdf, lang: Lang) -> None:
    with opened(pdf(lang)) as file:
        first, last = file.trailer["/ID"]
        assert bytes(first) == bytes(last)
        assert len(bytes(first)) == 32
        assert file.check_pdf_syntax() == []
        assert all(each is not None for each in file.objects)


def test_the_file_is_an_archive_file_with_tags(pdf: Pdf, lang: Lang) -> None:
    with opened(pdf(lang)) as file:
        xmp = file.Root["/Metadata"].read_bytes()
        assert str(file.Root["/Lang"]) == lang
        assert bool(file.Root["/MarkInfo"]["/Marked"])
        assert file.Root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
        assert file.Root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert str(file.docinfo["/CreationDate"]) == "D:20261015020500Z"
        assert squeezed(str(file.docinfo["/Title"])).startswith(("Scorecard:Hangzhou", "评分卡:杭州"))
    ET.fromstring(xmp[xmp.index(b"<x:xmpmeta") : xmp.index(b"<?xpacket end")])  # noqa: S314 - our own file
    assert b'pdfaid:part="3"' in xmp
    assert b'pdfaid:conformance="A"' in xmp
    assert b'pdfuaid:part="1"' in xmp


def test_structure_is_headings_tables_and_figures_with_words(pdf: Pdf, lang: Lang) -> None:
    structure = tags(pdf(lang))
    assert structure.count("H1") == 1
    assert {"H2", "H3", "Table", "TR", "TH", "TD", "Figure", "Link", "L"} <= set(structure)
    with opened(pdf(lang)) as file:
        figures = [node for node in nodes(file.Root["/StructTreeRoot"]) if node["/S"] == "/Figure"]
        assert len(figures) >= 40
        assert [figure for figure in figures if not str(figure.get("/Alt", ""))] == []


def test_fonts_are_embedded_and_cut_to_size(pdf: Pdf, lang: Lang) -> None:
    with opened(pdf(lang)) as file:
        descriptors = [
            o for o in file.objects if isinstance(o, type(file.Root)) and o.get("/Type") == "/FontDescriptor"
        ]
        names = {str(descriptor["/FontName"]) for descriptor in descriptors}
        assert {name.partition("+")[2] for name in names} == {"Noto-Sans-SC", "Noto-Sans-SC-Bold"}
        assert all("/FontFile2" in descriptor for descriptor in descriptors)
    assert len(pdf(lang)) < 2_000_000


def test_photos_are_passed_through_untouched(pdf: Pdf, photos: dict[str, bytes]) -> None:
    whole = pdf("en")
    assert all(photo in whole for photo in photos.values())
