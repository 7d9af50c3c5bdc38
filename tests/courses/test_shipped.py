"""The content that ships is clean as a whole, and its lessons are whole in both languages."""

import re
from pathlib import Path
from typing import Any

import pytest

from api.courses.check import check_tree
from api.courses.load import load_course

ROOT = Path(__file__).parents[2]
COURSES = sorted(path.name for path in (ROOT / "courses").iterdir() if path.is_dir())
HEADINGS = {
    "zh-Hans": ["## 记住一句话", "## 现场是什么样", "## 话可以这样说", "## 你来决定", "### 我们会这样做"],
    "en": ["## Keep this", "## On the floor", "## Words to use", "## You decide", "### What we would do"],
}


def test_the_shipped_content_is_clean() -> None:
    assert [str(fault) for fault in check_tree(ROOT)] == []


@pytest.mark.parametrize("key", COURSES)
def test_every_course_has_a_cover_and_a_lesson_that_shows_something(key: str) -> None:
    document, _ = load_course(ROOT / "courses" / key)
    assert document is not None
    assert document["cover"]["file"] in document["media"]
    for language in HEADINGS:
        assert any("](pictures/" in lesson["body"][language] for lesson in document["lessons"])


def test_there_are_courses_for_the_first_ten_seconds_and_for_a_calm_floor() -> None:
    assert {"first-ten-seconds", "a-calm-floor"} <= set(COURSES)


@pytest.mark.parametrize("key", COURSES)
def test_each_lesson_has_its_five_parts_and_is_short_enough_to_read_standing(key: str) -> None:
    document, _ = load_course(ROOT / "courses" / key)
    assert document is not None
    for lesson in document["lessons"]:
        for language, body in lesson["body"].items():
            # A case study asks in its decision what other lessons ask at the end of their text.
            headings = HEADINGS[language][:3] if lesson["decision"] else HEADINGS[language]
            assert [line for line in body.splitlines() if line.startswith("#")] == headings
        assert 250 <= len(re.findall(r"[A-Za-z’]+", _whole(lesson, "en"))) <= 500, lesson["key"]
        assert 400 <= len(re.findall(r"[\u4e00-\u9fff]", _whole(lesson, "zh-Hans"))) <= 650, lesson["key"]


def _whole(lesson: dict[str, Any], language: str) -> str:
    decision = lesson["decision"] or {"question": {language: ""}, "options": []}
    options = [option[part][language] for option in decision["options"] for part in ("text", "feedback")]
    return "\n".join([lesson["body"][language], decision["question"][language], *options])
