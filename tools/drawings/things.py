"""Small things that are held, lie about, or stand for an idea."""

import math

from drawings.pen import FLOOR, box, disc, group, line, number, path, points


def clock(x: float, y: float, *, r: float = 22, seconds: float = 10) -> str:
    """Draw a stopwatch whose first `seconds` are a slice in the accent."""
    angle = math.radians(seconds * 6)
    rim = r * 0.78
    end = points([(rim * math.sin(angle), -rim * math.cos(angle))])[1:]
    arc = f"A{number(rim)} {number(rim)} 0 {int(seconds > 30)} 1 {end}"
    ticks = "".join(
        points([(r * inner * math.sin(at), -r * inner * math.cos(at)) for inner in (0.84, 0.92)])
        for at in (math.radians(30 * hour) for hour in range(12))
    )
    pointer = points([(0, 0), (r * 0.66 * math.sin(angle), -r * 0.66 * math.cos(angle))])
    knob = box(-4, -r - 8, 8, 7, "ink", bare=True)
    face = knob + disc(0, 0, r, "sheet") + path(f"M0 0V{number(-rim)}{arc}Z", "accent", bare=True)
    return group(face + line(ticks, "edge", 1.6) + line(pointer, "ink", 2.6) + disc(0, 0, 2.4, "ink", bare=True), x, y)


def bubble(x: float, y: float, *, w: float = 46, h: float = 28, tail: str = "left", says: str = "dots") -> str:
    """Draw what is said, without words: dots, lines, heart, tick, cross, sharp or none."""
    side = {"left": -1, "right": 1}[tail]
    foot = f"M{number(side * w * 0.12)} {number(h / 2 - 1)}l{number(side * 8)} 10l{number(-side * 16)} -10Z"
    inside = {
        "dots": "".join(disc(dx, 0, 2.6, "ink", bare=True) for dx in (-10, 0, 10)),
        "lines": line(f"M{number(-w * 0.3)} -4h{number(w * 0.6)}M{number(-w * 0.3)} 4h{number(w * 0.36)}", "edge", 3),
        "heart": heart(0, 0, scale=1),
        "tick": line("M-8 0l5 6l11 -12", "ink", 3),
        "cross": line("M-7 -7l14 14M7 -7l-14 14", "ink", 3),
        "sharp": line("M-14 3l5 -8l5 8l5 -8l5 8l5 -8", "ink", 3),
        "none": "",
    }[says]
    outline = path(foot, "sheet") + box(-w / 2, -h / 2, w, h, "sheet", round_=h * 0.42)
    # The foot is filled once more, to open the outline between the two.
    return group(outline + path(foot, "sheet", bare=True) + inside, x, y)


def heart(x: float, y: float, *, scale: float = 1.4) -> str:
    """Draw a heart."""
    return group(path("M0 8Q-14 -2 -7 -7Q-2 -9 0 -3Q2 -9 7 -7Q14 -2 0 8Z", "accent", bare=True), x, y, scale=scale)


def tag(x: float, y: float, *, scale: float = 1, tone: str = "sheet") -> str:
    """Draw a price tag."""
    lines = line("M-8 -2.5h9M-8 2.5h6", "sheet" if tone == "accent" else "dark")
    return group(path("M-13 -8H7L14 0L7 8H-13Z", tone) + disc(7, 0, 2, "ink", bare=True) + lines, x, y, scale=scale)


def phone(x: float = 0, y: float = 0, *, scale: float = 1, turn: float = 0) -> str:
    """Draw a phone, upright around (x, y)."""
    screen = box(-3.5, -6.5, 7, 12, "sheet", round_=1, bare=True)
    return group(box(-5, -9, 10, 18, "ink", bare=True) + screen, x, y, scale=scale, turn=turn)


def parcel(x: float, *, y: float = FLOOR, w: float = 30, h: float = 24, tone: str = "sheet") -> str:
    """Draw a carton standing on y."""
    return (
        box(x, y - h, w, h, tone)
        + line(f"M{x:g} {y - h + 7:g}h{w:g}", "edge", 2)
        + line(f"M{x + w / 2:g} {y - h:g}v7", "edge", 4)
    )


def bag(x: float, y: float = FLOOR, *, scale: float = 1, tone: str = "sheet") -> str:
    """Draw a carrier bag."""
    return group(
        line("M-6 -22q0 -10 6 -10q6 0 6 10", "ink", 2) + path("M-12 -22H12L10 0H-10Z", tone), x, y, scale=scale
    )


def paper(
    x: float,
    y: float,
    *,
    w: float = 22,
    h: float = 28,
    rows: int = 3,
    ticks: int = 0,
    turn: float = 0,
    zigzag: bool = False,
) -> str:
    """Draw a sheet: lines, and ticks before the first of them; a receipt ends in a zigzag."""
    foot = (
        f"l{number(-w / 4)} 4l{number(-w / 4)} -4l{number(-w / 4)} 4l{number(-w / 4)} -4"
        if zigzag
        else f"H{number(-w / 2)}"
    )
    marks = path(f"M{number(-w / 2)} {number(-h / 2)}H{number(w / 2)}V{number(h / 2)}{foot}Z", "sheet")
    for row in range(rows):
        at = -h / 2 + (row + 1) * h / (rows + 1)
        start = -w / 2 + (9 if ticks else 4)
        marks += line(f"M{number(start)} {number(at)}H{number(w / 2 - 4 - 3 * (row % 2))}", "edge", 2)
        if row < ticks:
            marks += line(f"M{number(-w / 2 + 3)} {number(at)}l2 2l3 -4", "accent", 2)
    return group(marks, x, y, turn=turn)


def pram(x: float, *, mirrored: bool = False) -> str:
    """Draw a pram on its wheels, the handle to the left."""
    frame = line("M-18 -34L-30 -47M-10 -14L-14 -6M8 -14L12 -6", "ink", 3)
    body = path("M-18 -34H16Q16 -14 0 -14Q-16 -14 -18 -34Z", "sheet") + path("M0 -34V-52Q18 -50 16 -34Z", "edge")
    wheels = disc(-14, -6, 6, "sheet") + disc(12, -6, 6, "sheet")
    return group(frame + body + wheels, x, FLOOR, mirrored=mirrored)


def trolley(x: float) -> str:
    """Draw a restocking trolley with its load, the handle to the right."""
    load = parcel(-18, y=-12, w=22, h=20) + parcel(2, y=-12, w=18, h=26, tone="edge") + parcel(-14, y=-32, w=20, h=16)
    wheels = disc(-16, -4, 5, "dark") + disc(18, -4, 5, "dark")
    return group(line("M-22 -10H24M24 -10V-54H32", "ink", 4) + load + wheels, x, FLOOR)


def bin_(x: float, *, state: str = "fine") -> str:
    """Draw a bin: fine (closed), nearly (full) or over (flowing)."""
    tin = path("M-14 -38H14L11 0H-11Z", "edge") + line("M-5 -30l1 24M5 -30l-1 24", "dark")
    heap = path("M-14 -38Q-16 -52 -6 -50Q0 -62 8 -52Q18 -52 14 -38Z", "sheet")
    beside = path("M-28 0l4 -9l8 3l2 6Z", "sheet") + path("M18 0q2 -10 9 -6l3 6Z", "sheet")
    return {
        "fine": group(tin + box(-16, -44, 32, 8, "dark", round_=4), x, FLOOR),
        "nearly": group(path("M-13 -38Q-8 -48 0 -42Q8 -50 13 -38Z", "sheet") + tin, x, FLOOR),
        "over": group(heap + beside + tin, x, FLOOR),
    }[state]


def puddle(x: float, *, w: float = 40, y: float = FLOOR + 8) -> str:
    """Draw a wet patch on the floor."""
    return disc(x, y, w / 2, "sheet", flat=0.22) + line(f"M{x - w / 5:g} {y - 1:g}q6 -3 12 0", "edge", 2)


def wet_sign(x: float, *, fallen: bool = False) -> str:
    """Draw the folding sign that stands by a wet floor."""
    shape = path("M-12 0L-4 -36H4L12 0H6L0 -26L-6 0Z", "accent") + line("M-3 -31h6", "sheet", 2)
    return group(shape, x, FLOOR + 6, turn=82 if fallen else 0)


def mop(x: float, *, turn: float = 14) -> str:
    """Draw a mop."""
    return group(
        line("M0 -6V-74", "ink", 3) + path("M-11 0Q-8 -12 0 -12Q8 -12 11 0Z", "sheet"), x, FLOOR + 4, turn=turn
    )


def cable(x: float, *, to: float, covered: bool = False) -> str:
    """Lay a cable over the floor, bare or below a cover."""
    y = FLOOR + 10
    if covered:
        return path(f"M{x:g} {y + 4:g}l5 -9H{to - 5:g}l5 9Z", "edge") + line(
            f"M{x + 12:g} {y:g}H{to - 12:g}", "dark", 2
        )
    third = (to - x) / 3
    return line(f"M{x:g} {y - 10:g}q{third / 2:g} 22 {third:g} 10t{third:g} 2t{third:g} -4", "ink", 3)


def sample(x: float, y: float, *, state: str = "lit", scale: float = 1) -> str:
    """Draw a device on its stand: lit, charging, cracked or missing."""
    foot = line("M0 -4V2M-11 4H11", "ink", 4)
    if state == "missing":
        return group(foot + line("M0 -4q-10 -4 -16 8", "edge", 2), x, y, scale=scale)
    face = box(-14, -40, 28, 36, "dark" if state != "lit" else "sheet", round_=4)
    on = {
        "lit": disc(0, -24, 7, "accent", bare=True) + line("M-8 -11h16", "edge", 2.5),
        "charging": box(-8, -26, 14, 9, "dark")
        + box(-8, -26, 6, 9, "sheet", bare=True)
        + box(6, -24, 2.5, 5, "sheet", bare=True),
        "cracked": line("M-13 -30l9 6l-3 8l10 3l-2 9M-4 -24l8 -7l8 2", "wall", 2),
    }[state]
    return group(foot + face + on, x, y, scale=scale)


