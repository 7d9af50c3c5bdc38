"""What a shop sells, and the shelves it stands on."""

import math
from typing import Literal

from api.photos.scenes.colours import CARTON, CLOTHES, STEEL, WHITE, Colour, lit, mix, varied
from api.photos.scenes.world import World, ground, on

_SHAPES = ("box", "box", "bottle", "jar", "folded", "bag")


def draw_shelf_unit(
    world: World, x: tuple[float, float], z: float, boards: int, *, height: float = 2.1, gaps: float = 0.08
) -> None:
    """Paint a shelf unit that faces the camera; `gaps` is the share of places that are empty."""
    left, right = x
    depth, wood = 0.42, world.hazed(world.scheme.wood, z)
    world.contact(x, (z, z + depth), 0.5)
    world.box((left, right), (0, height), (z + depth - 0.02, z + depth), lit(wood, -0.32))
    pitch = (height - 0.14) / boards
    for side in (left, right - 0.04):
        world.box((side, side + 0.04), (0, height), (z, z + depth), lit(wood, -0.06))
    for row in range(boards):
        bottom = 0.14 + row * pitch
        # Each board keeps the light of the lamps from what is below.
        upper = [(left, bottom + pitch, z + depth), (right, bottom + pitch, z + depth)]
        lower = [(right, bottom + pitch * 0.45, z + depth), (left, bottom + pitch * 0.45, z + depth)]
        world.shade(upper + lower, 0.35, 0.05)
        world.box((left + 0.04, right - 0.04), (bottom - 0.035, bottom), (z, z + depth), wood)
        draw_row(world, (left + 0.06, right - 0.06), bottom, z + 0.06, pitch - 0.1, gaps)
        world.panel((left + 0.04, right - 0.04), (bottom - 0.045, bottom), z, lit(wood, 0.1))
        _draw_price_tags(world, (left, right), bottom, z)
    world.box((left, right), (0, 0.1), (z, z + depth), lit(wood, -0.2))
    world.box((left, right), (height, height + 0.04), (z, z + depth), lit(wood, 0.05))


def _draw_price_tags(world: World, x: tuple[float, float], y: float, z: float) -> None:
    place = x[0] + 0.16
    while place < x[1] - 0.16:
        world.rounded((place, place + 0.085), (y - 0.042, y - 0.003), z, WHITE, 0.004)
        world.panel((place + 0.012, place + 0.05), (y - 0.017, y - 0.01), z, (196, 70, 60))
        world.panel((place + 0.012, place + 0.072), (y - 0.032, y - 0.026), z, (120, 120, 124))
        place += world.rng.uniform(0.26, 0.42)


def draw_row(world: World, x: tuple[float, float], y: float, z: float, room: float, gaps: float) -> None:
    """Fill a board with groups of equal things, as planograms do; some places are empty."""
    rng, place = world.rng, x[0]
    while place < x[1] - 0.1:
        shape = rng.choice(_SHAPES)
        width = {"box": 0.2, "bottle": 0.095, "jar": 0.14, "folded": 0.32, "bag": 0.21}[shape] * rng.uniform(0.85, 1.2)
        tall = min(
            room,
            {"box": 0.36, "bottle": 0.36, "jar": 0.22, "folded": 0.28, "bag": 0.32}[shape] * rng.uniform(0.85, 1.1),
        )
        colour = world.hazed(varied(rng, rng.choice(world.scheme.goods), 10), z)
        for _ in range(rng.randint(2, 5) if shape != "folded" else 2):
            if place + width > x[1]:
                return
            if rng.random() > gaps:
                draw_good(world, shape, (place, place + width - 0.012), (y, y + tall), z, colour)
            place += width
        place += rng.uniform(0.0, 0.05)


def draw_good(
    world: World, shape: str, x: tuple[float, float], y: tuple[float, float], z: float, colour: Colour
) -> None:
    """Paint one thing: a box, bottle, jar, a pile of folded clothes or a paper bag."""
    if shape == "bottle":
        _draw_bottle(world, x, y, z, colour)
    elif shape == "jar":
        cap = y[0] + (y[1] - y[0]) * 0.8
        world.rounded(x, (y[0], cap), z, colour, 0.02)
        world.rounded((x[0] + 0.008, x[1] - 0.008), (cap, y[1]), z, lit(colour, -0.45), 0.008)
        _draw_label(world, x, (y[0] + 0.03, cap - 0.03), z, lit(colour, 0.75))
        _draw_gleam(world, x, (y[0], cap), z, colour)
    elif shape == "folded":
        _draw_folded(world, x, y, z)
    elif shape == "bag":
        world.box(x, y, (z, z + 0.12), colour)
        world.panel(x, (y[1] - 0.05, y[1]), z, lit(colour, -0.12))
        world.disc(((x[0] + x[1]) / 2, (y[0] + y[1]) / 2 - 0.02, z), 0.035, 0.035, lit(colour, 0.7))
    else:
        world.box(x, y, (z, z + 0.2), colour)
        middle = (y[0] + y[1]) / 2
        world.panel(x, (y[0], y[0] + (y[1] - y[0]) * 0.22), z, lit(colour, -0.2))
        _draw_label(world, x, (middle - 0.02, middle + (y[1] - y[0]) * 0.28), z, lit(colour, 0.72))
        world.panel((x[1] - 0.008, x[1]), y, z, lit(colour, -0.12))


def _draw_bottle(world: World, x: tuple[float, float], y: tuple[float, float], z: float, colour: Colour) -> None:
    (left, right), (bottom, top) = x, y
    shoulder, width = bottom + (top - bottom) * 0.68, right - left
    neck = (left + width * 0.34, right - width * 0.34)
    world.rounded(x, (bottom, shoulder + 0.01), z, colour, 0.025)
    world.rounded(neck, (shoulder - 0.03, top), z, colour, 0.01)
    world.rounded(neck, (top - 0.04, top), z, lit(colour, -0.5), 0.006)
    _draw_label(world, x, (bottom + 0.05, shoulder - 0.05), z, lit(colour, 0.78))
    _draw_gleam(world, x, (bottom, shoulder), z, colour)


def _draw_label(world: World, x: tuple[float, float], y: tuple[float, float], z: float, colour: Colour) -> None:
    inset = (x[1] - x[0]) * 0.12
    world.panel((x[0] + inset, x[1] - inset), y, z, colour)
    middle = (y[0] + y[1]) / 2
    world.panel((x[0] + inset * 2, x[1] - inset * 2), (middle - 0.004, middle + 0.008), z, lit(colour, -0.5))


def _draw_gleam(world: World, x: tuple[float, float], y: tuple[float, float], z: float, colour: Colour) -> None:
    width = x[1] - x[0]
    world.panel((x[0] + width * 0.08, x[0] + width * 0.16), (y[0] + 0.02, y[1] - 0.02), z, lit(colour, 0.4))
    world.panel((x[1] - width * 0.14, x[1] - 0.002), (y[0] + 0.012, y[1] - 0.012), z, lit(colour, -0.2))


def _draw_folded(world: World, x: tuple[float, float], y: tuple[float, float], z: float) -> None:
    pieces = max(2, round((y[1] - y[0]) / 0.045))
    base = world.rng.choice(CLOTHES)
    for number in range(pieces):
        bottom = y[0] + number * 0.045
        colour = world.hazed(varied(world.rng, mix(base, WHITE, 0.12 * (number % 3)), 8), z)
        world.rounded(
            (x[0] + world.rng.uniform(0, 0.012), x[1] - world.rng.uniform(0, 0.012)),
            (bottom, bottom + 0.043),
            z,
            colour,
            0.018,
        )
        world.panel((x[0] + 0.01, x[1] - 0.01), (bottom, bottom + 0.006), z, lit(colour, -0.25))


def draw_aisle_side(
    world: World, side: Literal[-1, 1], x: float, z: tuple[float, float], *, height: float = 1.95, gaps: float = 0.05
) -> None:
    """Paint a run of shelves seen along the aisle; `x` is where its goods face the aisle."""
    wood, boards = world.scheme.wood, 5
    pitch = (height - 0.12) / boards
    back = [
        (x + side * 0.02, 0.0, z[0]),
        (x + side * 0.02, height, z[0]),
        (x + side * 0.02, height, z[1]),
        (x + side * 0.02, 0.0, z[1]),
    ]
    world.face(back, lit(wood, -0.45))
    for row in range(boards):
        bottom, place = 0.12 + row * pitch, z[1]
        while place > z[0] + 0.1:
            width, tall = world.rng.uniform(0.1, 0.24), world.rng.uniform(0.55, 0.86) * pitch
            colour = varied(world.rng, world.rng.choice(world.scheme.goods), 8)
            for _ in range(world.rng.randint(2, 6)):
                near = max(z[0], place - width)
                if world.rng.random() > gaps:
                    _draw_facing(
                        world, x, (bottom, bottom + tall), (near, place - 0.01), world.hazed(lit(colour, -0.06), near)
                    )
                place = near
                if place <= z[0] + 0.1:
                    break
        for edge, colour in ((0.05, lit(wood, 0.14)), (0.012, lit(wood, -0.3))):
            board = [(x, bottom - edge, z[0]), (x, bottom, z[0]), (x, bottom, z[1]), (x, bottom - edge, z[1])]
            world.face(board, colour)
    _draw_tags_along(world, x, z, pitch, boards)
    world.face([(x, 0.0, z[0]), (x, 0.08, z[0]), (x, 0.08, z[1]), (x, 0.0, z[1])], lit(wood, -0.3))
    world.shade(ground((x, z[0]), (x - side * 0.16, z[0]), (x - side * 0.16, z[1]), (x, z[1])), 0.3, 0.06)


def _draw_facing(world: World, x: float, y: tuple[float, float], z: tuple[float, float], colour: Colour) -> None:
    world.face([(x, y[0], z[0]), (x, y[1], z[0]), (x, y[1], z[1]), (x, y[0], z[1])], colour)
    tall, inset = y[1] - y[0], (z[1] - z[0]) * 0.14
    low, high = y[0] + tall * 0.35, y[0] + tall * 0.72
    near, far = z[0] + inset, z[1] - inset
    world.face([(x, low, near), (x, high, near), (x, high, far), (x, low, far)], lit(colour, 0.62))
    world.face(
        [(x, y[0], z[0]), (x, y[0] + tall * 0.16, z[0]), (x, y[0] + tall * 0.16, z[1]), (x, y[0], z[1])],
        lit(colour, -0.22),
    )


def _draw_tags_along(world: World, x: float, z: tuple[float, float], pitch: float, boards: int) -> None:
    for row in range(boards):
        bottom, place = 0.12 + row * pitch, z[1] - 0.2
        while place > z[0] + 0.2:
            tag = [
                (x, bottom - 0.046, place),
                (x, bottom - 0.004, place),
                (x, bottom - 0.004, place - 0.1),
                (x, bottom - 0.046, place - 0.1),
            ]
            world.face(tag, WHITE)
            place -= world.rng.uniform(0.3, 0.55)


def draw_clothes_rail(world: World, x: tuple[float, float], z: float, *, height: float = 1.45) -> None:
    """Paint a rail of hanging clothes that faces the camera."""
    rng, (left, right) = world.rng, x
    world.contact(x, (z - 0.1, z + 0.3), 0.35)
    for side in (left, right):
        world.strip([(side, 0.0, z), (side, height, z)], 0.03, STEEL)
        world.strip([(side - 0.14, 0.02, z), (side + 0.14, 0.02, z)], 0.03, lit(STEEL, -0.2))
    place = left + 0.1
    base = rng.choice(CLOTHES)
    while place < right - 0.12:
        if rng.random() < 0.35:
            base = rng.choice(CLOTHES)
        _draw_hanging(world, place, height, z, world.hazed(varied(rng, base, 10), z))
        place += rng.uniform(0.075, 0.11)
    world.strip([(left, height, z), (right, height, z)], 0.03, lit(STEEL, 0.2))


def _draw_hanging(world: World, x: float, height: float, z: float, colour: Colour) -> None:
    long = world.rng.uniform(0.62, 0.85)
    world.strip([(x, height, z), (x, height - 0.07, z)], 0.01, STEEL)
    top, hem = height - 0.07, height - long
    outline = on(
        z, (x, top + 0.02), (x + 0.13, top - 0.06), (x + 0.15, hem), (x - 0.12, hem + 0.01), (x - 0.11, top - 0.06)
    )
    world.face(outline, colour)
    world.face(
        on(z, (x + 0.07, top - 0.05), (x + 0.13, top - 0.06), (x + 0.15, hem), (x + 0.09, hem)),
        lit(colour, -0.16),
    )
    world.strip([(x - 0.11, top - 0.06, z), (x - 0.12, hem, z)], 0.008, lit(colour, -0.3))


def draw_carton(world: World, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float]) -> None:
    """Paint a cardboard box with its tape and a label."""
    colour = varied(world.rng, CARTON, 8)
    world.box(x, y, z, colour)
    middle = (x[0] + x[1]) / 2
    world.panel((middle - 0.03, middle + 0.03), y, z[0], lit(colour, 0.22))
    if y[1] < 1.5:
        tape = [
            (middle - 0.03, y[1], z[0]),
            (middle + 0.03, y[1], z[0]),
            (middle + 0.03, y[1], z[1]),
            (middle - 0.03, y[1], z[1]),
        ]
        world.face(tape, lit(colour, 0.4))
    world.panel((x[1] - 0.17, x[1] - 0.05), (y[0] + 0.06, y[0] + 0.14), z[0], WHITE)
    for step in range(3):
        world.panel(
            (x[1] - 0.155, x[1] - 0.075),
            (y[0] + 0.075 + step * 0.02, y[0] + 0.083 + step * 0.02),
            z[0],
            (110, 110, 112),
        )


def draw_plant(world: World, x: float, z: float, height: float) -> None:
    """Paint a plant in a pot."""
    rng = world.rng
    pot = height * 0.3
    world.contact((x - 0.16, x + 0.16), (z - 0.1, z + 0.15), 0.5)
    rim = height * 0.14
    for _ in range(26):
        angle = rng.uniform(math.radians(25), math.radians(155))
        long = height * rng.uniform(0.4, 0.72)
        tip = (x + math.cos(angle) * long * 0.75, pot + math.sin(angle) * long, z)
        middle = (x + math.cos(angle) * long * 0.3, pot + math.sin(angle) * long * 0.62)
        leaf = varied(rng, (84, 132, 92), 18)
        wide = height * 0.045
        world.face([(x, pot, z), (middle[0] - wide, middle[1], z), tip, (middle[0] + wide, middle[1] - wide, z)], leaf)
        world.face([(x, pot, z), (middle[0] + wide, middle[1] - wide, z), tip], lit(leaf, -0.18))
    world.face(on(z, (x - rim, pot), (x + rim, pot), (x + rim * 0.75, 0), (x - rim * 0.75, 0)), (206, 196, 184))
    world.face(on(z, (x + rim * 0.4, pot), (x + rim, pot), (x + rim * 0.75, 0), (x + rim * 0.3, 0)), (176, 166, 156))
    world.rounded((x - rim * 1.08, x + rim * 1.08), (pot - 0.03, pot + 0.01), z, (216, 208, 198), 0.01)
