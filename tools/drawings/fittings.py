"""What a store is fitted with: shelves, counters, doors, seats. Everything stands on the floor unless `y` says otherwise."""

import random

from drawings.pen import FLOOR, box, disc, group, line, path

_GOODS = ("edge", "dark", "sheet", "wall")


def shelf(
    x: float,
    *,
    width: float = 84,
    rows: int = 3,
    top: float = 52,
    state: str = "tidy",
    seed: int = 1,
    tags: str = "all",
) -> str:
    """Draw a rack with boards. `state`: tidy, disturbed (one board), heap, gaps or empty; `tags`: all, some or none."""
    chance = random.Random(seed)  # noqa: S311 - for the eye only
    step = (FLOOR - 8 - top) / rows
    marks = box(x, top - 8, width, FLOOR - top + 8, "sheet", round_=3)
    for row in range(rows):
        board = top + step * (row + 1)
        kind = "heap" if state == "heap" or (state == "disturbed" and row == 1) else state
        marks += _goods(chance, x + 5, board - 2, width - 10, step - 10, kind) + line(
            f"M{x:g} {board:g}h{width:g}", "ink", 3
        )
        marks += _tags(x, board, width, row, tags)
    return marks


def _goods(chance: random.Random, x: float, board: float, width: float, height: float, state: str) -> str:
    """Put goods on one board: same with same in order, anything anywhere in a heap."""
    marks, end = "", x + width
    tone, size = chance.choice(_GOODS[:3]), chance.choice((9, 11, 13))
    tall = height * chance.choice((0.72, 0.86, 1))
    while state != "empty" and x + size <= end + 0.1:
        if state == "heap":
            tone, size = chance.choice(_GOODS), chance.choice((8, 10, 13))
            tall = height * chance.uniform(0.4, 0.9)
            turn = chance.choice((-38, -18, 0, 14, 74))
            marks += group(box(-size / 2, -tall, size, tall, tone), x + size / 2, board, turn=turn / 2)
        elif not (state == "gaps" and chance.random() < 0.55):
            marks += box(x, board - tall, size, tall, tone)
        x += size + 2
    return marks


def _tags(x: float, board: float, width: float, row: int, tags: str) -> str:
    places = [0.2, 0.5, 0.8]
    kept = {"all": places, "some": places[row % 2 : 1 + row % 2], "none": []}[tags]
    return "".join(box(x + width * place - 5, board - 1, 10, 6, "sheet", round_=1) for place in kept)


def counter(x: float, *, width: float = 96, height: float = 44, things: str = "") -> str:
    """Draw a counter with its top."""
    body = box(x + 4, FLOOR - height, width - 8, height, "sheet") + box(
        x, FLOOR - height - 5, width, 8, "dark", round_=3
    )
    return body + group(things, x, FLOOR - height - 5)


def till(x: float, *, y: float = FLOOR - 49, lit: bool = True, mirrored: bool = False) -> str:
    """Draw a till on a counter: a screen on a foot."""
    screen = box(-15, -27, 26, 18, "dark", round_=3) + (line("M-10 -21h15M-10 -16h9", "sheet", 2) if lit else "")
    return group(line("M-2 -9V-1M-10 0H8", "ink", 3) + screen, x, y, mirrored=mirrored)


def door(x: float, *, width: float = 54, top: float = 42, state: str = "open", lit: bool = True) -> str:
    """Draw a door in its frame: open, closed, chained or blocked by what stands before it. `lit` is the lamp above it."""
    height = FLOOR - top
    marks = box(x, top, width, height, "sheet" if state == "open" else "edge", round_=2)
    if state == "open":
        marks += path(f"M{x + width:g} {top:g}l14 10V{FLOOR + 8}l-14 -8Z", "edge") + disc(
            x + width + 9, top + 64, 2, "ink", bare=True
        )
    else:
        marks += line(f"M{x + width / 2:g} {top + 2:g}V{FLOOR - 2}") + disc(
            x + width / 2 - 6, top + 62, 2.4, "ink", bare=True
        )
        marks += disc(x + width / 2 + 6, top + 62, 2.4, "ink", bare=True)
    if state == "chained":
        ring = "".join(disc(x + width / 2 + at, top + 64 + abs(at) / 4, 5, "wall", flat=0.7) for at in (-12, -4, 4, 12))
        marks += ring + box(x + width / 2 - 7, top + 66, 14, 12, "ink")
    lamp = box(x + width / 2 - 15, top - 18, 30, 12, "accent" if lit else "wall", round_=2)
    return marks + lamp + line(f"M{x + width / 2 - 8:g} {top - 12:g}h14m-4 -3l4 3l-4 3", "sheet" if lit else "edge", 2)


def glass_door(x: float, *, width: float = 60, top: float = 40) -> str:
    """Draw a wide entrance through which one sees the street."""
    marks = box(x, top, width, FLOOR - top, "sheet") + line(f"M{x + width / 2:g} {top:g}V{FLOOR}")
    return marks + line(f"M{x + 8:g} {top + 26:g}l12 -14M{x + width - 20:g} {top + 26:g}l12 -14", "wall", 3)


def window(x: float, y: float, *, width: float = 74, height: float = 50, dark: bool = False) -> str:
    """Draw a shop window."""
    pane = box(x, y, width, height, "dark" if dark else "sheet", round_=3)
    return pane + line(f"M{x + 10:g} {y + 20:g}l12 -12M{x + 18:g} {y + 24:g}l8 -8", "wall", 2.5)


def bench(x: float, *, width: float = 60) -> str:
    """Draw a seat for two or three."""
    legs = line(f"M{x + 8:g} {FLOOR - 24}V{FLOOR}M{x + width - 8:g} {FLOOR - 24}V{FLOOR}", "ink", 4)
    return legs + box(x, FLOOR - 28, width, 8, "edge", round_=4)


def plant(x: float, *, scale: float = 1) -> str:
    """Draw a plant in a pot."""
    leaves = "".join(path(f"M0 -20Q{side * 20} -34 {side * 12} -54Q{side * 2} -40 0 -20Z", "edge") for side in (-1, 1))
    stem = path("M0 -20Q-7 -46 0 -64Q7 -46 0 -20Z", "dark")
    return group(leaves + stem + path("M-11 -20H11L8 0H-8Z", "sheet"), x, FLOOR, scale=scale)


def curtain(x: float, *, width: float = 60, top: float = 40, gap: float = 0, short: float = 0) -> str:
    """Draw a fitting room with its curtain; `gap` is left open at the side, `short` at the floor."""
    room = box(x, top, width, FLOOR - top, "edge", round_=2)
    return room + curtain_cloth(x, width=width - gap, top=top, short=short, rail=width)


def curtain_cloth(x: float, *, width: float = 60, top: float = 40, short: float = 0, rail: float = 78) -> str:
    """Hang a curtain on its rail."""
    foot = FLOOR - 3 - short
    folds = "".join(f"M{x + width * share:g} {top + 6:g}V{foot - 5:g}" for share in (0.2, 0.4, 0.6, 0.8))
    cloth = path(f"M{x:g} {top:g}h{width:g}V{foot:g}H{x:g}Z", "sheet") + line(folds, "edge", 2)
    return cloth + line(f"M{x - 6:g} {top:g}h{rail + 12:g}", "ink", 4)
