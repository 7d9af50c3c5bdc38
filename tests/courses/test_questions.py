"""Questions, quiz, cards and pictures: the sample of ten kinds is sound, and each way to break it is named where it stands."""

import shutil
from pathlib import Path

import pytest

from api.courses.load import LoadedCourse, load_course, read_course

SAMPLE = Path(__file__).parents[1] / "fixtures" / "ten-kinds"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "ten-kinds"))


def read(folder: Path) -> LoadedCourse:
    loaded, faults = read_course(folder)
    assert [str(fault) for fault in faults] == []
    assert loaded is not None
    return loaded


def change(path: Path, old: str, new: str) -> int:
    """Change the first place where `old` stands; returns its line."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_one_question_of_each_kind_is_sound(folder: Path) -> None:
    loaded = read(folder)
    assert len({question["kind"] for question in loaded.exam}) == 10
    assert [question["key"] for question in loaded.document["questions"]] == ["try-it"]
    assert loaded.document["quiz"]["pass"] == "0.6"
    assert loaded.document["cards"][0]["words"]["en"] == ["queue", "wait"]


def test_nothing_of_an_exam_question_is_in_the_document_phones_get(folder: Path) -> None:
    document = str(read(folder).document)
    for word in ("Secret", "秘密", "Stem of", "floor.svg", "right", "wrong-a"):
        assert word not in document
    assert "pictures/door.svg" in document
    assert "Practice explanation" in document


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("exam", "key: right, good: true", "key: right, good: false", "No option is right."),
        ("exam", "key: wrong-a, good: false", "key: wrong-a, good: true", "Only one option of a single question is right."),
        ("exam", "key: wrong-a", "key: right", "option with the key 'right'."),
        ("exam", "bravo甲, en: bravo text", "alpha甲, en: bravo text", "The same text (zh-Hans) stands here twice."),
        ("exam", "en: Stem of one}", "}", "stem.en: This is missing."),
        ("exam", "zh-Hans: one题, ", "", "stem.zh-Hans: This is missing."),
        ("exam", "  answer: true\n", "", "A question of kind true-false needs answer."),
        ("exam", "scoring: net-correct", "scoring: path", "A question of kind multiple is marked by one of"),
        ("exam", "value: 10", "high: 10", "Give a value, or low and high."),
        ("exam", "{low: 8, high: 12", "{low: 13, high: 12", "The range ends before it begins."),
        ("exam", "text: 7 days", "text: 七天", "'七天' is accepted already."),
        ("exam", "then: thanks", "then: nowhere", "No later turn is called 'nowhere'."),
        ("exam", "score: 0, then: thanks, ", "score: 0, ", "In an exam every sentence leads to the same turn"),
        ("exam", ", alt: {zh-Hans: 卖场一角, en: A corner of the floor}", "", "picture.alt: This is missing."),
        ("exam", "pictures/floor.svg", "pictures/flour.svg", "There is no file 'pictures/flour.svg' in the course."),
        ("exam", "width: 20", "width: 95", "The area reaches beyond the picture."),
        ("exam", "radius: 6", "width: 6", "Give width and height, or a radius."),
        ("exam", "topic: queue", "topic: tills", "The lesson 'wait' does not teach 'tills'."),
        ("exam", "lesson: wait", "lesson: gone", "The course has no lesson 'gone'."),
        ("exam", "-000000000101", "", "Write a UUID"),
        ("exam", "difficulty: 1", "difficulty: 4", "The number is above 3."),
    ],
)  # fmt: skip
def test_a_broken_question_is_named_with_its_file_and_line(
    folder: Path, file: str, old: str, new: str, message: str
) -> None:
    path = folder / "questions" / f"{file}.yaml"
    line = change(path, old, new)
    document, faults = load_course(folder)
    assert document is None
    assert any(message in fault.message and fault.path == path for fault in faults), [str(fault) for fault in faults]
    start = path.read_text("utf-8").splitlines()[:line]
    first = max(number for number, text in enumerate(start, 1) if text.startswith("- "))
    assert all(first <= fault.line <= line + 1 for fault in faults if fault.path == path), [
        str(fault) for fault in faults
    ]


@pytest.mark.parametrize(("old", "new"), [("-000000000010", "-000000000101"), ("key: try-it", "key: some")])
def test_practice_and_exam_never_share_a_question(folder: Path, old: str, new: str) -> None:
    change(folder / "questions" / "practice.yaml", old, new)
    _, faults = load_course(folder)
    assert ["practice and exam never share one" in fault.message for fault in faults] == [True]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("draw: 5", "draw: 6", "There are 10 questions to draw 6 from; at least 12 are needed."),
        ("topic: queue", "topic: tills", "There are 0 questions to draw 5 from"),
        ("topic: queue", "topic: queue, any: true", "Draw from one of: group, topic, any."),
        ("pass: 0.6", "pass: 6", "pass: The number is above 1."),
        ("behaviour", "behave", ""),
    ],
)
def test_a_broken_blueprint_is_named(folder: Path, old: str, new: str, message: str) -> None:
    path = folder / "quiz.yaml"
    if old == "behaviour":
        path.write_text(path.read_text("utf-8") + "surprise: true\n", "utf-8")
        message = "There is no such field."
    else:
        change(path, old, new)
    _, faults = load_course(folder)
    assert [message in fault.message and fault.path == path for fault in faults] == [True]


def test_a_group_counts_once_in_a_pool(folder: Path) -> None:
    path = folder / "questions" / "exam.yaml"
    path.write_text(path.read_text("utf-8").replace("  lesson: wait\n", "  lesson: wait\n  group: all-one\n"), "utf-8")
    _, faults = load_course(folder)
    assert "There are 1 questions to draw 5 from" in str(faults[1])


def test_a_group_of_one_is_named(folder: Path) -> None:
    path = folder / "questions" / "exam.yaml"
    path.write_text(path.read_text("utf-8").replace("  lesson: wait\n", "  lesson: wait\n  group: alone\n", 1), "utf-8")
    _, faults = load_course(folder)
    assert "The group 'alone' has one question only" in str(faults)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("![](pictures/door.svg)", "has no text for who does not see or hear it."),
        ("![Door](pictures/gate.svg)", "There is no file 'pictures/gate.svg' in the course."),
        ("No picture", "Nothing shows this file."),
    ],
)
def test_what_a_lesson_shows_exists_and_has_words(folder: Path, text: str, message: str) -> None:
    for language in ("en", "zh-Hans"):
        (folder / "lessons" / f"see.{language}.md").write_text(f"Keep\n\n{text}\n", "utf-8")
    _, faults = load_course(folder)
    assert any(message in fault.message for fault in faults)


@pytest.mark.parametrize(
    ("svg", "message"),
    [
        ('<svg viewBox="0 0 1 1"><script>x</script></svg>', "<script> has no place in a picture."),
        ('<svg viewBox="0 0 1 1" onload="x()"/>', "'onload' acts or points outside"),
        ('<svg viewBox="0 0 1 1"><use href="https://example.com/x#a"/></svg>', "'href' acts or points outside"),
        ('<svg viewBox="0 0 1 1"><rect fill="url(//example.com)"/></svg>', "'fill' acts or points outside"),
        ('<svg viewBox="0 0 1 1"><style>@import "x"</style></svg>', "A style points outside the picture."),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1"/>', "A picture has no DOCTYPE"),
        ("<svg/>", "needs an <svg> with a viewBox"),
        ("<svg", "This is not XML."),
    ],
)
def test_a_picture_that_acts_or_fetches_is_refused(folder: Path, svg: str, message: str) -> None:
    (folder / "pictures" / "door.svg").write_text(svg, "utf-8")
    _, faults = load_course(folder)
    assert any(message in fault.message and fault.path.name == "door.svg" for fault in faults)


def test_a_drawing_that_uses_its_own_parts_is_welcome(folder: Path) -> None:
    (folder / "pictures" / "door.svg").write_text(
        '<svg viewBox="0 0 4 3"><defs><path id="a"/></defs><use href="#a" fill="url(#b)"/></svg>', "utf-8"
    )
    assert read(folder).document["media"]["pictures/door.svg"]["aspect"] == "0.7500"
