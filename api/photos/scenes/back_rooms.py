"""Scenes behind the shop floor: fitting rooms and the room of the staff."""

from api.photos.scenes.colours import CLOTHES, INK, STEEL, WHITE, Colour, lit, mix, varied
from api.photos.scenes.fittings import draw_clock, draw_lamp
from api.photos.scenes.goods import draw_carton, draw_clothes_rail, draw_good, draw_plant
from api.photos.scenes.people import draw_person
from api.photos.scenes.rooms import draw_room
from api.photos.scenes.world import World

_BACK = 4.6


def draw_fitting_room(world: World) -> None:
    """Three cubicles with curtains; sometimes what others tried on is still there."""
    rng = world.rng
    draw_room(world, _BACK, rng.choice(("carpet", "planks")))
    curtain = mix(world.scheme.house, WHITE, rng.choice((0.0, 0.25)))
    is_open = [rng.random() < 0.5 for _ in range(3)]
    is_open[rng.randrange(3)] = True
    for number, left in enumerate((-2.15, -0.7, 0.75)):
        _draw_cubicle(world, (left, left + 1.35), curtain, is_open=is_open[number])
        world.disc((left + 0.675, 2.48, _BACK - 0.5), 0.11, 0.11, WHITE)
        world.write(str(number + 1), (left + 0.675, 2.48, _BACK - 0.5), 0.13, INK)
    world.box((-2.21, 2.16), (2.66, 2.98), (_BACK - 0.55, _BACK - 0.5), world.scheme.house)
    world.write("试衣间  FITTING ROOMS", (0.0, 2.82, _BACK - 0.55), 0.15, WHITE)
    draw_lamp(world, -2.75, 2.2, 3.7, lit(world.scheme.wood, -0.1))
    draw_lamp(world, 2.75, 2.2, 3.7, lit(world.scheme.wood, -0.1))
    draw_clothes_rail(world, (2.35, 3.5), 3.7)
    draw_plant(world, -2.6, 3.9, 1.3)
    _draw_bench(world, rng.uniform(-0.9, 0.1), is_untidy=rng.random() < 0.6)


def _draw_cubicle(world: World, x: tuple[float, float], curtain: Colour, *, is_open: bool) -> None:
    (left, right), front, top = x, _BACK - 0.5, 2.3
    inner = lit(world.scheme.wall, -0.12)
    opening = [(left, 0.0, front), (right, 0.0, front), (right, top, front), (left, top, front)]
    world.gradient(opening, lit(inner, 0.1), lit(inner, -0.2))
    world.panel((left, right), (0.0, 0.2), front, lit(world.scheme.floor, -0.2))
    if is_open:
        _draw_inside(world, x, front)
        _draw_curtain(world, (left, left + 0.34), front, curtain, 7)
    else:
        _draw_curtain(world, x, front, curtain, 15)
    for side in (left - 0.06, right - 0.02):
        world.box((side, side + 0.08), (0, top + 0.35), (front - 0.03, front), lit(world.scheme.wood, -0.05))
    world.box((left - 0.06, right + 0.06), (top, top + 0.06), (front - 0.05, front), lit(STEEL, 0.1))


def _draw_inside(world: World, x: tuple[float, float], z: float) -> None:
    left, right = x
    mirror = (left + 0.5, right - 0.2)
    world.panel((mirror[0] - 0.03, mirror[1] + 0.03), (0.32, 2.08), z, lit(world.scheme.wood, -0.1))
    points = [(mirror[0], 0.35, z), (mirror[1], 0.35, z), (mirror[1], 2.05, z), (mirror[0], 2.05, z)]
    world.gradient(points, (226, 234, 236), (186, 198, 202))
    shine = [
        (mirror[0] + 0.1, 0.35, z),
        (mirror[0] + 0.25, 0.35, z),
        (mirror[1] - 0.08, 2.05, z),
        (mirror[1] - 0.25, 2.05, z),
    ]
    world.shade(shine, 0.5, 0.03, (255, 255, 255))
    hook = right - 0.1
    world.disc((hook, 1.7, z), 0.02, 0.02, INK)
    if world.rng.random() < 0.7:
        colour = world.rng.choice(CLOTHES)
        world.face(
            [
                (hook, 1.7, z),
                (hook + 0.09, 1.6, z),
                (hook + 0.09, 0.95, z),
                (hook - 0.12, 0.98, z),
                (hook - 0.1, 1.6, z),
            ],
            colour,
        )
        world.face([(hook, 1.7, z), (hook + 0.09, 1.6, z), (hook + 0.09, 0.95, z), (hook, 0.97, z)], lit(colour, -0.15))


