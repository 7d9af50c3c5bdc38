"""The drawings of the scorecard: small pure functions from numbers to inline SVG, readable in black and white.

All lengths are millimetres. Nothing a person typed enters a drawing except as its `<title>`, which is escaped: the title
is what a screen reader says. Each drawing shows scores of 0 to 100.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from markupsafe import Markup, escape

from api.reports.inks import ACCENT, BAND, INK, INK_2, INK_3, LINE, PAPER, TONES
from api.reports.scorecard import Band, VisitPoint

FONT: Final = "Noto Sans SC"
_FULL: Final = 100.0


def band_scale(bands: Sequence[Band], score: Decimal | None, width: float, title: str) -> Markup:
    """Draw the bands as a ruler with their edges written below and a pointer at the score."""
    parts: list[str] = []
    for number, band in enumerate(bands):
        left, right = _x(band.low, width), _x(band.high, width)
        inset = 0.0 if number == len(bands) - 1 else 0.4
        is_ours = score is not None and band.low <= score and (score < band.high or number == len(bands) - 1)
        ink = TONES[band.tone] if is_ours else BAND
        parts.append(_rect(left, 3.2, right - left - inset, 1.6, ink))
        if band.low > 0:
            parts.append(_text(left, 7.9, f"{band.low:f}", 2.3, INK_3, "middle"))
    if score is not None:
        x = min(max(_x(score, width), 1.3), width - 1.3)
        parts.append(f'<path d="M{x - 1.3:.2f} .6h2.6L{x:.2f} 2.8z" fill="{INK}"/>')
    return _svg(width, 8.4, title, parts)


def bar(score: Decimal | None, median: Decimal | None, width: float, title: str, *, is_low: bool = False) -> Markup:
    """Draw a score as a bar, the median it is compared with as an upright line; nothing measured is an empty track."""
    height = 3.0
    parts = [_rect(0, 0.7, width, 1.6, BAND if score is not None else PAPER, LINE if score is None else None)]
    if score is not None and score > 0:
        parts.append(_rect(0, 0.7, _x(score, width), 1.6, TONES["poor"] if is_low else INK_2))
    if median is not None:
        x = min(max(_x(median, width), 0.3), width - 0.3)
        parts.append(_rect(x - 0.6, 0, 1.2, height, PAPER))
        parts.append(_rect(x - 0.25, 0, 0.5, height, INK))
    return _svg(width, height, title, parts)


def visit_strip(
    points: Sequence[VisitPoint],
    labels: Sequence[str],
    low: Decimal | None,
    high: Decimal | None,
    *,
    size: tuple[float, float],
    title: str,
) -> Markup:
    """Draw visits as dots, oldest left, this one last and in the accent, over the range chance alone explains.

    `labels` are the printed scores, in the order of `points`. A visit without a score is a cross on the floor.
    """
    width, height = size
    floor, top, bottom = _floor(points, low), 4.2, height - 1.6
    scale = (bottom - top) / (_FULL - floor)
    step = width / max(len(points), 1)
    parts: list[str] = []
    if low is not None and high is not None:
        upper, lower = bottom - (float(high) - floor) * scale, bottom - (float(low) - floor) * scale
        parts.append(_rect(0, upper, width, lower - upper, BAND))
    parts.append(_rect(0, bottom, width, 0.2, INK_3))
    places = [
        (step * (n + 0.5), None if p.score is None else bottom - (float(p.score) - floor) * scale)
        for n, p in enumerate(points)
    ]
    line = " ".join(f"{x:.2f},{y:.2f}" for x, y in places if y is not None)
    parts.append(f'<polyline points="{line}" fill="none" stroke="{INK_3}" stroke-width=".25"/>')
    for n, ((x, y), label) in enumerate(zip(places, labels, strict=True)):
        parts.append(_visit(x, y, label, bottom, is_last=n == len(points) - 1))
    return _svg(width, height, title, parts)


def _visit(x: float, y: float | None, label: str, bottom: float, *, is_last: bool) -> str:
    if y is None:
        a, b = bottom - 2.0, bottom - 0.6
        return f'<path d="M{x - 0.7:.2f} {a:.2f}l1.4 1.4M{x + 0.7:.2f} {a:.2f}L{x - 0.7:.2f} {b:.2f}" stroke="{INK}" stroke-width=".3"/>'
    if is_last:
        ring = f'<circle cx="{x:.2f}" cy="{y:.2f}" r="2" fill="none" stroke="{ACCENT}" stroke-width=".3"/>'
        dot = f'<circle cx="{x:.2f}" cy="{y:.2f}" r="1.25" fill="{ACCENT}"/>'
        return ring + dot + _text(x, y - 2.9, label, 3.1, INK, "middle", bold=True)
    dot = f'<circle cx="{x:.2f}" cy="{y:.2f}" r="1" fill="{PAPER}" stroke="{INK}" stroke-width=".4"/>'
    return dot + _text(x, y - 1.8, label, 2.5, INK_2, "middle")


def sparkline(history: Sequence[Decimal | None], size: tuple[float, float], title: str) -> Markup:
    """Draw a short history as a line on the full scale of 0 to 100, its last value as a dot in the accent."""
    width, height = size
    top, bottom = 1.4, height - 1.4
    step = (width - 2.8) / max(len(history) - 1, 1)
    places = [
        (1.4 + step * n, bottom - (bottom - top) * float(value) / _FULL)
        for n, value in enumerate(history)
        if value is not None
    ]
    parts = [_rect(0, bottom, width, 0.15, LINE), _rect(0, top, width, 0.15, LINE)]
    if places:
        line = " ".join(f"{x:.2f},{y:.2f}" for x, y in places)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{INK_2}" stroke-width=".4"/>')
    if places and history[-1] is not None:
        x, y = places[-1]
        parts.append(f'<circle cx="{x:.2f}" cy="{y:.2f}" r="1.1" fill="{ACCENT}"/>')
    return _svg(width, height, title, parts)


def ladder(rungs: Sequence[str], width: float, title: str) -> Markup:
    """Draw the rungs of retraining as dots on a line.

    Each rung is `full`, `part`, `empty` or `failed`: a disc, a ring with a core, a ring, a cross in a ring.
    """
    step = width / len(rungs)
    reached = max((n for n, rung in enumerate(rungs) if rung in {"full", "failed"}), default=0)
    first, y, r = step / 2, 2.0, 1.3
    parts = [
        _rect(first, y - 0.1, step * (len(rungs) - 1), 0.2, LINE),
        _rect(first, y - 0.2, step * reached, 0.4, INK),
    ]
    parts += [_rung(rung, first + step * n, y, r) for n, rung in enumerate(rungs)]
    return _svg(width, 4.0, title, parts)


def _rung(rung: str, x: float, y: float, r: float) -> str:
    ring = f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{r}" fill="{PAPER}" stroke="{INK_3 if rung == "empty" else INK}" stroke-width=".4"/>'
    if rung == "full":
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{r + 0.2}" fill="{INK}"/>'
    if rung == "part":
        return ring + f'<circle cx="{x:.2f}" cy="{y:.2f}" r=".6" fill="{INK}"/>'
    if rung == "failed":
        return (
            ring + f'<path d="M{x - 0.6:.2f} {y - 0.6:.2f}l1.2 1.2m0-1.2l-1.2 1.2" stroke="{INK}" stroke-width=".4"/>'
        )
    return ring


def _floor(points: Sequence[VisitPoint], low: Decimal | None) -> float:
    """Return where the strip begins: the ten below the lowest thing drawn, so that six close scores can be told apart."""
    values = [float(p.score) for p in points if p.score is not None] + ([] if low is None else [float(low)])
    return max(0.0, (min(values, default=0.0) // 10) * 10 - 10)


def _x(score: Decimal, width: float) -> float:
    return width * min(max(float(score), 0.0), _FULL) / _FULL


def _rect(x: float, y: float, width: float, height: float, fill: str, stroke: str | None = None) -> str:
    edge = f' stroke="{stroke}" stroke-width=".2"' if stroke else ""
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{max(width, 0):.2f}" height="{height:.2f}" fill="{fill}"{edge}/>'


def _text(x: float, y: float, text: str, size: float, fill: str, anchor: str, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-family="{FONT}" font-size="{size}" fill="{fill}" '
        f'text-anchor="{anchor}"{weight}>{escape(text)}</text>'
    )


def _svg(width: float, height: float, title: str, parts: Sequence[str]) -> Markup:
    return Markup(  # noqa: S704 - numbers and our own colours; the title is escaped
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )
