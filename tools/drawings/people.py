"""People, as few shapes as say what they do: where they look, how they stand, what their hands are at.

A figure is drawn as it faces right, standing on (0, 0), about 100 high, and then mirrored. Staff wear the accent; customers never do.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from drawings.pen import FLOOR, Point, box, disc, group, line, number, path, points

_HIP, _SHOULDER, _HEAD = -44.0, -76.0, -93.0
_ARM = 16.5  # upper arm, and forearm
_COATS: Final = {"staff": "accent", "customer": "dark", "other": "edge", "guest": "sheet"}


@dataclass(frozen=True)
class Pose:
    """Hands as seen from the shoulder (near, far), the legs, and how far the body leans forward (degrees)."""

    near: Point = (1, 31)
    far: Point = (4, 31)
    legs: str = "stand"
    lean: float = 0


POSES: Final = {
    "stand": Pose(),
    "walk": Pose((-9, 28), (12, 27), "walk", 3),
    "welcome": Pose((25, 15), (8, 29), lean=3),
    "wave": Pose((24, -19), (3, 31)),
    "offer": Pose((25, 14), (24, 17), lean=4),
    "hold": Pose((17, 12), (19, 15)),
    "phone": Pose((15, 6), (16, 13)),
    "call": Pose((-3, -12), (3, 31)),
    "point": Pose((32, -3), (2, 31)),
    "reach": Pose((25, -21), (3, 31), lean=2),
    "folded": Pose((15, 15), (10, 12)),
    "hips": Pose((4, 27), (3, 28)),
    "carry": Pose((23, 20), (23, 22), lean=-3),
    "push": Pose((27, 17), (27, 19), "walk", 8),
    "bow": Pose((8, 29), (10, 29), lean=18),
    "look": Pose((14, 9), (2, 31), lean=8),
    "sit": Pose((17, 26), (19, 27), "sit"),
    "write": Pose((20, 15), (16, 19), lean=4),
    "argue": Pose((29, -9), (25, 9), lean=9),
    "shrug": Pose((18, 5), (-15, 8)),
    "lounge": Pose((-13, 24), (15, 15), "cross", -8),
    "crouch": Pose((22, 12), (19, 16), "crouch", 12),
}

_LEGS: Final[Mapping[str, tuple[list[Point], list[Point], float]]] = {
    "stand": ([(-3, _HIP), (-5, -22), (-5, -3)], [(3, _HIP), (5, -22), (5, -3)], 0.0),
    "walk": ([(-2, _HIP), (-6, -23), (-16, -6)], [(3, _HIP), (11, -24), (13, -3)], 0.0),
    "cross": ([(-2, _HIP), (4, -22), (10, -3)], [(3, _HIP), (3, -22), (3, -3)], 0.0),
    "sit": ([(0, -27), (20, -27), (20, -3)], [(0, -27), (24, -26), (26, -3)], 17.0),
    "crouch": ([(-2, -20), (12, -24), (-4, -3)], [(2, -20), (17, -27), (12, -3)], 22.0),
}


def person(  # noqa: PLR0913 - that many things can be said of a figure, and a scene says them by name
    x: float,
    who: str = "customer",
    *,
    pose: str = "stand",
    face: str = "right",
    hair: str = "short",
    mood: str = "calm",
    nod: float = 0,
    scale: float = 1,
    y: float = FLOOR,
    near: Point | None = None,
    far: Point | None = None,
    lean: float | None = None,
    holds: str = "",
) -> str:
    """Draw somebody. `face` is where the head looks: left, right, front or back; with a `-` before it the body turns the other way.

    `nod` turns the head down (degrees), `near` and `far` move the hands, and `holds` puts marks into the near hand.
    """
    chosen = POSES[pose]
    turned = face.startswith("-")
    look = face.removeprefix("-")
    coat = _COATS[who]
    near_leg, far_leg, sunk = _LEGS[chosen.legs]
    top = _torso(coat, near or chosen.near, far or chosen.far, holds)
    head = group(_head(look, hair, mood, mirrored=turned), 1, _HEAD - _HIP, turn=nod)
    tilt = chosen.lean if lean is None else lean
    legs = "".join(line(points(leg), "ink", 8) + _shoe(leg[-1]) for leg in (far_leg, near_leg))
    body = group(top[0], 0, _HIP + sunk, turn=tilt) + legs + group(top[1] + head + top[2], 0, _HIP + sunk, turn=tilt)
    return group(body, x, y, scale=scale, mirrored=(look == "left") != turned)


def crowd(x: float, *, n: int = 1, y: float, gap: float = 24, scale: float = 0.34, tone: str = "edge") -> str:
    """Stand people in a row, seen from behind and from so far that little is left of them."""
    legs = line("M-6 -44V-4M6 -44V-4", "ink", 10)
    coat = path("M-12 -78Q0 -84 12 -78L15 -42H-15Z", tone)
    one = legs + coat + disc(0, -93, 12, "ink", bare=True)
    return "".join(group(one, x + at * gap, y, scale=scale) for at in range(n))


def _shoe(foot: Point) -> str:
    return box(foot[0] - 5, foot[1] - 3, 13, 6, "ink", round_=3, bare=True)


def _torso(coat: str, near: Point, far: Point, holds: str) -> tuple[str, str, str]:
    """Draw the far arm, the body, and the near arm with what it holds, as seen from the hip."""
    shoulder = _SHOULDER - _HIP
    body = path(
        f"M-8 {number(shoulder)}Q0 -38 8 {number(shoulder)}Q13 -16 10 2H-10Q-13 -16 -8 {number(shoulder)}Z", coat
    )
    far_arm = _arm((5, shoulder + 4), far, coat)
    hand = (-3 + near[0], shoulder + 4 + near[1])
    near_arm = _arm((-3, shoulder + 4), near, coat)
    return far_arm, body, near_arm + (group(holds, *hand) if holds else "")


def _arm(shoulder: Point, reach: Point, coat: str) -> str:
    """Bend an arm from shoulder to hand; the elbow hangs."""
    distance = min(math.hypot(*reach), 2 * _ARM - 0.5) or 1
    along = math.atan2(reach[1], reach[0])
    bend = math.acos(distance / (2 * _ARM))
    # The elbow points down where the hand is in front, and back where it hangs.
    elbow_at = along + bend if reach[0] > -4 else along - bend
    elbow = (shoulder[0] + _ARM * math.cos(elbow_at), shoulder[1] + _ARM * math.sin(elbow_at))
    hand = (shoulder[0] + distance * math.cos(along), shoulder[1] + distance * math.sin(along))
    way = points([shoulder, elbow, hand])
    return (
        line(way, "ink", 10)
        + disc(*hand, 4.2, "sheet")
        + line(points([shoulder, elbow, _short_of(hand, elbow)]), coat, 6.4)
    )


def _short_of(hand: Point, elbow: Point) -> Point:
    length = math.dist(hand, elbow)
    return hand[0] + (elbow[0] - hand[0]) * 4 / length, hand[1] + (elbow[1] - hand[1]) * 4 / length


def _head(look: str, hair: str, mood: str, *, mirrored: bool) -> str:
    """Draw a head around (0, 0)."""
    tone = "edge" if hair in {"grey", "grey-bun"} else "ink"
    if look == "back":
        return disc(0, 0, 11, tone, bare=True) + (disc(0, -12, 4.5, tone, bare=True) if "bun" in hair else "")
    behind = ""
    if hair == "long":
        behind = path(
            "M-11 -3Q-15 12 -9 17Q1 19 0 6Z" if look != "front" else "M-12 0Q-14 13 -10 17H10Q14 13 12 0Z",
            tone,
            bare=True,
        )
    if "bun" in hair:
        behind = disc(-10 if look != "front" else 0, -8 if look != "front" else -13, 5, tone, bare=True)
    cap = "M-9.5 6Q-14 -4 -7 -9.5Q1 -14.5 9.5 -6.5Q2 -3.5 -3 -5.5Q-4.5 1 -9.5 6Z"
    if look == "front":
        cap = "M-11 0Q-12 -12 0 -12Q12 -12 11 0Q8 -6 1 -6.5Q-7 -5 -11 0Z"
    if hair == "cap":
        cap = "M-10.7 -2Q-10 -12 0 -12Q9 -12 10.5 -4H16Q17 -2 14 -1.5Z"
    whole = behind + disc(0, 0, 11, "sheet") + path(cap, tone, bare=True) + _features(look, mood)
    return group(whole, mirrored=mirrored)


def _features(look: str, mood: str) -> str:
    eyes = [(-3.6, 0.5), (4.6, 0.5)] if look == "front" else [(5.6, -0.5)]
    middle = 0.5 if look == "front" else 6.5
    mouths = {
        "calm": f"M{middle - 2} 5.5h3.4",
        "smile": f"M{middle - 3.4} 4.4q3 3.6 5.6 .4",
        "frown": f"M{middle - 2.6} 6.8q2.4 -2.8 4.6 -.6",
        "talk": f"M{middle - 2} 4.6q3.4 -.6 3.4 1.2q-1.6 2.4 -3.4 -1.2Z",
        "shout": f"M{middle - 3} 4q6 -2 5 2.4q-3 3.6 -5 -2.4Z",
    }
    brow = line(f"M{middle - 3} -5l4.6 2.2", "ink", 1.6) if mood in {"frown", "shout"} else ""
    dots = "".join(disc(x, y, 1.3, "ink", bare=True) for x, y in eyes)
    return dots + line(mouths[mood], "ink", 1.6) + brow
