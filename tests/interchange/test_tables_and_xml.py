"""Moodle XML, QTI, Excel and Word: what other systems export is read; what has no counterpart is named, never guessed."""

import io
import zipfile
from decimal import Decimal
from xml.sax.saxutils import escape

import pytest

from api.interchange.draft import Accepted, NumberRange, Pair, Unreadable
from api.interchange.excel import read_excel
from api.interchange.moodle import read_moodle
from api.interchange.qti import read_qti
from api.interchange.word import read_word


def reasons(found) -> list[tuple[int, str]]:
    return [(remark.line, remark.of("en")) for remark in found.remarks]


def moodle(*questions: str) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n' + "\n".join(questions) + "\n</quiz>").encode()


def asked(kind: str, inner: str) -> str:
    return f'<question type="{kind}"><questiontext format="html"><text>Which?</text></questiontext>{inner}</question>'


def option(text: str, fraction: str, inner: str = "") -> str:
    return f'<answer fraction="{fraction}"><text>{escape(text)}</text>{inner}</answer>'


def test_every_kind_of_moodle_is_read():
    found = read_moodle(
        moodle(
            '<question type="category"><category><text>$course$/top/floor</text></category></question>',
            asked("multichoice", "<single>true</single>" + option("a", "100") + option("b", "0")),
            asked("multichoice", "<single>false</single>" + option("a", "50") + option("b", "50") + option("c", "-50")),
            asked("truefalse", option("true", "0") + option("false", "100")),
            asked("shortanswer", option("ten", "100") + option("10 or so", "50")),
            asked("numerical", option("10", "100", "<tolerance>2</tolerance>")),
            asked("matching", "<subquestion><text>x</text><answer><text>y</text></answer></subquestion>" * 1
                  + "<subquestion><text></text><answer><text>z</text></answer></subquestion>"),
            asked("essay", "<graderinfo><text>look for care</text></graderinfo>"),
            asked("ordering", option("first", "1") + option("second", "2") + "<gradingtype>4</gradingtype>"),
        )
    )  # fmt: skip
    assert found.remarks == ()
    kinds = ["single", "multiple", "true-false", "short-answer", "numeric", "match", "open", "order"]
    assert [draft.kind for draft in found.drafts] == kinds
    assert {draft.category for draft in found.drafts} == {"floor"}
    single, multiple, truth, short, number, match, essay, order = found.drafts
    assert [answer.fraction for answer in multiple.options] == [Decimal("0.5"), Decimal("0.5"), Decimal("-0.5")]
    assert [answer.fraction for answer in truth.options] == [0, 1]
    assert short.accepted == (Accepted("ten"), Accepted("10 or so", Decimal("0.5")))
    assert number.ranges == (NumberRange(Decimal(8), Decimal(12)),)
    assert match.pairs == (Pair("x", "y"), Pair(None, "z"))
    assert (essay.guide, order.steps, single.scoring) == ("look for care", ("first", "second"), "exact")


def test_moodle_fractions_outside_its_list_are_reported_and_not_rounded():
    found = read_moodle(moodle(asked("multichoice", option("a", "100") + option("b", "31.7"))))
    assert found.drafts == ()
    [(line, reason)] = reasons(found)
    assert line == 3
    assert "31.7" in reason


def test_moodle_kinds_without_a_counterpart_and_files_are_named():
    file = "<file name='a.png' encoding='base64'>aaaa</file>"
    found = read_moodle(
        moodle(
            asked("calculated", ""),
            asked("multichoice", option("a", "100") + option("b", "0")) + "",
            asked("essay", file),
        )
    )
    assert len(found.drafts) == 2
    assert [line for line, _ in reasons(found)] == [3, 5]


CHOICE_2 = """<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="q1" title="T">
<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="identifier">
<correctResponse><value>H</value><value>O</value></correctResponse>
<mapping lowerBound="0" upperBound="2" defaultValue="-2"><mapEntry mapKey="H" mappedValue="1"/><mapEntry mapKey="O" mappedValue="1"/>
<mapEntry mapKey="Cl" mappedValue="-1"/></mapping></responseDeclaration>
<itemBody><choiceInteraction responseIdentifier="RESPONSE"><prompt>Water?</prompt>
<simpleChoice identifier="H">Hydrogen</simpleChoice><simpleChoice identifier="O">Oxygen</simpleChoice>
<simpleChoice identifier="Cl">Chlorine</simpleChoice></choiceInteraction></itemBody>
<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/></assessmentItem>"""


def item_3(body: str, declaration: str, template: str = "match_correct") -> bytes:
    return f"""<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="t">
<qti-response-declaration identifier="RESPONSE" {declaration}</qti-response-declaration>
<qti-item-body>{body}</qti-item-body>
<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/{template}.xml"/></qti-assessment-item>""".encode()


def test_a_mapped_choice_of_qti_2():
    [draft] = read_qti(CHOICE_2.encode()).drafts
    assert (draft.kind, draft.scoring, draft.stem) == ("multiple", "mapping", "Water?")
    assert [one.fraction for one in draft.options] == [1, 1, -1]


def test_a_word_typed_into_a_sentence_of_qti_3():
    body = '<p>Wait <qti-text-entry-interaction response-identifier="RESPONSE"/> seconds.</p>'
    [draft] = read_qti(
        item_3(
            body,
            'cardinality="single" base-type="string"><qti-correct-response><qti-value>ten</qti-value></qti-correct-response>',
        )
    ).drafts
    assert (draft.kind, draft.stem, draft.accepted) == ("short-answer", "Wait _____ seconds.", (Accepted("ten"),))


