"""QTI 2.x and 3.0: one item an XML file, or a package of them. The two differ in names (`choiceInteraction`, `qti-choice-interaction`)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from api.i18n import marked
from api.interchange.archives import parse_xml, unpack
from api.interchange.choices import check_options
from api.interchange.draft import Accepted, Draft, Imported, Option, Pair, Remark, Unreadable
from api.interchange.gift import GAP
from api.interchange.qti_areas import read_areas
from api.interchange.truth import truth_of, truth_options

NEEDS_AUTHOR: Final = marked("Marked by rules of its own; it needs its author and was not taken over ({file}).")
NO_INTERACTION: Final = marked("There is nothing to answer in {file}.")
SEVERAL: Final = marked("{file} asks {count} things at once; each has to be a question of its own.")
OTHER_INTERACTION: Final = marked("“{name}” in {file} has no counterpart here.")
NOT_QTI: Final = marked("{file} is no QTI item.")
# The templates every reader knows; all other marking is the author's own.
_TEMPLATES: Final = frozenset({"match_correct", "map_response", "map_response_point"})


@dataclass(frozen=True, slots=True)
class Item:
    """One item while it is read: its file, its elements by plain names, and what is declared about the response."""

    file: str
    root: Element
    interaction: Element
    declaration: Element | None

    def correct(self) -> list[str]:
        """List the right values."""
        path = "correctresponse/value"
        return [] if self.declaration is None else [words(value) for value in self.declaration.findall(path)]

    def mapping(self) -> dict[str, Decimal]:
        """Give what each value earns; empty without a mapping."""
        entries = [] if self.declaration is None else self.declaration.findall("mapping/mapentry")
        return {str(entry.get("mapkey")): _number(entry.get("mappedvalue")) for entry in entries}


def read_qti(data: bytes, name: str = "item.xml") -> Imported:
    """Read an item or a package of items; raise Unreadable if the file is neither."""
    files = unpack(data) if data[:2] == b"PK" else {name: data}
    drafts: list[Draft] = []
    remarks: list[Remark] = []
    for file, content in sorted(files.items()):
        if not file.lower().endswith(".xml") or file.rsplit("/", 1)[-1] == "imsmanifest.xml":
            continue
        try:
            drafts.append(_read_item(file, content))
        except Unreadable as error:
            remarks.append(error.remark)
    return Imported(tuple(drafts), tuple(remarks))


def _read_item(file: str, content: bytes) -> Draft:
    root = _plain_names(parse_xml(content))
    if root.tag != "assessmentitem":
        raise Unreadable(1, NOT_QTI, file=file)
    line = int(root.sourceline or 1)
    _refuse_own_rules(root, file, line)
    interactions = [node for node in root.iter() if str(node.tag).endswith("interaction")]
    if len(interactions) != 1:
        message = SEVERAL if interactions else NO_INTERACTION
        raise Unreadable(line, message, file=file, count=str(len(interactions)))
    interaction = interactions[0]
    read = _READERS.get(str(interaction.tag).removesuffix("interaction"))
    if read is None:
        raise Unreadable(line, OTHER_INTERACTION, name=str(interaction.tag), file=file)
    name = interaction.get("responseidentifier", "RESPONSE")
    declared = {node.get("identifier"): node for node in root.findall("responsedeclaration")}
    draft = read(Item(file, root, interaction, declared.get(name)), line)
    return replace(
        draft,
        title=root.get("title", ""),
        stem=_stem(root, interaction),
        explanation=_words_of(root.findall("modalfeedback")),
        tags={"id": root.get("identifier", "")} | _tags(root),
    )


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


def _refuse_own_rules(root: Element, file: str, line: int) -> None:
    processing = root.find("responseprocessing")
    template = "" if processing is None else processing.get("template", "").rsplit("/", 1)[-1].removesuffix(".xml")
    is_open = root.find(".//extendedtextinteraction") is not None
    has_own = processing is not None and (len(processing) > 0 or template not in _TEMPLATES)
    if root.find("templatedeclaration") is not None or (has_own and not is_open):
        raise Unreadable(line, NEEDS_AUTHOR, file=file)


def _tags(root: Element) -> dict[str, str]:
    """Read `data-…` marks of our own; other systems leave them alone."""
    return {name.removeprefix("datats"): value for name, value in root.attrib.items() if name.startswith("datats")}


def _stem(root: Element, interaction: Element) -> str:
    """Join the prompt and the text around the interaction; a gap in a sentence stays visible."""
    body = root.find("itembody")
    parts = [] if body is None else [_around(node, interaction) for node in body if node.tag != "rubricblock"]
    prompt = interaction.find("prompt")
    return "\n".join(part for part in [*parts, "" if prompt is None else words(prompt)] if part)


def _around(node: Element, interaction: Element) -> str:
    if node is interaction:
        return ""
    if interaction not in node.iter():
        return words(node)
    is_inline = str(interaction.tag).startswith(("inline", "textentry"))
    pieces = list(_pieces(node, interaction, GAP if is_inline else ""))
    text = " ".join("".join(pieces).split())
    return "" if text == GAP else text


def _pieces(node: Element, interaction: Element, gap: str) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if child is interaction:
            yield gap
        else:
            yield from _pieces(child, interaction, gap)
        yield child.tail or ""


def words(node: Element) -> str:
    """Give the text of an element as one line."""
    return " ".join("".join(str(part) for part in node.itertext()).split())


def _words_of(nodes: list[Element]) -> str:
    return "\n".join(text for text in map(words, nodes) if text)


def _number(text: str | None) -> Decimal:
    try:
        return Decimal(text or "0")
    except InvalidOperation:
        return Decimal(0)


def _choice(item: Item, line: int) -> Draft:
    choices = item.interaction.findall("simplechoice") or item.interaction.findall("inlinechoice")
    right, mapping = item.correct(), item.mapping()
    is_single = item.declaration is None or item.declaration.get("cardinality", "single") == "single"
    highest = max([*mapping.values(), Decimal(1)])
    share = Decimal(1) / (1 if is_single else max(len(right), 1))
    options = tuple(
        Option(
            _label(choice),
            mapping.get(choice.get("identifier", ""), Decimal(0)) / highest
            if mapping
            else share * (choice.get("identifier") in right),
            _words_of(choice.findall("feedbackinline")),
        )
        for choice in choices
    )
    check_options(line, options, is_single=is_single)
    kind = [truth_of(option.text) for option in options]
    if is_single and sorted(map(str, kind)) == ["False", "True"]:
        is_true = any(option.fraction > 0 and truth_of(option.text) for option in options)
        return Draft(line=line, kind="true-false", stem="", options=truth_options(is_true=is_true))
    return Draft(
        line=line,
        kind="single" if is_single else "multiple",
        stem="",
        options=options,
        scoring="mapping" if mapping else "exact",
    )


def _label(choice: Element) -> str:
    """Give the words of a choice without its feedback."""
    return " ".join(
        f"{choice.text or ''}{''.join(_label(child) + (child.tail or '') for child in choice if child.tag != 'feedbackinline')}".split()
    )


def _order(item: Item, line: int) -> Draft:
    texts = {choice.get("identifier", ""): words(choice) for choice in item.interaction.findall("simplechoice")}
    steps = tuple(texts[key] for key in item.correct() if key in texts)
    if len(steps) != len(texts):
        raise Unreadable(line, NEEDS_AUTHOR, file=item.file)
    return Draft(line=line, kind="order", stem="", steps=steps)


def _match(item: Item, line: int) -> Draft:
    sets = item.interaction.findall("simplematchset")
    if len(sets) != 2:
        raise Unreadable(line, NEEDS_AUTHOR, file=item.file)
    left, right = ({node.get("identifier", ""): words(node) for node in one} for one in sets)
    joined = dict(pair.split()[:2] for pair in item.correct() if len(pair.split()) == 2)
    if set(joined) != set(left):
        raise Unreadable(line, NEEDS_AUTHOR, file=item.file)
    pairs = [Pair(left[key], right[joined[key]]) for key in left]
    extra = [Pair(None, text) for key, text in right.items() if key not in joined.values()]
    return Draft(line=line, kind="match", stem="", pairs=tuple(pairs + extra))


def _entry(item: Item, line: int) -> Draft:
    mapping = item.mapping() or dict.fromkeys(item.correct(), Decimal(1))
    accepted = tuple(Accepted(text, weight) for text, weight in mapping.items() if 0 < weight <= 1)
    if not accepted:
        raise Unreadable(line, NEEDS_AUTHOR, file=item.file)
    return Draft(line=line, kind="short-answer", stem="", accepted=accepted)


def _essay(item: Item, line: int) -> Draft:
    rubric = item.root.findall(".//rubricblock")
    return Draft(line=line, kind="open", stem="", guide=_words_of(rubric))


def _hotspot(item: Item, line: int) -> Draft:
    areas, picture = read_areas(item.interaction, item.correct())
    if not areas or not picture:
        raise Unreadable(line, NEEDS_AUTHOR, file=item.file)
    return Draft(line=line, kind="spot", stem="", areas=areas, picture=picture)


_READERS: Final[dict[str, Callable[[Item, int], Draft]]] = {
    "choice": _choice,
    "inlinechoice": _choice,
    "order": _order,
    "match": _match,
    "textentry": _entry,
    "extendedtext": _essay,
    "hotspot": _hotspot,
}
