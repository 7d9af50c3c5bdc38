"""Aiken and Chinese plain text, in the dialects trainers write."""

from decimal import Decimal

import pytest

from api.interchange.aiken import read_aiken
from api.interchange.chinese import read_chinese
from api.interchange.draft import Imported
from api.interchange.excel import read_excel
from tests.interchange.test_tables_and_xml import sheet


def keys_of(found: Imported) -> list[tuple[str, str, list[str]]]:
    return [
        (draft.kind, draft.stem, [option.text for option in draft.options if option.fraction > 0])
        for draft in found.drafts
    ]


def reasons(found: Imported) -> list[tuple[int, str]]:
    return [(remark.line, remark.of("zh-Hans")) for remark in found.remarks]


def test_aiken_reads_both_ways_of_lettering():
    found = read_aiken("Who?\nA. We\nB. They\nANSWER: A\n\nWhen?\nA) Now\nB) Later\nANSWER: b\n")
    assert keys_of(found) == [("single", "Who?", ["We"]), ("single", "When?", ["Later"])]
    assert found.remarks == ()


def test_aiken_names_what_is_missing_and_takes_the_rest():
    text = (
        "One option?\nA. a\nANSWER: A\n\nNo key?\nA. a\nB. b\n\nWrong key?\nA. a\nB. b\nANSWER: C\n\n"
        "Good?\nA. a\nB. b\nANSWER: B\n\nSkips?\nA. a\nC. c\nANSWER: A\n"
    )
    found = read_aiken(text)
    assert keys_of(found) == [("single", "Good?", ["b"])]
    assert [line for line, _ in reasons(found)] == [1, 5, 9, 19]


CHINESE = """一、单选题
１．顾客进店，第一件事是？（　Ｂ　）
Ａ．低头理货
Ｂ．抬头问候
解析：被看见的人愿意等。
难度：易
2、高峰时先做什么？ A.招呼 B.离开 C.聊天
答案：A
二、多选题
3. 哪些属于十秒响应？
A、点头
B、眼神
C、装作没看见
正确答案：AB
三、判断题
4．十秒内必须解决问题。（×）
5. 忙时也要示意。
答案：对
四、填空题
6. 退货期限是几天？
答案：七天；7天
五、简答题
7. 说说为什么要在十秒内响应。
参考答案：顾客被看见就愿意等。
"""


def test_chinese_labels_in_brackets_alone_or_several_in_a_line():
    text = (
        "单选题\n1. 顾客进店？\nA. 低头\nB. 抬头\n【答案】B【解析】被看见的人愿意等。【难度】易\n"
        "2. 忙时？\nA. 示意\nB. 不理\n【正确答案】：A\n【答案解析】先示意。\n判断题\n3. 要微笑。\n【答案】对\n"
    )
    found = read_chinese(text)
    assert found.remarks == ()
    assert keys_of(found) == [
        ("single", "顾客进店？", ["抬头"]),
        ("single", "忙时？", ["示意"]),
        ("true-false", "要微笑。", ["true"]),
    ]
    explained = [draft.explanation for draft in found.drafts[:2]]
    assert explained == ["被看见的人愿意等。", "先示意。"]


def test_a_chinese_label_alone_in_its_line_speaks_of_the_next_one():
    found = read_chinese(
        "单选题\n1. 题干？\nA. 甲\nB. 乙\n【答案】\nB\n【解析】因为\n简答题\n2. 说说。\n【答案】\n要点。\n"
    )
    assert found.remarks == ()
    assert keys_of(found)[0] == ("single", "题干？", ["乙"])
    assert found.drafts[1].guide == "要点。"


def test_what_asks_nothing_is_no_question():
    text = "判断题\n1. 要微笑。\n2. 要低头。\n参考答案\n1.【答案】对【解析】见标准\n2.【答案】错\n"
    found = read_chinese(text)
    assert found.drafts == ()
    assert [line for line, _ in reasons(found)] == [2, 3, 5, 6]


