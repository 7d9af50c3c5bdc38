"""Spares the PDF engine what comes out the same each time it is worked out: a page set without this file is the same, byte for byte.

Each shortcut stands in for one function of the engine and hands it whatever is not plain. They rely on style sheets like
ours, in which no value is calculated and no side is named by the direction of the text (`margin-inline-start`).
"""

import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from weasyprint.css import ComputedStyle
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout.percent import resolve_percentages, resolve_radii_percentages
from weasyprint.svg.utils import size
from weasyprint.text.fonts import get_font_description
from weasyprint.text.line_break import Layout, strut

_EDGES: Final = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
_LENGTHS: Final = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("left", "right", "top", "bottom")),
    *(f"{bound}{side}" for bound in ("", "min_", "max_") for side in ("width", "height")),
)
_STYLE_OF: Final = {edge: edge.replace("width", "style") for edge in (*_EDGES, "outline_width")}
_CORNERS: Final = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
_SQUARE: Final = dict.fromkeys(_CORNERS, (0, 0))
# Values that follow from the rules, the parent or the beginning of all elements alone.
_PLAIN: Final = frozenset(
    name
    for name in INITIAL_VALUES
    if name not in INITIAL_NOT_COMPUTED | {"display", "float", "position", "page"}
    if not name.startswith("text_decoration_")
)
_compute: Final = ComputedStyle.__missing__
_shape: Final = Layout.reactivate
_forget: Final = Layout.deactivate
_find_flow: Final = Box.is_in_normal_flow


def _once_a_style(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Work something out once for each style, and keep it there."""
    name = f"kept_{function.__name__}"

    def shortcut(style: Any) -> Any:
        kept = vars(style)
        if name not in kept:
            kept[name] = function(style)
        return kept[name]

    return shortcut


def take_shortcuts(*, on: bool = True) -> None:
    """Put all shortcuts in place in this process, or the engine's own functions again."""
    for function, shortcut in _SHORTCUTS.items():
        old, new = (function, shortcut) if on else (shortcut, function)
        for name, module in list(sys.modules.items()):
            if name.startswith("weasyprint.") and vars(module).get(function.__name__) is old:
                setattr(module, function.__name__, new)
    ComputedStyle.__missing__ = _look_up if on else _compute
    Layout.deactivate, Layout.reactivate = (_keep, _shape_again) if on else (_forget, _shape)
    Box.is_in_normal_flow = _is_in_flow if on else _find_flow


def _look_up(style: Any, key: str) -> Any:
    """Return a value of an element: one that no rule sets is its parent's, or what all elements begin with."""
    if key in style.cascaded or style.parent_style is None:
        return _compute(style, key)
    if key in _STYLE_OF and style[_STYLE_OF[key]] == "none":
        style[key] = 0
        return 0
    if key not in _PLAIN:
        return _compute(style, key)
    value = style[key] = style.parent_style[key] if key in INHERITED else INITIAL_VALUES[key]
    return value


def _resolve(box: Any, containing_block: Any) -> None:
    """Give a box its lengths: those of a style without percentages are the same in all its boxes."""
    style = box.style
    try:
        lengths, edges = style.lengths, style.edges
    except AttributeError:
        lengths, edges = style.lengths, style.edges = _lengths(style), {name: style[name] for name in _EDGES}
    if lengths is None:
        resolve_percentages(box, containing_block)
        return
    given = vars(box)
    given.update(lengths)
    # The edges of a table whose cells share them were set before.
    if style["border_collapse"] != "collapse" or "border_top_width" not in given:
        given.update(edges)


def _lengths(style: Any) -> dict[str, Any] | None:
    lengths = {name: style[name] for name in _LENGTHS}
    is_plain = all(value == "auto" or getattr(value, "unit", "") == "px" for value in lengths.values())
    if not is_plain or style["box_sizing"] != "content-box":
        return None
    lengths = {name: value if value == "auto" else value.value for name, value in lengths.items()}
    return lengths | {name: 0 for name in ("min_width", "min_height") if lengths[name] == "auto"}


def _round(box: Any) -> None:
    """Round the corners of a box that has round ones."""
    style = box.style
    try:
        is_square = style.is_square
    except AttributeError:
        is_square = style.is_square = all((0, "px") in style[name] for name in _CORNERS)
    if is_square:
        vars(box).update(_SQUARE)
    else:
        resolve_radii_percentages(box)


def _is_in_flow(box: Any) -> bool:
    """Tell whether a box stands where its text stands, which its style alone decides."""
    style = box.style
    try:
        is_in_flow: bool = style.is_in_flow
    except AttributeError:
        is_in_flow = style.is_in_flow = _find_flow(box)
    return is_in_flow


def _keep(_layout: Any) -> None:
    """Keep a text as it was shaped when its line was broken, until it is drawn."""


def _shape_again(layout: Any, style: Any) -> None:
    """Shape a text again before it is drawn only if its words are to be spread."""
    if layout.justification_spacing:
        _shape(layout, style)


_SHORTCUTS: Final[dict[Any, Any]] = {
    resolve_percentages: _resolve,
    resolve_radii_percentages: _round,
    strut: _once_a_style(strut),
    get_font_description: _once_a_style(get_font_description),
    size: lru_cache(1024)(size),
}
