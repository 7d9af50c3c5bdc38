"""Counters, lamps, posters and barriers: what a shop is fitted with."""

from api.photos.scenes.colours import INK, STEEL, WHITE, Colour, lit, mix
from api.photos.scenes.world import World, on


def draw_brand(world: World, centre: tuple[float, float, float], height: float, colour: Colour) -> None:
    """Write the shop's name, Chinese above Latin."""
    name, latin = world.brand
    x, y, z = centre
    world.write(name, (x, y + height * 0.3, z), height, colour, bold=0.015)
    world.write(" ".join(latin.upper()), (x, y - height * 0.75, z), height * 0.34, colour, bold=0.01)


def draw_counter(world: World, x: tuple[float, float], z: tuple[float, float], *, height: float = 1.02) -> None:
    """Paint a counter with a wooden front and a pale top."""
    wood = world.scheme.wood
    world.contact(x, z, 0.55)
    world.box(x, (0, height), z, wood)
    slat = x[0] + 0.06
    while slat < x[1] - 0.04:
        world.panel((slat, slat + 0.012), (0.1, height - 0.06), z[0], lit(wood, -0.22))
        slat += 0.085
    world.panel(x, (0, 0.1), z[0], lit(INK, 0.15))
    world.box((x[0] - 0.04, x[1] + 0.04), (height, height + 0.045), (z[0] - 0.05, z[1] + 0.02), lit(WHITE, -0.06))
    under = on(z[0], (x[0], height), (x[1], height), (x[1], height - 0.1), (x[0], height - 0.1))
    world.shade(under, 0.3, 0.03)


def draw_till(world: World, x: float, y: float, z: float) -> None:
    """Paint the back of a screen, a card terminal and a small stand."""
    world.shade([(x - 0.2, y, z - 0.1), (x + 0.2, y, z - 0.1), (x + 0.2, y, z + 0.2), (x - 0.2, y, z + 0.2)], 0.3, 0.05)
    world.box((x - 0.05, x + 0.05), (y, y + 0.16), (z, z + 0.06), lit(INK, 0.1))
    world.rounded((x - 0.23, x + 0.23), (y + 0.13, y + 0.44), z - 0.02, lit(INK, 0.05), 0.02)
    world.rounded((x - 0.215, x + 0.215), (y + 0.145, y + 0.425), z - 0.02, lit(INK, 0.16), 0.012)
    world.disc((x, y + 0.3, z - 0.02), 0.035, 0.035, lit(INK, 0.4))
    place = x + 0.42
    world.box((place, place + 0.1), (y, y + 0.05), (z - 0.1, z + 0.06), lit(INK, 0.12))
    world.panel((place + 0.015, place + 0.085), (y + 0.05, y + 0.11), z - 0.02, (150, 196, 190))


def draw_lamp(world: World, x: float, y: float, z: float, colour: Colour) -> None:
    """Paint a pendant lamp whose shade ends at height y, and its light."""
    world.strip([(x, 3.2, z), (x, y + 0.26, z)], 0.012, INK)
    world.face(on(z, (x - 0.06, y + 0.28), (x + 0.06, y + 0.28), (x + 0.21, y), (x - 0.21, y)), colour)
    world.face(on(z, (x + 0.02, y + 0.28), (x + 0.06, y + 0.28), (x + 0.21, y), (x + 0.1, y)), lit(colour, -0.2))
    world.disc((x, y, z), 0.21, 0.035, (255, 246, 214))
    glow = on(z, (x - 0.2, y), (x + 0.2, y), (x + 0.75, y - 0.9), (x - 0.75, y - 0.9))
    world.shade(glow, 0.22, 0.2, (255, 240, 200))


def draw_poster(
    world: World, x: tuple[float, float], y: tuple[float, float], z: float, lines: tuple[str, str], colour: Colour
) -> None:
    """Paint a framed poster: a big line, a small line, and a picture of nothing in particular."""
    shadow = on(z, (x[0] + 0.03, y[0] - 0.05), (x[1] + 0.04, y[0] - 0.05), (x[1] + 0.04, y[1]), (x[0] + 0.03, y[1]))
    world.shade(shadow, 0.35, 0.05)
    world.panel((x[0] - 0.03, x[1] + 0.03), (y[0] - 0.03, y[1] + 0.03), z, lit(INK, 0.12))
    points = on(z, (x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1]))
    world.gradient(points, lit(colour, 0.12), lit(colour, -0.1))
    wide, tall, middle = x[1] - x[0], y[1] - y[0], (x[0] + x[1]) / 2
    _draw_still_life(world, x, (y[0] + tall * 0.04, y[0] + tall * 0.5), z, colour)
    size = min(wide * 0.86 / max(1, len(lines[0])), tall * 0.2)
    world.write(lines[0], (middle, y[0] + tall * 0.76, z), size, WHITE, bold=0.015)
    small = min(wide * 1.5 / max(1, len(lines[1])), tall * 0.075)
    world.write(lines[1], (middle, y[0] + tall * 0.6, z), small, lit(colour, 0.8), bold=0.0)
    shine = on(
        z, (x[0] + wide * 0.62, y[1]), (x[0] + wide * 0.86, y[1]), (x[0] + wide * 0.5, y[0]), (x[0] + wide * 0.26, y[0])
    )
    world.shade(shine, 0.1, 0.02, (255, 255, 255))


def _draw_still_life(world: World, x: tuple[float, float], y: tuple[float, float], z: float, colour: Colour) -> None:
    wide, tall, middle = x[1] - x[0], y[1] - y[0], (x[0] + x[1]) / 2
    goods = world.rng.sample(world.scheme.goods, 3)
    world.disc((middle, y[0] + tall * 0.5, z), tall * 0.46, tall * 0.46, lit(colour, 0.3))
    for place, (share, size) in enumerate(((-0.18, 0.62), (0.16, 0.46), (0.0, 0.34))):
        centre, half, top = middle + wide * share, wide * 0.085 * (1 + size), y[0] + tall * size
        world.rounded((centre - half, centre + half), (y[0] + 0.01, top), z, goods[place], half * 0.4)
        world.panel((centre + half * 0.5, centre + half), (y[0] + 0.03, top - half * 0.4), z, lit(goods[place], -0.14))
        world.panel(
            (centre - half * 0.6, centre + half * 0.4),
            (y[0] + (top - y[0]) * 0.35, y[0] + (top - y[0]) * 0.6),
            z,
            lit(goods[place], 0.7),
        )


def draw_board(world: World, x: tuple[float, float], z: float, lines: tuple[str, ...], colour: Colour) -> None:
    """Paint a board that stands on the floor, folded like an A."""
    height, (left, right) = 1.05, x
    world.contact(x, (z, z + 0.5), 0.5)
    world.face(
        [(right, 0, z + 0.5), (right - 0.03, height, z + 0.22), (left + 0.03, height, z + 0.22), (left, 0, z + 0.5)],
        lit(INK, 0.2),
    )
    front = [(left, 0.0, z), (right, 0.0, z), (right - 0.02, height, z + 0.2), (left + 0.02, height, z + 0.2)]
    world.face(front, lit(world.scheme.wood, -0.1))
    inner = [
        (left + 0.05, 0.14, z + 0.01),
        (right - 0.05, 0.14, z + 0.01),
        (right - 0.065, height - 0.06, z + 0.19),
        (left + 0.065, height - 0.06, z + 0.19),
    ]
    world.gradient(inner, lit(colour, 0.06), lit(colour, -0.12))
    size = min((right - left) * 0.78 / max(len(lines[0]), 1), 0.16)
    for row, line in enumerate(lines):
        share = size if row == 0 else min((right - left) * 1.35 / max(len(line), 1), 0.07)
        world.write(line, ((left + right) / 2, height - 0.24 - row * 0.21, z + 0.12), share, WHITE, bold=0.015)


def draw_barrier(world: World, x: float, z: tuple[float, float], colour: Colour) -> None:
    """Paint posts with a belt between them, one behind the other."""
    places = [z[1] - (z[1] - z[0]) * step / 3 for step in range(4)]
    for number, place in enumerate(places):
        world.contact((x - 0.13, x + 0.13), (place - 0.1, place + 0.12), 0.4)
        world.rounded((x - 0.15, x + 0.15), (0.0, 0.035), place, lit(STEEL, -0.35), 0.017)
        world.panel((x - 0.022, x + 0.022), (0.03, 0.96), place, STEEL)
        world.panel((x + 0.006, x + 0.022), (0.03, 0.96), place, lit(STEEL, -0.25))
        world.rounded((x - 0.035, x + 0.035), (0.9, 0.98), place, lit(INK, 0.15), 0.015)
        if number + 1 < len(places):
            after = places[number + 1]
            middle, sag = (place + after) / 2, 0.05
            for low, high, tone in ((0.86, 0.91, colour),):
                belt = [
                    (x, low, place),
                    (x, high, place),
                    (x, high - sag, middle),
                    (x, high, after),
                    (x, low, after),
                    (x, low - sag, middle),
                ]
                world.face(belt, mix(tone, INK, 0.08 * number))


def draw_clock(world: World, x: float, y: float, z: float) -> None:
    """Paint a round clock on a wall."""
    world.shade(on(z, (x - 0.17, y - 0.2), (x + 0.2, y - 0.2), (x + 0.2, y + 0.14), (x - 0.17, y + 0.14)), 0.3, 0.05)
    world.disc((x, y, z), 0.19, 0.19, INK)
    world.disc((x, y, z), 0.168, 0.168, WHITE)
    for dx, dy in ((0, 0.14), (0.14, 0), (0, -0.14), (-0.14, 0)):
        world.disc((x + dx, y + dy, z), 0.012, 0.012, INK)
    world.strip([(x, y, z), (x + 0.07, y + 0.05, z)], 0.02, INK)
    world.strip([(x, y, z), (x - 0.03, y + 0.13, z)], 0.013, INK)
    world.disc((x, y, z), 0.015, 0.015, (196, 70, 60))