def test_chinese_text_in_full_and_half_width():
    found = read_chinese(CHINESE)
    assert found.remarks == ()
    assert keys_of(found)[:5] == [
        ("single", "顾客进店，第一件事是？（ ）", ["抬头问候"]),
        ("single", "高峰时先做什么？", ["招呼"]),
        ("multiple", "哪些属于十秒响应？", ["点头", "眼神"]),
        ("true-false", "十秒内必须解决问题。（ ）", ["false"]),
        ("true-false", "忙时也要示意。", ["true"]),
    ]
    assert [accepted.text for accepted in found.drafts[5].accepted] == ["七天", "7天"]
    assert (found.drafts[6].kind, found.drafts[6].guide) == ("open", "顾客被看见就愿意等。")
    assert (found.drafts[0].explanation, found.drafts[0].tags) == ("被看见的人愿意等。", {"difficulty": "1"})
    assert found.drafts[2].scoring == "exact"
    assert sum(option.fraction for option in found.drafts[2].options) == Decimal(1)


def test_a_block_of_keys_at_the_end():
    found = read_chinese("1. 甲?\nA. 一\nB. 二\n2. 乙?\nA. 一\nB. 二\n3. 丙?\nA.一\nB.二\nC.三\n答案:\n1-2 BA\n3.AC")
    assert [draft[2] for draft in keys_of(found)] == [["二"], ["一"], ["一", "三"]]


def test_two_letters_under_single_choice_are_an_error_and_no_guess():
    found = read_chinese(
        "单选题\n1. 甲?\nA. 一\nB. 二\n答案: AB\n2. 乙?\nA. 一\nB. 二\n答案: D\n3. 丙?\nA. 一\nB. 二\n"
    )
    assert found.drafts == ()
    assert [line for line, _ in reasons(found)] == [2, 6, 10]
    assert "单选题" in reasons(found)[0][1]


def test_a_key_of_a_block_takes_none_away_and_is_not_guessed_where_sections_begin_anew():
    found = read_chinese(
        "单选题\n1. 甲?\nA. 一\nB. 二\n多选题\n1. 乙?(AB)\nA. 一\nB. 二\n参考答案: 1.B\n"
        "单选题\n2. 丙?\nA. 一\nB. 二\n多选题\n2. 丁?\nA. 一\nB. 二\n参考答案: 2.B\n"
    )
    assert keys_of(found) == [("single", "甲?", ["二"]), ("multiple", "乙?( )", ["一", "二"])]
    assert [line for line, _ in reasons(found)] == [11, 15, 18]


def test_words_stay_as_they_were_typed():
    found = read_chinese(
        "单选题\n１．打招呼？（ ）①立刻，②等等…\nＡ．①，％\nB．②\n答案：A\n解析：“①”，不超过１０㎡。\n"
        "简答题\n2. 为什么？\n答案：①先看见；\n②再招呼。\n填空题\n3. 营业时间？\n答案：９：００；九点\n"
    )
    one, why, fill = found.drafts
    assert (one.stem, [option.text for option in one.options]) == ("打招呼？（ ）①立刻，②等等…", ["①，％", "②"])
    assert one.explanation == "“①”，不超过１０㎡。"
    assert (why.stem, why.guide) == ("为什么？", "①先看见；\n②再招呼。")
    assert [accepted.text for accepted in fill.accepted] == ["９：００", "九点"]
    assert found.remarks == ()


def test_a_table_keeps_the_words_of_its_answers():
    rows = [
        ["题型", "题干", "答案"],
        ["填空题", "几点？", "９：００；九点"],
        ["简答题", "为什么？", "①，②"],
        ["填空题", "全天？", "24|7"],
    ]
    found = read_excel(sheet(rows))
    assert [accepted.text for accepted in found.drafts[0].accepted] == ["９：００", "九点"]
    assert (found.drafts[1].guide, [one.text for one in found.drafts[2].accepted]) == ("①，②", ["24|7"])
    assert [line for line, _ in reasons(found)] == [4]