def test_areas_of_a_picture_become_percent():
    body = """<qti-hotspot-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>Find it</qti-prompt>
    <img src="floor.png" width="400" height="200"/><qti-hotspot-choice identifier="A" shape="rect" coords="40,20,80,60"/>
    <qti-hotspot-choice identifier="B" shape="circle" coords="200,100,20"/></qti-hotspot-interaction>"""
    right = "<qti-value>A</qti-value><qti-value>B</qti-value>"
    declared = f'cardinality="single" base-type="identifier"><qti-correct-response>{right}</qti-correct-response>'
    [draft] = read_qti(item_3(body, declared)).drafts
    box, circle = draft.areas
    assert (box.x, box.y, box.width, box.height) == (10, 10, 10, 20)
    assert (circle.x, circle.y, circle.radius) == (50, 50, 5)
    assert draft.picture == "floor.png"


def test_marking_of_its_own_needs_its_author():
    own = CHOICE_2.replace(
        '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"/>',
        "<responseProcessing><responseCondition/></responseProcessing>",
    )
    found = read_qti(own.encode(), "own.xml")
    assert found.drafts == ()
    assert "own.xml" in reasons(found)[0][1]


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def link_to(kind: str, target: str) -> str:
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    link = f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{links}">{link}</Relationships>'


def sheet(rows: list[list[str]]) -> bytes:
    """Write the least that a spreadsheet program would call a workbook."""

    def cell(text: str) -> str:
        return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'

    named = '<sheet name="题库" sheetId="1" r:id="r1"/>'
    table = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": link_to("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": link_to("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{table}</sheetData></worksheet>',
        }
    )


def packed(files: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_a_table_with_chinese_columns():
    found = read_excel(
        sheet(
            [
                ["题型", "题干", "选项A", "选项B", "选项C", "答案", "解析", "难度"],
                ["单选题", "先做什么？", "抬头", "低头", "", "A", "看见", "易"],
                ["多选题", "哪些对？", "一", "二", "三", "A,C", "", ""],
                ["判断题", "十秒够吗？", "", "", "", "√", "", ""],
                ["填空题", "几天？", "", "", "", "七天;7天", "", ""],
                ["单选题", "没答案？", "一", "二", "", "", "", ""],
                ["单选题", "错答案？", "一", "二", "", "D", "", ""],
                ["连线题", "不认识", "一", "二", "", "A", "", ""],
            ]
        )
    )
    assert [draft.kind for draft in found.drafts] == ["single", "multiple", "true-false", "short-answer"]
    assert found.drafts[0].tags == {"difficulty": "1"}
    assert [line for line, _ in reasons(found)] == [6, 7, 8]


def test_letters_of_a_table_are_those_of_its_columns_and_its_words_stay_as_they_were_typed():
    found = read_excel(
        sheet(
            [
                ["题型", "题干", "A选项", "B选项", "C选项", "D选项", "答案"],
                ["单选题", "先做什么？（ ）", "抬头，", "低头", "", "点头", "D"],
                ["单选题", "再做什么？", "抬头", "低头", "", "点头", "C"],
            ]
        )
    )
    [draft] = found.drafts
    assert (draft.stem, [one.text for one in draft.options if one.fraction]) == ("先做什么？（ ）", ["点头"])
    assert draft.options[0].text == "抬头，"
    assert [line for line, _ in reasons(found)] == [3]


MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# Questions by number, their options by letter, as the buttons of Word make them.
LISTS = f"""<w:numbering {MAIN}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def document(paragraphs: list[str | tuple[int, str]]) -> bytes:
    """Make a document; a paragraph with a number stands in a list, at that level."""
    body = "".join(
        f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>"
        if isinstance(each, str)
        else f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{each[0]}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{escape(each[1])}</w:t></w:r></w:p>"
        for each in paragraphs
    )
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": link_to("officeDocument", "word/document.xml"),
            "word/_rels/document.xml.rels": link_to("numbering", "numbering.xml"),
            "word/numbering.xml": LISTS,
            "word/document.xml": f'<w:document {MAIN} xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>',
        }
    )


def test_numbers_and_letters_of_a_list_count_as_if_they_were_typed():
    found = read_word(
        document(
            [
                "一、单选题",
                (0, "顾客进店？"),
                (1, "低头"),
                (1, "抬头"),
                "答案：B",
                (0, "几秒？"),
                (1, "十秒"),
                (1, "一分钟"),
                "答案：A",
            ]
        )
    )
    assert found.remarks == ()
    assert [[one.text for one in draft.options if one.fraction] for draft in found.drafts] == [["抬头"], ["十秒"]]


def test_a_word_document_in_the_usual_dialect():
    found = read_word(document(["一、单选题", "1．顾客进店？（B）", "A．低头", "B．抬头", "解析：被看见。"]))
    assert found.remarks == ()
    [draft] = found.drafts
    assert (draft.kind, [one.text for one in draft.options if one.fraction]) == ("single", ["抬头"])


@pytest.mark.parametrize("read", [read_word, read_excel])
def test_a_file_of_another_kind_is_said_to_be_one(read):
    with pytest.raises(Unreadable):
        read(packed({"readme.txt": "hello"}))
