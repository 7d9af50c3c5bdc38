"""Text of other systems as plain text: tags off, entities read, spaces as a reader sees them."""

import html
import re
from typing import Final

from lxml import etree
from lxml import html as lxml_html

_TAG: Final = re.compile(r"<[a-zA-Z/!][^>]*>")
_BREAKS: Final = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"})
# Tags that only group; leaving them out changes nothing that a reader sees.
_PLAIN: Final = frozenset({"p", "div", "br", "span", "html", "body"})


def plain(text: str) -> tuple[str, bool]:
    """Turn text that may hold HTML into plain text; tell whether anything a reader would miss was left out."""
    if not _TAG.search(text):
        return html.unescape(text).strip(), False
    try:
        root = lxml_html.fragment_fromstring(text, create_parent="div")
    except etree.ParserError:
        return "", False
    lost = any(isinstance(node.tag, str) and node.tag not in _PLAIN for node in root.iter())
    for node in root.iter():
        if node is not root and node.tag in _BREAKS:
            node.tail = f"\n{node.tail or ''}"
    words = "".join(str(part) for part in root.itertext(with_tail=True))
    lines = [" ".join(line.split()) for line in words.replace("\u00a0", " ").splitlines()]
    return "\n".join(line for line in lines if line), lost
