"""The few marks every drawing is made of.

A mark names a tone, and a tone is a token of the app, with the light colour for who looks at the file by itself: `wall` and `shade` lie
behind, `sheet` is bright, `edge`, `dark` and `ink` grow darker, `accent` is the one colour. A filled shape has a thin line around it
unless it is `bare`.
"""

from collections.abc import Sequence
from typing import Final

Point = tuple[float, float]

WIDTH: Final = 320
HEIGHT: Final = 180
FLOOR: Final = 156  # where feet stand

_TONES: Final = {
    "wall": "var(--line,#e4e1d8)",
    "sheet": "var(--raised,#fff)",
    "edge": "var(--edge,#8f8b82)",
    "dark": "var(--ink-2,#55534e)",
    "ink": "var(--ink,#1b1b1a)",
    "accent": "var(--accent,#c8351f)",
}
_LETTERS: Final = {name: name[0] for name in _TONES}


def style() -> str:
    """Write the styles of a drawing: a small letter fills, a capital strokes, `o` has a line around it."""
    fills = "".join(f".{_LETTERS[name]}{{fill:{colour}}}" for name, colour in _TONES.items())
    strokes = "".join(f".{_LETTERS[name].upper()}{{fill:none;stroke:{colour}}}" for name, colour in _TONES.items())
    return f"<style>{fills}{strokes}.o{{stroke:{_TONES['ink']}}}</style>"


def number(value: float) -> str:
    """Write a coordinate with one digit, and none where it is whole."""
    return f"{value:.1f}".removesuffix(".0").replace("-0.0", "0")


def points(along: Sequence[Point]) -> str:
    """Write points as a line goes through them."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in along)


def path(way: str, tone: str, *, bare: bool = False) -> str:
    """Fill a shape."""
    return f'<path class="{_filled(tone, bare=bare)}" d="{way}"/>'


def line(way: str, tone: str = "ink", width: float = 2) -> str:
    """Draw along a way, with round ends."""
    thickness = "" if width == 2 else f' stroke-width="{number(width)}"'
    return f'<path class="{_LETTERS[tone].upper()}"{thickness} d="{way}"/>'


def box(x: float, y: float, width: float, height: float, tone: str, *, round_: float = 2, bare: bool = False) -> str:
    """Fill a rectangle with round corners, from its upper left one."""
    corner = f' rx="{number(round_)}"' if round_ else ""
    size = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect class="{_filled(tone, bare=bare)}" {size}{corner}/>'


def disc(x: float, y: float, radius: float, tone: str, *, flat: float = 1, bare: bool = False) -> str:
    """Fill a circle, or an ellipse that is `flat` times as high as it is wide."""
    if flat == 1:
        return f'<circle class="{_filled(tone, bare=bare)}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>'
    radii = f'rx="{number(radius)}" ry="{number(radius * flat)}"'
    return f'<ellipse class="{_filled(tone, bare=bare)}" cx="{number(x)}" cy="{number(y)}" {radii}/>'


def group(inside: str, x: float = 0, y: float = 0, *, scale: float = 1, mirrored: bool = False, turn: float = 0) -> str:
    """Put marks somewhere, larger or smaller, the other way round, or turned (degrees clockwise)."""
    moves = [f"translate({number(x)} {number(y)})"] if x or y else []
    moves += [f"rotate({number(turn)})"] if turn else []
    if mirrored or scale != 1:
        moves.append(f"scale({scale * (-1 if mirrored else 1):g} {scale:g})")
    return f'<g transform="{" ".join(moves)}">{inside}</g>' if moves else inside


def _filled(tone: str, *, bare: bool) -> str:
    return _LETTERS[tone] if bare else f"{_LETTERS[tone]} o"