def _draw_curtain(world: World, x: tuple[float, float], z: float, colour: Colour, folds: int) -> None:
    width = (x[1] - x[0]) / folds
    for fold in range(folds):
        left = x[0] + fold * width
        tone = varied(world.rng, colour, 4)
        hem = 0.1 + world.rng.uniform(0, 0.02)
        world.panel((left, left + width), (hem, 2.3), z, tone)
        world.panel((left + width * 0.55, left + width), (hem, 2.3), z, lit(tone, -0.16))
        world.panel((left + width * 0.12, left + width * 0.3), (hem, 2.3), z, lit(tone, 0.14))
    world.shade([(x[0], 2.3, z), (x[1], 2.3, z), (x[1], 2.15, z), (x[0], 2.15, z)], 0.3, 0.04)


def _draw_bench(world: World, x: float, *, is_untidy: bool) -> None:
    z, wood = (2.75, 3.2), world.scheme.wood
    world.contact((x, x + 1.2), z, 0.5)
    for leg in (x + 0.06, x + 1.08):
        world.box((leg, leg + 0.06), (0, 0.4), (z[0] + 0.03, z[0] + 0.1), lit(wood, -0.3))
    world.box((x, x + 1.2), (0.4, 0.46), z, wood)
    world.box((x + 0.02, x + 1.18), (0.46, 0.54), z, mix(world.scheme.house, WHITE, 0.35))
    if not is_untidy:
        return
    for number in range(4):
        colour, left = world.rng.choice(CLOTHES), x + 0.1 + number * 0.2 + world.rng.uniform(0, 0.08)
        heap = [
            (left, 0.53, z[0] + 0.05),
            (left + 0.04, 0.64, z[0] + 0.1),
            (left + 0.2, 0.69, z[0] + 0.15),
            (left + 0.36, 0.61, z[0] + 0.1),
            (left + 0.42, 0.5, z[0]),
            (left + 0.36, 0.34, z[0] - 0.01),
            (left + 0.22, 0.47, z[0]),
        ]
        world.face(heap, colour)
        world.strip([heap[1], (left + 0.18, 0.56, z[0]), heap[4]], 0.012, lit(colour, -0.25))
    world.strip(
        [(x + 0.9, 0.02, 2.55), (x + 1.25, 0.02, 2.5), (x + 1.08, 0.02, 2.62), (x + 0.9, 0.02, 2.55)],
        0.018,
        lit(STEEL, -0.3),
    )


def draw_staff_area(world: World) -> None:
    """Lockers, a table, a notice board: where the shop's people rest."""
    rng = world.rng
    draw_room(world, _BACK, "tiles")
    _draw_lockers(world)
    _draw_notices(world)
    draw_clock(world, -1.3, 2.5, _BACK - 0.05)
    _draw_kitchen(world)
    if rng.random() < 0.45:
        world.contact((-2.9, -2.3), (3.3, 3.9), 0.5)
        draw_carton(world, (-2.9, -2.35), (0, 0.42), (3.4, 3.85))
        draw_carton(world, (-2.86, -2.42), (0.42, 0.76), (3.42, 3.8))
    if rng.random() < 0.5:
        draw_person(world, rng.uniform(1.5, 1.8), 3.6, side=rng.choice(("front", "back")), top=world.scheme.house)
    _draw_table(world)


def _draw_lockers(world: World) -> None:
    rng, z, colour = world.rng, _BACK - 0.5, mix(world.scheme.house, (200, 208, 212), 0.62)
    world.contact((-2.2, -0.42), (z, _BACK), 0.5)
    for column in range(4):
        left = -2.2 + column * 0.45
        for row in range(3):
            bottom = 0.08 + row * 0.62
            tone = varied(rng, colour, 3)
            world.box((left, left + 0.44), (bottom, bottom + 0.61), (z, _BACK), tone)
            for slit in range(3):
                world.panel(
                    (left + 0.12, left + 0.32),
                    (bottom + 0.48 + slit * 0.03, bottom + 0.488 + slit * 0.03),
                    z,
                    lit(tone, -0.35),
                )
            world.rounded((left + 0.36, left + 0.385), (bottom + 0.24, bottom + 0.34), z, lit(INK, 0.2), 0.01)
            world.panel((left + 0.06, left + 0.2), (bottom + 0.34, bottom + 0.4), z, WHITE)
            if rng.random() < 0.12:
                world.face(
                    [
                        (left, bottom, z),
                        (left - 0.26, bottom, z - 0.3),
                        (left - 0.26, bottom + 0.61, z - 0.3),
                        (left, bottom + 0.61, z),
                    ],
                    lit(tone, -0.2),
                )
    world.panel((-2.2, -0.4), (0, 0.08), z, INK)