def test_a_sign_between_digits_or_letters_is_part_of_the_answer_and_that_is_said():
    found = read_chinese(
        "填空题\n1. 何时？\n答案：24/7\n2. 几天？\n答案：七天/7天|一周；7 日\n3. 速度？\n答案：km/h\n"
        "4. 多少？\n答案：20元/件；3次/天；5元／人／天\n5. 多久？\n答案：10秒/十秒\n"
    )
    assert [[one.text for one in draft.accepted] for draft in found.drafts] == [
        ["24/7"],
        ["七天", "7天", "一周", "7 日"],
        ["km/h"],
        ["20元/件", "3次/天", "5元／人／天"],
        ["10秒", "十秒"],
    ]
    assert [line for line, _ in reasons(found)] == [2, 6, 8]


SECTIONS = "单选题\n1. 甲?\nA. 一\nB. 二\n2. 乙?\nA. 一\nB. 二\n{keys}多选题\n1. 丙?\nA. 一\nB. 二\n2. 丁?\nA. 一\nB. 二\n{more}"


@pytest.mark.parametrize(
    ("keys", "more"),
    [
        ("", "参考答案\n单选题\n1-2 BA\n多选题\n1.AB 2.AB\n"),
        ("", "参考答案：\n一、单选题：1-2 BA\n二、多选题：1.AB、2.AB\n"),
        ("单选题答案：1-2 BA\n", "多选题答案：1.AB 2.AB\n"),
        ("答案\n1-2 BA\n", "答案\n1.AB 2.AB\n"),
    ],
)
def test_every_section_has_its_own_numbers_and_its_own_keys(keys, more):
    found = read_chinese(SECTIONS.format(keys=keys, more=more))
    assert found.remarks == ()
    assert [(stem, right) for _, stem, right in keys_of(found)] == [
        ("甲?", ["二"]),
        ("乙?", ["一"]),
        ("丙?", ["一", "二"]),
        ("丁?", ["一", "二"]),
    ]


def test_two_answers_to_one_question_are_no_answer():
    found = read_chinese("单选题\n1. 甲?（A）\nA. 一\nB. 二\n答案：B\n2. 乙?（A）\nA. 一\nB. 二\n参考答案\n2.B\n")
    assert found.drafts == ()
    assert [line for line, _ in reasons(found)] == [2, 6]


def test_a_block_that_does_not_come_out_even_is_named_and_glued_to_nothing():
    found = read_chinese("单选题\n1. 甲?（A）\nA. 一\nB. 二\n参考答案\n1-3 AB\n祝你成功\n")
    assert [option.text for option in found.drafts[0].options] == ["一", "二"]
    assert [line for line, _ in reasons(found)] == [6, 7]


def test_a_question_that_begins_like_a_key_is_a_question():
    found = read_chinese("单选题\n1. 甲?\nA. 一\nB. 二\n参考答案\n1.A\n多选题\n2. A 和 B 哪个对?（AB）\nA. 一\nB. 二\n")
    assert [stem for _, stem, _ in keys_of(found)] == ["甲?", "A 和 B 哪个对?（ ）"]


def test_a_slash_in_a_table_is_part_of_the_answer_as_it_always_was():
    found = read_excel(sheet([["题型", "题干", "答案"], ["填空题", "单价？", "20元/件；二十元/件"]]))
    assert [one.text for one in found.drafts[0].accepted] == ["20元/件", "二十元/件"]
    assert found.remarks == ()


def test_a_block_headed_as_choice_gives_keys_to_questions_of_either_choice():
    found = read_chinese(
        "单选题\n1. 谁？\nA. 我们\nB. 他们\n多选题\n2. 何时？\nA. 早\nB. 晚\nC. 不来\n选择题答案：1-1 B 2.AB\n"
    )
    assert keys_of(found) == [("single", "谁？", ["他们"]), ("multiple", "何时？", ["早", "晚"])]
    assert found.remarks == ()
