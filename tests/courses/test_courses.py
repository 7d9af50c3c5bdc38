"""A course is loaded whole with the text of its lessons, or refused with the line of each fault."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.checklists.document import document_sha256
from api.courses.check import check_tree
from api.courses.load import load_course
from api.courses.schema_export import course_json_schema
from api.courses.sounds import sounds_of


def course(tree: Path) -> dict[str, Any]:
    document, faults = load_course(tree / "courses" / "hello")
    assert [str(fault) for fault in faults] == []
    assert document is not None
    return document


def test_the_text_of_each_lesson_is_in_the_document(tree: Path) -> None:
    lesson = course(tree)["lessons"][0]
    assert lesson["body"] == {"zh-Hans": "# 记住\n\n先看见。", "en": "# Keep\n\nSee first."}
    assert course(tree)["note"] is None


def test_loading_twice_gives_the_same_hash_and_line_ends_do_not_count(tree: Path) -> None:
    before = document_sha256(course(tree))
    path = tree / "courses" / "hello" / "lessons" / "see.en.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert document_sha256(course(tree)) == before
    path.write_text("# Keep\n\nSee them first.\n", "utf-8")
    assert document_sha256(course(tree)) != before


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("key: hello", "key: hallo", 1, "key: The key is 'hallo' but the folder is called 'hello'."),
        ("minutes: 8", "minutes: 9", 5, "minutes: The lessons take 8 minutes together."),
        ("kind: drill", "kind: film", 21, "lessons[1].kind: Use one of: explanation, case-study, drill."),
        ("topics: [queue]", "topics: []", 23, "lessons[1].topics: At least one is needed."),
        ("[greeting, queue]", "[greeting, queue, queue]", 4, "topics[2]: 'queue' is named twice."),
        ("[greeting, queue]", "[greeting, queue, tills]", 4, "topics[2]: No lesson teaches 'tills'."),
        (
            "topics: [queue]",
            "topics: [queue, tills]",
            23,
            "lessons[1].topics[1]: The course does not name the topic 'tills'.",
        ),
        ("title: {zh-Hans: 等候, en: Wait}", "title: {en: Wait}", 20, "lessons[1].title.zh-Hans: This is missing."),
    ],
)
def test_a_fault_in_course_yaml_is_found_on_its_line(tree: Path, old: str, new: str, line: int, message: str) -> None:
    path = tree / "courses" / "hello" / "course.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    document, faults = load_course(path.parent)
    assert document is None
    assert [(fault.path, fault.line, fault.message) for fault in faults] == [(path, line, message)]


def test_two_lessons_may_not_share_a_key(tree: Path) -> None:
    path = tree / "courses" / "hello" / "course.yaml"
    path.write_text(path.read_text("utf-8").replace("key: wait", "key: see"), "utf-8")
    _, faults = load_course(path.parent)
    assert "There is already a lesson with the key 'see'." in str(faults)


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("see.en.md", None, 1, "The file cannot be read"),
        ("see.en.md", " \n", 1, "The lesson is empty."),
        ("see.en.md", "Fine\n\n<script>alert(1)</script>\n", 3, "HTML is not used in lessons"),
        ("see.en.md", "Fine\n\n<!-- hidden -->\n", 3, "HTML is not used in lessons"),
        ("see.fr.md", "Bonjour\n", 1, "The file belongs to no lesson"),
        ("gone.en.md", "Old\n", 1, "The file belongs to no lesson"),
    ],
)
def test_a_fault_in_a_lesson_is_found_in_its_file(
    tree: Path, name: str, text: str | None, line: int, message: str
) -> None:
    path = tree / "courses" / "hello" / "lessons" / name
    if text is None:
        path.unlink()
    else:
        path.write_text(text, "utf-8")
    document, faults = load_course(tree / "courses" / "hello")
    assert document is None
    assert [(fault.path, fault.line) for fault in faults] == [(path, line)]
    assert message in faults[0].message


def test_signs_that_only_look_like_html_are_welcome(tree: Path) -> None:
    (tree / "courses" / "hello" / "lessons" / "see.en.md").write_text("Keep it < 10 s, write `<b>` as code.\n", "utf-8")
    assert course(tree)


def test_a_clean_tree_has_no_faults(tree: Path) -> None:
    assert check_tree(tree) == []


def test_a_topic_that_no_lesson_teaches_is_a_fault_at_its_item(tree: Path) -> None:
    path = tree / "checklists" / "small" / "checklist.yaml"
    path.write_text(path.read_text("utf-8").replace("topic: greeting", "topic: smiling", 1), "utf-8")
    assert [(fault.path, fault.line, fault.message) for fault in check_tree(tree)] == [
        (path, 28, "sections[0].items[0].topic: No lesson of any course teaches 'smiling'.")
    ]


def test_a_broken_course_is_told_once_and_not_again_for_each_of_its_topics(tree: Path) -> None:
    path = tree / "courses" / "hello" / "course.yaml"
    path.write_text("key: hello\n", "utf-8")
    assert {fault.path for fault in check_tree(tree)} == {path}


def test_what_does_not_belong_in_the_tree_is_named(tree: Path) -> None:
    (tree / "courses" / "notes.txt").write_text("x", "utf-8")
    (tree / "courses" / "README.md").write_text("x", "utf-8")
    (tree / "checklists" / "empty").mkdir()
    messages = [str(fault.message) for fault in check_tree(tree)]
    assert messages[0].startswith("The file cannot be read")
    assert messages[1] == "Only folders with a course.yaml belong here."
    assert len(messages) == 2


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    assert [fault.message for fault in check_tree(tmp_path)] == ["The folder is missing."] * 2


def test_the_course_schema_is_json() -> None:
    schema = course_json_schema()
    assert json.loads(json.dumps(schema))["$defs"]["Lesson"]["required"] == [
        "uuid",
        "key",
        "title",
        "kind",
        "minutes",
        "topics",
    ]


def test_a_card_is_found_by_how_its_chinese_sounds() -> None:
    assert sounds_of(["退货与换货", "queue", "排队"]) == ["tuihuoyuhuanhuo", "thyhh", "paidui", "pd"]