def arrow(x: float, y: float, *, to: tuple[float, float], bow: float = 0, tone: str = "accent") -> str:
    """Draw an arrow, straight or bowed to one side."""
    dx, dy = to[0] - x, to[1] - y
    length = math.hypot(dx, dy) or 1
    side = (-dy / length * bow, dx / length * bow)
    middle = (dx / 2 + side[0], dy / 2 + side[1])
    angle = math.degrees(math.atan2(dy - middle[1], dx - middle[0]))
    head = group(line("M-7 -5L0 0L-7 5", tone, 3), dx, dy, turn=angle)
    return group(line(f"M0 0Q{number(middle[0])} {number(middle[1])} {number(dx)} {number(dy)}", tone, 3) + head, x, y)


def dashes(x: float, y: float, *, to: tuple[float, float], tone: str = "edge") -> str:
    """Draw a dashed line: a way, a distance."""
    return f'<path class="{tone[0].upper()}" stroke-width="2.5" stroke-dasharray="1 7" d="M{x:g} {y:g}L{to[0]:g} {to[1]:g}"/>'


def span(x: float, y: float, *, to: float, tone: str = "accent") -> str:
    """Measure a distance on the floor."""
    return line(f"M{x:g} {y - 5:g}v10M{to:g} {y - 5:g}v10M{x:g} {y:g}H{to:g}", tone, 2.5)


def rope(x: float, *, to: float) -> str:
    """Put up two posts with a rope between them."""
    post = line(f"M0 {FLOOR - 34}V{FLOOR + 4}M-6 {FLOOR + 4}h12", "ink", 3) + disc(0, FLOOR - 36, 3.5, "edge")
    hanging = line(f"M{x:g} {FLOOR - 31}Q{(x + to) / 2:g} {FLOOR - 14} {to:g} {FLOOR - 31}", "accent", 3)
    return hanging + group(post, x) + group(post, to)


def magnifier(x: float, y: float, *, r: float = 16) -> str:
    """Draw a magnifying glass."""
    shine = line("M-8 -3q3 -6 10 -6", "edge")
    return group(line("M11 11l13 13", "ink", 5) + disc(0, 0, 16, "sheet") + shine, x, y, scale=r / 16)


def star(x: float, y: float, *, r: float = 8, tone: str = "accent") -> str:
    """Draw a four-pointed spark."""
    quarters = "".join(
        f"Q{3 * a} {3 * b} {c} {d}" for a, b, c, d in ((1, -1, 10, 0), (1, 1, 0, 10), (-1, 1, -10, 0), (-1, -1, 0, -10))
    )
    return group(path(f"M0 -10{quarters}Z", tone, bare=True), x, y, scale=r / 10)


def cards(x: float, y: float) -> str:
    """Spread playing cards on a table."""
    card = box(-5, -8, 10, 15, "sheet", round_=1.5) + disc(0, 0, 2, "accent", bare=True)
    return "".join(group(card, x + 11 * at, y, turn=14 * at) for at in (-1, 0, 1))


def cup(x: float, y: float) -> str:
    """Put down a cup."""
    return group(path("M-6 -12H6L4.5 0H-4.5Z", "sheet") + line("M6 -9q6 1 -1 6", "ink", 2), x, y)


def steps(x: float, *, ramp: bool = False, high: int = 2) -> str:
    """Build steps up to the right, or a ramp."""
    rise = "l80 -20h96" if ramp else "v-11h33" * high + f"H{x + 150:g}"
    return path(f"M{x:g} {FLOOR + 2}{rise}V{FLOOR + 2}Z", "sheet")


def van(x: float) -> str:
    """Park a delivery van."""
    hold = path("M0 -12V-62H66V-12Z", "sheet")
    cab = path("M66 -12V-50H84L100 -32V-12Z", "edge") + path("M72 -44H82L90 -32H72Z", "wall")
    wheel = disc(0, -8, 10, "dark") + disc(0, -8, 3, "sheet", bare=True)
    return group(hold + cab + group(wheel, 20) + group(wheel, 78), x, FLOOR + 6)


def hanger(x: float, y: float) -> str:
    """Leave a hanger behind."""
    return line(
        f"M{x:g} {y - 14:g}q6 -6 0 -8M{x:g} {y - 14:g}V{y - 10:g}L{x - 16:g} {y:g}H{x + 16:g}L{x:g} {y - 10:g}",
        "ink",
        2.5,
    )


def bars(x: float, y: float, *, heights: tuple[float, ...] = (20, 34, 50), accent: int = -1, w: float = 16) -> str:
    """Draw bars standing on y; one of them may be in the accent."""
    return "".join(
        box(x + i * (w + 6), y - h, w, h, "accent" if i == accent else "edge") for i, h in enumerate(heights)
    )
