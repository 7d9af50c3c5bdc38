"""What a drawing may be, and what an item says of the drawings it shows."""

from pathlib import Path
from typing import Any

import pytest

from api.checklists.load import load_checklist
from api.checklists.source import Fault

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180">{}</svg>'
SHOWN = """key: on
        borderline: {zh-Hans: 勉强, en: Just about}
        fail: {zh-Hans: 不行, en: Not good}
        pictures:
          pass: {file: pictures/lit.svg, alt: {zh-Hans: 灯全亮着, en: All lamps are lit}}
          fail: {file: pictures/dark.svg, alt: {zh-Hans: 灯全灭了, en: All lamps are out}}
"""


class Illustrated:
    """A small checklist with two drawings, to break."""

    def __init__(self, folder: Path, text: str) -> None:
        self.folder, self.text = folder, text.replace("key: on\n", SHOWN, 1)
        (folder / "pictures").mkdir(parents=True)
        self.draw("lit.svg", DRAWING.format("<circle r='9'/>"))
        self.draw("dark.svg", DRAWING.format(""))

    def draw(self, name: str, text: str) -> None:
        (self.folder / "pictures" / name).write_text(text, "utf-8")

    def load(self, old: str = "", new: str = "") -> tuple[dict[str, Any] | None, list[Fault]]:
        assert old in self.text
        (self.folder / "checklist.yaml").write_text(self.text.replace(old, new, 1), "utf-8")
        return load_checklist(self.folder)


@pytest.fixture
def illustrated(tmp_path: Path, small: str) -> Illustrated:
    return Illustrated(tmp_path / "small", small)


def test_drawings_travel_with_the_document(illustrated: Illustrated) -> None:
    document, faults = illustrated.load()
    assert faults == []
    assert document is not None
    assert set(document["media"]) == {"pictures/lit.svg", "pictures/dark.svg"}
    assert document["media"]["pictures/lit.svg"]["aspect"] == "0.5625"
    (item,) = (item for section in document["sections"] for item in section["items"] if item["key"] == "on")
    assert item["pictures"]["borderline"] is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{zh-Hans: 灯全亮着, en: All lamps are lit}", "{zh-Hans: 灯全亮着}", "alt.en: This is missing."),
        ("{zh-Hans: 灯全亮着, en: All lamps are lit}", "{zh-Hans: '', en: Lit}", "alt.zh-Hans: The text is empty."),
        ("灯全亮着, en: All", "4 盏灯全亮着, en: All", "The Chinese says 4, the English does not."),
        ("pictures/dark.svg", "pictures/gone.svg", "There is no file 'pictures/gone.svg'"),
        ("fail: {zh-Hans: 不行, en: Not good}\n", "\n", "The item has no example called fail."),
        ("fail: {file", "maybe: {file", "pictures.maybe: There is no such field."),
    ],
)
def test_what_is_said_of_a_picture_has_to_be_so(illustrated: Illustrated, old: str, new: str, message: str) -> None:
    document, faults = illustrated.load(old, new)
    assert document is None
    assert any(message in str(fault) for fault in faults), faults


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<text>SALE</text>", "words stand beside a picture"),
        ("<g><title>Sale</title></g>", "words stand beside a picture"),
        ("<script>alert(1)</script>", "<script> has no place"),
        ("<foreignObject/>", "<foreignObject> has no place"),
        ("<image href='data:image/png;base64,'/>", "<image> has no place"),
        ("<circle onclick='go()'/>", "'onclick' acts or points outside"),
        ("<use href='https://elsewhere.example/x.svg#a'/>", "'href' acts or points outside"),
        ("<rect fill='url(https://elsewhere.example/x)'/>", "'fill' acts or points outside"),
        ("<style>@import 'elsewhere.css'</style>", "A style points outside"),
        (f"<!--{'x' * 100_000}-->", "larger than 100 kB"),
        ("<g>", "This is not XML."),
    ],
)
def test_a_drawing_does_fetches_and_says_nothing(illustrated: Illustrated, inside: str, message: str) -> None:
    illustrated.draw("lit.svg", DRAWING.format(inside))
    document, faults = illustrated.load()
    assert document is None
    assert any(message in str(fault) and "lit.svg" in str(fault.path) for fault in faults), faults


def test_a_drawing_that_nothing_shows_is_a_fault(illustrated: Illustrated) -> None:
    illustrated.draw("left-over.svg", DRAWING.format(""))
    _, faults = illustrated.load()
    assert [str(fault).rpartition("pictures/")[2] for fault in faults] == ["left-over.svg:1: Nothing shows this file."]
