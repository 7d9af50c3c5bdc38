"""Colours of the drawn shops: a few schemes that go well together, and the arithmetic of light on them."""

import random
from dataclasses import dataclass

Colour = tuple[int, int, int]

WHITE: Colour = (250, 249, 246)
INK: Colour = (44, 46, 52)
STEEL: Colour = (150, 156, 163)
CARTON: Colour = (196, 158, 112)
LEAF: Colour = (84, 132, 92)


@dataclass(frozen=True)
class Scheme:
    """One shop's look: its walls, floor, wood, the colour of the house, and those of its goods."""

    wall: Colour
    floor: Colour
    wood: Colour
    house: Colour
    goods: tuple[Colour, ...]


_GOODS: tuple[Colour, ...] = (
    (214, 96, 77),
    (232, 178, 92),
    (242, 214, 160),
    (120, 165, 140),
    (70, 120, 140),
    (52, 78, 110),
    (190, 140, 160),
    (235, 230, 220),
    (150, 175, 200),
    (140, 110, 90),
    (226, 142, 110),
    (98, 148, 108),
)
_SCHEMES = (
    Scheme((236, 230, 220), (204, 192, 176), (176, 134, 94), (38, 98, 96), _GOODS),
    Scheme((228, 232, 232), (186, 188, 188), (198, 164, 124), (196, 76, 58), _GOODS[2:]),
    Scheme((240, 234, 226), (172, 140, 108), (138, 98, 70), (44, 66, 104), _GOODS[:9]),
    Scheme((232, 226, 214), (196, 196, 190), (206, 178, 140), (92, 118, 74), _GOODS[1:]),
    Scheme((238, 232, 230), (182, 172, 166), (160, 120, 96), (140, 70, 92), _GOODS[3:] + _GOODS[:2]),
)

SKINS: tuple[Colour, ...] = ((236, 200, 172), (222, 180, 148), (240, 210, 186), (200, 154, 122))
HAIRS: tuple[Colour, ...] = ((40, 34, 34), (58, 44, 38), (30, 30, 36), (92, 66, 48))
CLOTHES: tuple[Colour, ...] = (
    (92, 110, 134),
    (176, 96, 84),
    (206, 196, 178),
    (84, 100, 84),
    (60, 64, 76),
    (202, 160, 98),
    (138, 146, 160),
    (226, 222, 214),
)


def pick_scheme(rng: random.Random) -> Scheme:
    """Choose one shop's look."""
    return rng.choice(_SCHEMES)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return `one` with so large a share (0 to 1) of `other`."""
    r, g, b = (round(a + (z - a) * share) for a, z in zip(one, other, strict=True))
    return (r, g, b)


def lit(colour: Colour, amount: float) -> Colour:
    """Return the colour in more light (amount > 0) or in shade (amount < 0); 1 is white, −1 black."""
    return mix(colour, (255, 252, 244), amount) if amount >= 0 else mix(colour, (24, 26, 38), -amount)


def varied(rng: random.Random, colour: Colour, spread: int = 8) -> Colour:
    """Return a colour close by, as no two things are painted alike."""
    shift = rng.randint(-spread, spread)
    r, g, b = (max(0, min(255, part + shift + rng.randint(-3, 3))) for part in colour)
    return (r, g, b)