def _draw_notices(world: World) -> None:
    rng, z = world.rng, _BACK - 0.04
    world.shade([(-0.1, 1.2, z), (1.3, 1.2, z), (1.3, 2.2, z), (-0.1, 2.2, z)], 0.25, 0.06)
    world.panel((-0.12, 1.27), (1.22, 2.22), z, lit(world.scheme.wood, -0.15))
    world.panel((-0.08, 1.23), (1.26, 2.18), z, (206, 176, 136))
    for column in range(4):
        for row in range(2):
            left, top = -0.02 + column * 0.31 + rng.uniform(-0.02, 0.02), 2.12 - row * 0.44 + rng.uniform(-0.03, 0.02)
            paper = rng.choice((WHITE, WHITE, (250, 240, 190), (206, 226, 236), (240, 210, 200)))
            tall = rng.uniform(0.28, 0.36)
            slope = rng.uniform(-0.015, 0.015)
            world.face(
                [
                    (left, top, z),
                    (left + 0.25, top + slope, z),
                    (left + 0.25 + slope, top - tall, z),
                    (left + slope, top - tall - slope, z),
                ],
                paper,
            )
            for line in range(5):
                width = rng.uniform(0.1, 0.2)
                world.panel(
                    (left + 0.025, left + 0.025 + width),
                    (top - 0.09 - line * 0.04, top - 0.078 - line * 0.04),
                    z,
                    (140, 142, 150),
                )
            world.disc(
                (left + 0.125, top - 0.025, z),
                0.014,
                0.014,
                rng.choice(((200, 70, 60), (60, 110, 160), (230, 180, 70))),
            )
    world.write("十秒服务 · 今日要点", (0.575, 2.32, z), 0.085, INK)


def _draw_kitchen(world: World) -> None:
    rng, z = world.rng, (_BACK - 0.6, _BACK)
    world.contact((1.5, 3.2), z, 0.5)
    world.box((1.5, 3.2), (0, 0.88), z, lit(world.scheme.wall, 0.2))
    for left in (1.52, 2.08, 2.64):
        world.panel((left, left + 0.53), (0.1, 0.84), z[0], lit(world.scheme.wall, 0.35))
        world.rounded((left + 0.2, left + 0.34), (0.76, 0.785), z[0], STEEL, 0.01)
    world.box((1.46, 3.24), (0.88, 0.93), (z[0] - 0.03, z[1]), lit(world.scheme.wood, -0.05))
    world.box((2.25, 2.75), (0.93, 1.22), (z[0] + 0.08, z[1] - 0.1), lit(INK, 0.12))
    world.panel((2.28, 2.6), (0.97, 1.18), z[0] + 0.08, lit(INK, 0.02))
    world.disc((2.67, 1.12, z[0] + 0.08), 0.03, 0.03, STEEL)
    for place in range(3):
        draw_good(
            world,
            rng.choice(("jar", "bottle", "box")),
            (1.6 + place * 0.18, 1.72 + place * 0.18),
            (0.93, 0.93 + rng.uniform(0.15, 0.28)),
            z[0] + 0.15,
            rng.choice(world.scheme.goods),
        )
    world.box((1.5, 3.2), (1.75, 2.35), (z[1] - 0.34, z[1]), lit(world.scheme.wall, 0.3))
    for edge in (2.06, 2.63):
        world.panel((edge, edge + 0.01), (1.75, 2.35), z[1] - 0.34, lit(world.scheme.wall, -0.15))


def _draw_table(world: World) -> None:
    rng, wood = world.rng, lit(world.scheme.wood, 0.15)
    left, right, z = -0.95, 0.75, (2.45, 3.2)
    world.contact((left, right), z, 0.45)
    for chair in (left + 0.25, right - 0.7):
        colour = world.rng.choice((world.scheme.house, lit(INK, 0.25)))
        world.rounded((chair, chair + 0.42), (0.72, 1.05), z[1] + 0.3, colour, 0.06)
        for leg in (chair + 0.04, chair + 0.36):
            world.strip([(leg, 0.75, z[1] + 0.3), (leg, 0.0, z[1] + 0.3)], 0.03, STEEL)
    for leg in (left + 0.08, right - 0.14):
        world.box((leg, leg + 0.06), (0, 0.7), (z[0] + 0.06, z[0] + 0.12), lit(INK, 0.2))
    world.box((left, right), (0.7, 0.745), z, wood)
    for mug in range(rng.randint(2, 4)):
        x, depth = left + 0.2 + mug * 0.36 + rng.uniform(-0.05, 0.05), rng.uniform(2.6, 3.0)
        colour = rng.choice(world.scheme.goods)
        world.shade(
            [
                (x - 0.03, 0.745, depth - 0.02),
                (x + 0.15, 0.745, depth - 0.02),
                (x + 0.15, 0.745, depth + 0.08),
                (x - 0.03, 0.745, depth + 0.08),
            ],
            0.35,
            0.02,
        )
        world.disc((x + 0.1, 0.8, depth), 0.03, 0.028, lit(colour, -0.2))
        world.rounded((x, x + 0.09), (0.745, 0.85), depth, colour, 0.015)
        world.disc((x + 0.045, 0.85, depth), 0.045, 0.012, lit(colour, -0.5))
    sheet = [(0.2, 0.746, 2.6), (0.5, 0.746, 2.58), (0.52, 0.746, 2.85), (0.23, 0.746, 2.87)]
    world.face(sheet, WHITE)
    for line in range(4):
        depth = 2.64 + line * 0.05
        world.strip([(0.24, 0.747, depth), (0.45, 0.747, depth)], 0.008, (150, 152, 160))
