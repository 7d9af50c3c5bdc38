"""How the public pages of proof draw a verdict and its facts."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

CHECK: Final = Markup(
    '<svg viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="18" fill="none" stroke="currentColor" stroke-width="3"/>'
    '<path d="M12 21l6 6 11-13" fill="none" stroke="currentColor" stroke-width="3"/></svg>'
)
CROSS: Final = Markup(
    '<svg viewBox="0 0 40 40" aria-hidden="true"><path d="M20 3L38 36H2z" fill="none" stroke="currentColor" stroke-width="3"/>'
    '<path d="M20 14v11M20 29v3" stroke="currentColor" stroke-width="3"/></svg>'
)


def verdict_of(tone: str, sign: Markup, headline: str, sentence: str) -> Markup:
    """Draw a verdict: its sign, a headline, a sentence; the tone is `good` or `poor`."""
    return Markup('<div class="verdict {}">{}<div><strong>{}</strong><p>{}</p></div></div>').format(
        tone, sign, headline, sentence
    )


def facts_of(facts: Sequence[tuple[str, str]]) -> Markup:
    """List facts by name."""
    rows = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(name, value) for name, value in facts)
    return Markup("<dl>{}</dl>").format(rows)


def grouped(code: str) -> str:
    """Write a code in groups of four, as people read it."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))
