"""Reads a PDF the way a reader does: its words, its fonts, its structure."""

import io
import re
import shutil
import subprocess
import unicodedata
from typing import Any

import pikepdf
import pytest


def words(pdf: bytes, page: int | None = None) -> str:
    """Return the selectable text, of one page or of all, without any space: lines wrap where they must, words do not change."""
    if shutil.which("pdftotext") is None:
        pytest.fail("pdftotext is missing: apt-get install poppler-utils")
    only = [] if page is None else ["-f", str(page), "-l", str(page)]
    out = subprocess.run(["pdftotext", "-raw", *only, "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return squeezed(out.decode())


def pictures(pdf: bytes, page: int) -> list[bytes]:
    """Return the photos that one page really draws, each with the bytes it has in the file; the pages share one list of all."""
    with opened(pdf) as file:
        sheet = file.pages[page - 1]
        steps = pikepdf.parse_content_stream(sheet)
        drawn = [str(step.operands[0]) for step in steps if str(step.operator) == "Do"]
        named = [sheet.resources["/XObject"][name] for name in drawn]
        return [each.read_raw_bytes() for each in named if each["/Subtype"] == "/Image"]


def squeezed(text: str) -> str:
    """Return text without spaces, in the form both sides of a comparison share."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def tags(pdf: bytes) -> list[str]:
    """Return every structure type in the tree of tags, in reading order."""
    with opened(pdf) as file:
        return [str(node["/S"])[1:] for node in nodes(file.Root["/StructTreeRoot"])]


def nodes(element: Any) -> list[Any]:
    children = element.get("/K", [])
    found = [element] if "/S" in element else []
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            found += nodes(child)
    return found
