"""Sets a scorecard as PDF/A-3a with tags: the only file that runs WeasyPrint. It knows no clock, database or network."""

import hashlib
import logging
import warnings
from functools import cache
from typing import Final
from xml.etree import ElementTree as ET

from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from api.i18n import Lang
from api.reports.certificate import CertificateCard
from api.reports.certificate_page import certificate_html
from api.reports.fetcher import Assets, CardFetcher
from api.reports.metadata import claim_accessibility
from api.reports.page import scorecard_html, style_sheet
from api.reports.problems import RenderError
from api.reports.scorecard import Scorecard
from api.reports.shortcuts import take_shortcuts
from api.reports.writing import write_once

VARIANT: Final = "pdf/a-3a"
_ENGINE_LOG: Final = logging.getLogger("weasyprint")
take_shortcuts()


def render_card(card: Scorecard | CertificateCard, lang: Lang, assets: Assets) -> bytes:
    """Return a scorecard or a certificate as a PDF (see `render_scorecard`)."""
    if isinstance(card, CertificateCard):
        return set_page(certificate_html(card, lang), assets)
    return render_scorecard(card, lang, assets)


def render_scorecard(card: Scorecard, lang: Lang, assets: Assets) -> bytes:
    """Return the scorecard as a PDF; the same card gives the same bytes.

    `assets` is asked for `photo:<id>` and `asset:<name>` and returns JPEG or PNG bytes. Call `use_fonts` first. Raises
    RenderError when an asset is missing or broken, and whenever else the engine would have left something out.
    """
    return set_page(scorecard_html(card, lang), assets)


def set_page(html: str, assets: Assets) -> bytes:
    """Set one HTML document with the scorecard's style sheet. Raises RenderError as `render_scorecard` does."""
    fetcher = CardFetcher(assets)
    complaints = _Complaints()
    _ENGINE_LOG.addHandler(complaints)
    try:
        document = _Page(html, fetcher).render(font_config=_fonts(), stylesheets=[_style()], pdf_variant=VARIANT)
        claim_accessibility(document)
        identifier = hashlib.sha256(html.encode()).digest()[:16]
        with warnings.catch_warnings():
            # The engine opens its colour profile and leaves the closing to the garbage collector.
            warnings.simplefilter("ignore", ResourceWarning)
            pdf = document.write_pdf(finisher=write_once, pdf_variant=VARIANT, pdf_identifier=identifier)
    except FatalURLFetchingError as error:
        reason = error.__cause__
        raise RenderError(f"{error}: {type(reason).__name__}: {reason}") from reason
    finally:
        _ENGINE_LOG.removeHandler(complaints)
    if complaints.heard:
        raise RenderError("; ".join(complaints.heard))
    return bytes(pdf)


class _Page(HTML):  # type: ignore[misc] # WeasyPrint ships no types
    """A page of ours, which is XML too: reading it so takes a twentieth of the time HTML's rules for broken pages take.

    Should the engine ever stop asking for our sheet of elements, its own serves as well, only slower.
    """

    def __init__(self, html: str, fetcher: CardFetcher) -> None:
        root = _read(html)
        self.base_url = "asset:"
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: FBT001, FBT002 - the engine's own signature
        del forms
        return [_elements()]


def _read(html: str) -> ET.Element:
    """Read a page as XML. Raises RenderError if it is none: a tag left open would swallow what follows."""
    try:
        return ET.fromstring(html)  # noqa: S314 - our own template; what people typed is escaped and has no entities
    except ET.ParseError as error:
        raise RenderError(f"The page is not well-formed: {error}") from error


class _Complaints(logging.Handler):
    """Collects what the engine only logs: a picture it skipped would otherwise be missed by nobody but the reader."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _elements() -> CSS:
    return CSS(string=style_sheet("elements.css"), font_config=_fonts())


@cache
def _style() -> CSS:
    return CSS(string=style_sheet("scorecard.css"), font_config=_fonts())
