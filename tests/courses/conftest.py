"""A small content tree to break: one checklist, one course, two lessons."""

from pathlib import Path

import pytest

SMALL = (Path(__file__).parents[1] / "checklists" / "small.yaml").read_text("utf-8")
COURSE = """\
key: hello
title: {zh-Hans: 招呼, en: Hello}
summary: {zh-Hans: 先招呼, en: Greet first}
topics: [greeting, queue]
minutes: 8
uuid: 00000000-0000-4000-8000-000000000001
owner: training
touchpoints: [greeting]
dimensions: [empathy]
lessons:
  - key: see
    uuid: 00000000-0000-4000-8000-000000000002
    title: {zh-Hans: 看见, en: See}
    kind: explanation
    minutes: 3
    topics: [greeting]
  - key: wait
    uuid: 00000000-0000-4000-8000-000000000003
    rubric: [small/on]
    title: {zh-Hans: 等候, en: Wait}
    kind: drill
    minutes: 5
    topics: [queue]
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Write a clean tree and return its root."""
    checklist = tmp_path / "checklists" / "small"
    lessons = tmp_path / "courses" / "hello" / "lessons"
    for folder in (checklist, lessons):
        folder.mkdir(parents=True)
    (checklist / "checklist.yaml").write_text(SMALL, "utf-8")
    (lessons.parent / "course.yaml").write_text(COURSE, "utf-8")
    for lesson in ("see", "wait"):
        (lessons / f"{lesson}.zh-Hans.md").write_text("# 记住\n\n先看见。\n", "utf-8")
        (lessons / f"{lesson}.en.md").write_text("# Keep\n\nSee first.\n", "utf-8")
    return tmp_path
