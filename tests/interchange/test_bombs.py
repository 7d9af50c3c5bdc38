"""What strangers send cannot burst the memory, climb out of its folder, or fetch anything; every file gets an answer in words."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.interchange.archives import MOST_BYTES, parse_xml, unpack
from api.interchange.draft import Unreadable
from api.interchange.reading import READERS, guess, read_file
from tests.interchange.test_tables_and_xml import packed

BOMB = """<?xml version="1.0"?><!DOCTYPE q [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<quiz><question type="essay"><questiontext><text>&c;</text></questiontext></question></quiz>"""
THIEF = '<?xml version="1.0"?><!DOCTYPE q [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>'


@pytest.mark.parametrize("text", [BOMB, THIEF])
@pytest.mark.parametrize("form", ["moodle", "qti"])
def test_entities_are_refused_unread(text, form):
    """Acceptance 9: XML bombs."""
    if form == "moodle":
        with pytest.raises(Unreadable, match="DOCTYPE"):
            READERS[form](text.encode())
    else:
        assert READERS[form](text.encode()).drafts == ()


def test_a_zip_bomb_is_refused_by_what_comes_out_and_not_by_what_it_says():
    """Acceptance 9: zip bombs."""
    bomb = packed({"word/document.xml": b"0" * (MOST_BYTES + 1)})
    assert len(bomb) < 100_000
    with pytest.raises(Unreadable, match="larger"):
        unpack(bomb)


@pytest.mark.parametrize("name", ["../etc/passwd", "/etc/passwd", "a/../../b.xml", "..\\b.xml", "C:\\b.xml"])
def test_a_name_that_climbs_is_refused(name):
    """Acceptance 9: names that climb."""
    with pytest.raises(Unreadable, match="outside"):
        unpack(packed({name: "x"}))


def test_too_many_files_are_refused():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for number in range(2001):
            archive.writestr(f"{number}.xml", "")
    with pytest.raises(Unreadable, match="more than"):
        unpack(data.getvalue())


def test_a_file_that_is_nothing_known_gets_a_sentence():
    with pytest.raises(Unreadable, match="no format"):
        read_file("picture.bin", b"\x00\x01\x02 hello")
    with pytest.raises(Unreadable, match="no format"):
        read_file("page.xml", b"<html/>")
    with pytest.raises(Unreadable, match="not known"):
        read_file("x.txt", b"", "scorm")


@pytest.mark.parametrize(
    ("name", "start", "form"),
    [
        ("a.txt", "Who?\nA. a\nB. b\nANSWER: A", "aiken"),
        ("a.txt", "1. 谁?\nA. 甲\nB. 乙\n答案: A", "chinese"),
        ("a.txt", "Who? {=a ~b}", "gift"),
        ("a.xml", "<?xml version='1.0'?><quiz/>", "moodle"),
        ("a.xlsx", "PK", "excel"),
        ("a.docx", "PK", "word"),
    ],
)
def test_the_format_is_told_by_name_and_first_words(name, start, form):
    assert guess(name, start.encode()) == form


def test_a_text_in_the_old_chinese_encoding_is_read():
    text = "1. 谁先开口？\nA. 我们\nB. 顾客\n答案：A"
    assert len(read_file("题库.txt", text.encode("gb18030")).drafts) == 1


@given(data=st.binary(max_size=300), form=st.sampled_from(sorted(READERS)))
def test_no_bytes_whatever_break_a_reader(data, form):
    with contextlib.suppress(Unreadable):
        READERS[form](data)


@given(
    text=st.text(alphabet="Aa1.。:：答案解析{}=~#%->\n 一√\\<b>ANSWER", max_size=200),
    form=st.sampled_from(["gift", "aiken", "chinese"]),
)
def test_no_text_whatever_breaks_a_reader(text, form):
    with contextlib.suppress(Unreadable):
        READERS[form](text.encode())


def test_no_network_is_asked_for_a_dtd():
    with pytest.raises(Unreadable):
        parse_xml(b'<!DOCTYPE q SYSTEM "http://192.0.2.1/q.dtd"><q/>')
