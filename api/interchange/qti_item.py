"""One QTI item while it is read, and how its text is taken out of its elements."""

from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from api.interchange.draft import Remark, Unreadable
from api.interchange.qti_marking import MATCH, NEEDS_AUTHOR, Marks, read_marks


@dataclass(frozen=True, slots=True)
class Item:
    """One item while it is read: its file and line, its elements by plain names, how it is marked, and what has to be said about it."""

    file: str
    line: int
    root: Element
    interaction: Element
    declaration: Element | None
    template: str
    remarks: list[Remark] = field(default_factory=list)

    def correct(self) -> list[str]:
        """List the right values."""
        path = "correctresponse/value"
        return [] if self.declaration is None else [words(value) for value in self.declaration.findall(path)]

    def marks(self) -> Marks | None:
        """Give what values earn, None if only right ones count: the template decides, where none is named the mapping."""
        if self.declaration is None or self.template == MATCH:
            return None
        try:
            marks = read_marks(self.declaration)
        except ValueError:
            raise self.needs_author() from None
        if self.template and marks is None:
            raise self.needs_author()
        return marks

    def needs_author(self) -> Unreadable:
        """Say that it is marked in a way this product does not have."""
        return Unreadable(self.line, NEEDS_AUTHOR, file=self.file)

    def note(self, message: str, **params: str) -> None:
        """Say what is lost."""
        self.remarks.append(Remark(self.line, message, {"file": self.file, **params}))


def words(node: Element) -> str:
    """Give the text of an element as one line."""
    return " ".join("".join(str(part) for part in node.itertext()).split())


def words_of(nodes: list[Element]) -> str:
    """Give the texts of several elements, a line each."""
    return "\n".join(text for text in map(words, nodes) if text)
