"""Drafts as a QTI 3 package: an item a file, and the manifest that names them."""

import io
import zipfile
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from lxml import etree
from lxml.etree import SubElement
from lxml.etree import _Element as Element

from api.interchange.draft import Bounds, Draft, Remark
from api.interchange.write_gift import NO_PLACE

_QTI: Final = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_PACKAGE: Final = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
_TEMPLATE: Final = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/"
_WHOLE: Final = Bounds(Decimal(0), Decimal(1))
# The packed file is the same for the same questions, whenever it is written.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def write_qti(drafts: Iterable[Draft]) -> tuple[bytes, list[Remark]]:
    """Write all drafts that the format can hold; name the others."""
    files: dict[str, bytes] = {}
    remarks: list[Remark] = []
    for place, draft in enumerate(drafts, 1):
        write = _WRITERS.get(draft.kind)
        if write is None:
            remarks.append(Remark(draft.line, NO_PLACE, {"title": draft.title, "kind": draft.kind}))
            continue
        files[f"items/{place:04d}.xml"] = _item(draft, place, write)
    return _packed({"imsmanifest.xml": _manifest(files), **files}), remarks


def _item(draft: Draft, place: int, write: Callable[[Element, Element, Draft], str]) -> bytes:
    root = etree.Element("qti-assessment-item", nsmap={None: _QTI})
    root.set("identifier", f"item-{draft.tags.get('uuid', place)}")
    root.set("title", draft.title or str(place))
    root.set("adaptive", "false")
    root.set("time-dependent", "false")
    for name, value in draft.tags.items():
        root.set(f"data-ts-{name}", value)
    declaration = SubElement(root, "qti-response-declaration", identifier="RESPONSE")
    body = SubElement(root, "qti-item-body")
    SubElement(body, "p").text = draft.stem
    template = write(declaration, body, draft)
    if draft.explanation:
        feedback = SubElement(root, "qti-modal-feedback", identifier="explanation")
        feedback.set("outcome-identifier", "FEEDBACK")
        feedback.set("show-hide", "show")
        SubElement(SubElement(feedback, "qti-content-body"), "p").text = draft.explanation
    if template:
        SubElement(root, "qti-response-processing", template=f"{_TEMPLATE}{template}.xml")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _declare(declaration: Element, cardinality: str, kind: str, right: Iterable[str]) -> None:
    declaration.set("cardinality", cardinality)
    declaration.set("base-type", kind)
    correct = SubElement(declaration, "qti-correct-response")
    for value in right:
        SubElement(correct, "qti-value").text = value


def _map(declaration: Element, kind: str, entries: Iterable[tuple[str, Decimal]], bounds: Bounds) -> None:
    mapping = SubElement(declaration, "qti-mapping")
    mapping.set("default-value", "0")
    mapping.set("lower-bound", _plain(bounds.low))
    mapping.set("upper-bound", _plain(bounds.high))
    for key, value in entries:
        entry = SubElement(mapping, "qti-map-entry")
        entry.set("map-key", key)
        entry.set("mapped-value", _plain(value))
        if kind == "string":
            entry.set("case-sensitive", "false")


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _options(declaration: Element, body: Element, draft: Draft) -> str:
    is_single = draft.kind != "multiple"
    named = {f"c{place}": option for place, option in enumerate(draft.options)}
    shares = dict(zip(named, draft.shares(), strict=True))
    best = [key for key, share in shares.items() if share > 0 and (not is_single or share == 1)]
    _declare(declaration, "single" if is_single else "multiple", "identifier", best)
    if draft.bounds:
        _map(declaration, "identifier", ((key, option.fraction) for key, option in named.items()), draft.bounds)
    interaction = SubElement(body, "qti-choice-interaction", shuffle="true")
    interaction.set("response-identifier", "RESPONSE")
    interaction.set("max-choices", "1" if is_single else "0")
    for key, option in named.items():
        choice = SubElement(interaction, "qti-simple-choice", identifier=key)
        choice.text = option.text
        if option.feedback:
            feedback = SubElement(choice, "qti-feedback-inline", identifier=key)
            feedback.set("outcome-identifier", "FEEDBACK")
            feedback.set("show-hide", "show")
            feedback.text = option.feedback
    return "map_response" if draft.bounds else "match_correct"


def _steps(declaration: Element, body: Element, draft: Draft) -> str:
    _declare(declaration, "ordered", "identifier", (f"s{place}" for place in range(len(draft.steps))))
    interaction = SubElement(body, "qti-order-interaction", shuffle="true")
    interaction.set("response-identifier", "RESPONSE")
    for place, step in enumerate(draft.steps):
        SubElement(interaction, "qti-simple-choice", identifier=f"s{place}").text = step
    return "match_correct"


def _pairs(declaration: Element, body: Element, draft: Draft) -> str:
    joined = [place for place, pair in enumerate(draft.pairs) if pair.left is not None]
    _declare(declaration, "multiple", "directedPair", (f"l{place} r{place}" for place in joined))
    interaction = SubElement(body, "qti-match-interaction", shuffle="true")
    interaction.set("response-identifier", "RESPONSE")
    left, right = (SubElement(interaction, "qti-simple-match-set") for _ in range(2))
    for place, pair in enumerate(draft.pairs):
        for one, letter, text in ((left, "l", pair.left), (right, "r", pair.right)):
            if text is not None:
                choice = SubElement(one, "qti-simple-associable-choice", identifier=f"{letter}{place}")
                choice.set("match-max", "1")
                choice.text = text
    if draft.scoring == "exact":
        return "match_correct"
    each = ((f"l{place} r{place}", Decimal(1)) for place in joined)
    _map(declaration, "directedPair", each, Bounds(Decimal(0), Decimal(len(joined))))
    return "map_response"


def _accepted(declaration: Element, body: Element, draft: Draft) -> str:
    _declare(declaration, "single", "string", (one.text for one in draft.accepted if one.weight == 1))
    _map(declaration, "string", ((one.text, one.weight) for one in draft.accepted), _WHOLE)
    SubElement(SubElement(body, "p"), "qti-text-entry-interaction").set("response-identifier", "RESPONSE")
    return "map_response"


def _essay(declaration: Element, body: Element, draft: Draft) -> str:
    declaration.set("cardinality", "single")
    declaration.set("base-type", "string")
    if draft.guide:
        rubric = SubElement(body, "qti-rubric-block", view="scorer")
        SubElement(SubElement(rubric, "qti-content-body"), "p").text = draft.guide
    SubElement(body, "qti-extended-text-interaction").set("response-identifier", "RESPONSE")
    return ""


def _manifest(files: Iterable[str]) -> bytes:
    root = etree.Element("manifest", nsmap={None: _PACKAGE})
    root.set("identifier", "tenseconds-questions")
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    for name in files:
        resource = SubElement(resources, "resource", identifier=name[6:-4], type="imsqti_item_xmlv3p0", href=name)
        SubElement(resource, "file", href=name)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _packed(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return packed.getvalue()


_WRITERS: Final[dict[str, Callable[[Element, Element, Draft], str]]] = {
    "single": _options,
    "multiple": _options,
    "true-false": _options,
    "match": _pairs,
    "order": _steps,
    "short-answer": _accepted,
    "open": _essay,
}
