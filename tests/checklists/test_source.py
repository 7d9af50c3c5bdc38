"""What authors write is what is read, and every way a file can be broken is named with its line."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from api.checklists.source import read_source, read_text


def read(tmp_path: Path, raw: str | bytes) -> tuple[Any, list[str]]:
    path = tmp_path / "file.yaml"
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    source, faults = read_source(path)
    return source, [f"{fault.line}: {fault.message}" for fault in faults]


@pytest.mark.parametrize(
    "word",
    ["on", "yes", "no", "0123", "0x1F", "12:30:45", "2026-02-30", "1.0", "1e3", ".inf", "true", "1_000", "=", "<<"],
)
def test_every_scalar_stays_the_string_that_was_written(tmp_path: Path, word: str) -> None:
    source, faults = read(tmp_path, f"value: {word}\n{word}: value\nlist: [{word}]\n")
    assert faults == []
    assert source.data == {"value": word, word: "value", "list": [word]}


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_only_an_unquoted_null_is_null(tmp_path: Path, word: str) -> None:
    source, _ = read(tmp_path, f"plain: {word}\nquoted: '{word}'\n")
    assert source.data == {"plain": None, "quoted": word}


def test_every_place_knows_its_line(tmp_path: Path) -> None:
    source, _ = read(tmp_path, "a: 1\nb:\n  - c: 2\n    d:\n      3\n  - 4\n")
    assert {place: source.line_of(place) for place in [("a",), ("b", 0), ("b", 0, "d"), ("b", 1)]} == {
        ("a",): 1,
        ("b", 0): 3,
        ("b", 0, "d"): 4,
        ("b", 1): 6,
    }


def test_a_place_that_was_not_written_has_the_line_above_it(tmp_path: Path) -> None:
    source, _ = read(tmp_path, "a: 1\nb:\n  c: 2\n")
    assert source.line_of(("b", "missing", 3)) == 2


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    source, _ = read(tmp_path, b"\xef\xbb\xbfa: 1\r\nb: |\r\n  x\r\n  y\r\n")
    assert source.data == {"a": "1", "b": "x\ny\n"}


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ("a: 1\nb: 2\na: 3\n", "3: The key 'a' is written twice."),
        ("a: &x 1\nb: *x\n", "1: Anchors and aliases are not used here; write it out."),
        ("a: 1\nb: !!python/object:os.system x\n", "2: Tags (!…) are not used here; the schema knows the types."),
        ("a: !int 1\n", "1: Tags (!…) are not used here; the schema knows the types."),
        ("%YAML 1.1\n---\na: 1\n", "2: Directives (%YAML, %TAG) are not used here."),
        ("a: 1\n---\nb: 1\n", "2: A file holds one document."),
        ("a: 1\n? [x]\n: 2\n", "2: A key must be plain text."),
        ("a: 1\n: 2\n", "2: A key is missing before the colon."),
        ('a: 1\nb: "\\ud800"\n', "2: The text holds a control character."),
        ('a: 1\nb: "\\0"\n', "2: The text holds a control character."),
        ("a: 1\nb: \x07\n", "2: The line holds a control character."),
        (b"a: 1\nb: \xff\n", "2: The file is not UTF-8."),
        ("a: 1\n".encode("utf-16"), "1: The file is not UTF-8."),
        ("a: " + "[" * 33, "1: The file is nested deeper than 32 levels."),
        (b"#" * 1_000_001, "1: The file is larger than 1 MB."),
    ],
)
def test_what_content_may_not_use_is_refused_with_its_line(tmp_path: Path, raw: str | bytes, fault: str) -> None:
    source, faults = read(tmp_path, raw)
    assert source is None
    assert faults == [fault]


def test_broken_syntax_is_named_where_it_breaks(tmp_path: Path) -> None:
    source, faults = read(tmp_path, "a: 1\nb: [1, 2\nc: 3\n")
    assert source is None
    assert faults[0].startswith("3: This is not YAML: ")


def test_an_alias_bomb_is_refused_at_its_first_anchor(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    _, faults = read(tmp_path, bomb)
    assert faults == ["1: Anchors and aliases are not used here; write it out."]


def test_a_missing_file_and_a_folder_in_its_place_are_faults(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.yaml", tmp_path):
        text, faults = read_text(path)
        assert text is None
        assert faults[0].message.startswith("The file cannot be read: ")


@given(st.one_of(st.binary(max_size=80), st.text(alphabet="ab:-?[]{}&*!%'\"\\|>#,~\n\t 0xUud", max_size=60)))
@example('"\\UFFFFFFFF"')
@example("a: >99999999999\n x")
def test_no_bytes_at_all_make_it_crash(tmp_path_factory: pytest.TempPathFactory, raw: str | bytes) -> None:
    source, faults = read(tmp_path_factory.mktemp("source"), raw)
    assert (source is None) == bool(faults)
