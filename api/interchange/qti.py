"""QTI 2.x and 3.0: one item an XML file, or a package of them. The two differ in names (`choiceInteraction`, `qti-choice-interaction`)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from api.i18n import marked
from api.interchange.archives import parse_xml, unpack
from api.interchange.draft import Draft, Imported, Remark, Unreadable
from api.interchange.gift import FORMATTED, GAP
from api.interchange.moodle import FILES
from api.interchange.qti_item import Item, words, words_of
from api.interchange.qti_kinds import READERS
from api.interchange.qti_marking import template_of

NO_INTERACTION: Final = marked("There is nothing to answer in {file}.")
SEVERAL: Final = marked("{file} asks {count} things at once; each has to be a question of its own.")
OTHER_INTERACTION: Final = marked("“{name}” in {file} has no counterpart here.")
NOT_QTI: Final = marked("{file} is no QTI item.")
LEFT_OUT: Final = marked("The text “{text}” of {file} has no place here; it was left out.")
FEEDBACKS: Final = marked("Several feedbacks for different answers became one explanation ({file}).")
# Elements that only group or belong to the question's form; leaving them out changes nothing that a reader sees.
_BARE: Final = frozenset(
    {
        "itembody", "p", "div", "span", "br", "prompt", "contentbody", "rubricblock", "modalfeedback", "feedbackinline", "feedbackblock",
        "simplechoice", "inlinechoice", "simplematchset", "simpleassociablechoice", "hotspotchoice",
    }
)  # fmt: skip
# What is not part of the question's own words.
_ASIDE: Final = frozenset({"rubricblock", "feedbackblock"})
_MEDIA: Final = frozenset({"object", "img", "picture", "audio", "video", "figure", "math"})


def read_qti(data: bytes, name: str = "item.xml") -> Imported:
    """Read an item or a package of items; raise Unreadable if the file is neither."""
    files = unpack(data) if data[:2] == b"PK" else {name: data}
    drafts: list[Draft] = []
    remarks: list[Remark] = []
    for file, content in sorted(files.items()):
        if not file.lower().endswith(".xml") or file.rsplit("/", 1)[-1] == "imsmanifest.xml":
            continue
        try:
            draft, said = _read_item(file, content)
        except Unreadable as error:
            remarks.append(error.remark)
        else:
            drafts.append(draft)
            remarks += said
    return Imported(tuple(drafts), tuple(remarks))


def _read_item(file: str, content: bytes) -> tuple[Draft, list[Remark]]:
    root = _plain_names(parse_xml(content))
    if root.tag != "assessmentitem":
        raise Unreadable(1, NOT_QTI, file=file)
    line = int(root.sourceline or 1)
    template = template_of(root, file, line)
    interactions = [node for node in root.iter() if str(node.tag).endswith("interaction")]
    if len(interactions) != 1:
        message = SEVERAL if interactions else NO_INTERACTION
        raise Unreadable(line, message, file=file, count=str(len(interactions)))
    interaction = interactions[0]
    read = READERS.get(str(interaction.tag).removesuffix("interaction"))
    if read is None:
        raise Unreadable(line, OTHER_INTERACTION, name=str(interaction.tag), file=file)
    name = interaction.get("responseidentifier", "RESPONSE")
    declared = {node.get("identifier"): node for node in root.findall("responsedeclaration")}
    item = Item(file, line, root, interaction, declared.get(name), template)
    draft = read(item)
    _note_losses(item)
    whole = replace(
        draft,
        title=root.get("title", ""),
        stem=_stem(root, interaction),
        explanation=words_of(root.findall("modalfeedback")),
        tags={"id": root.get("identifier", "")} | _tags(root),
    )
    return whole, item.remarks


def _note_losses(item: Item) -> None:
    """Say what of the text has no place in a question here."""
    body = item.root.find("itembody")
    is_open = item.interaction.tag == "extendedtextinteraction"
    own = set(item.interaction.iterchildren("object", "img")) if item.interaction.tag == "hotspotinteraction" else set()
    seen = {str(node.tag) for node in (() if body is None else body.iter(etree.Element)) if node not in own}
    if seen & _MEDIA:
        item.note(FILES)
    if seen - _MEDIA - _BARE - {str(item.interaction.tag)}:
        item.note(FORMATTED)
    lost = [*item.root.iter("feedbackblock"), *(() if is_open else item.root.iter("rubricblock"))]
    for text in filter(None, map(words, lost)):
        item.note(LEFT_OUT, text=text[:40])
    if len(item.root.findall("modalfeedback")) > 1:
        item.note(FEEDBACKS)


def _plain_names(root: Element) -> Element:
    """Write names as one family: no namespace, no `qti-`, no capitals, no hyphens; attributes likewise."""
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        node.tag = etree.QName(node).localname.removeprefix("qti-").replace("-", "").lower()
        for name, value in list(node.attrib.items()):
            del node.attrib[name]
            node.set(etree.QName(name).localname.replace("-", "").lower(), value)
    return root


def _tags(root: Element) -> dict[str, str]:
    """Read `data-…` marks of our own; other systems leave them alone."""
    return {name.removeprefix("datats"): value for name, value in root.attrib.items() if name.startswith("datats")}


def _stem(root: Element, interaction: Element) -> str:
    """Join the prompt and the text around the interaction; a gap in a sentence stays visible."""
    body = root.find("itembody")
    parts = [] if body is None else [_around(node, interaction) for node in body if node.tag not in _ASIDE]
    prompt = interaction.find("prompt")
    return "\n".join(part for part in [*parts, "" if prompt is None else words(prompt)] if part)


def _around(node: Element, interaction: Element) -> str:
    if node is interaction:
        return ""
    is_inline = str(interaction.tag).startswith(("inline", "textentry"))
    pieces = list(_pieces(node, interaction, GAP if is_inline else ""))
    text = " ".join("".join(pieces).split())
    return "" if text == GAP else text


def _pieces(node: Element, interaction: Element, gap: str) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if child is interaction:
            yield gap
        elif child.tag not in _ASIDE:
            yield from _pieces(child, interaction, gap)
        yield child.tail or ""
