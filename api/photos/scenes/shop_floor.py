"""Scenes where customers are: a shelf, the counter, the queue, an aisle with something in the way."""

from api.photos.scenes.colours import INK, WHITE, lit, mix
from api.photos.scenes.fittings import draw_barrier, draw_board, draw_brand, draw_lamp, draw_poster, draw_till
from api.photos.scenes.fittings import draw_counter as draw_desk
from api.photos.scenes.goods import draw_aisle_side, draw_carton, draw_good, draw_plant, draw_shelf_unit
from api.photos.scenes.people import draw_person
from api.photos.scenes.rooms import draw_room
from api.photos.scenes.world import World, ground, on


def draw_shelf(world: World) -> None:
    """A wall of goods, sometimes with gaps that ought to be filled."""
    rng = world.rng
    draw_room(world, 4.2, rng.choice(("tiles", "planks")))
    gaps = rng.choice((0.03, 0.06, 0.3))
    z, edge = 2.75, -2.85 + rng.uniform(-0.2, 0.2)
    boards = rng.choice((4, 5))
    world.box((-3.2, 3.2), (2.28, 2.66), (z + 0.1, z + 0.4), world.scheme.house)
    world.write(
        rng.choice(("居家生活", "护理 · 香氛", "新品上架", "儿童 KIDS", "茶与杯 TEA")),
        (rng.uniform(-0.4, 0.4), 2.46, z + 0.1),
        0.2,
        WHITE,
    )
    for _ in range(4):
        width = 1.35
        draw_shelf_unit(world, (edge, edge + width), z, boards, gaps=gaps)
        edge += width + 0.03
    if rng.random() < 0.4:
        side = rng.choice((-1, 1))
        draw_person(world, side * rng.uniform(1.0, 1.25), 2.45, top=world.scheme.house if rng.random() < 0.6 else None)


def draw_counter(world: World) -> None:
    """The counter, with or without somebody behind it."""
    rng, house = world.rng, world.scheme.house
    draw_room(world, 5.4, rng.choice(("tiles", "planks")))
    back = on(5.35, (-2.4, 0.0), (2.4, 0.0), (2.4, 2.9), (-2.4, 2.9))
    world.gradient(back, lit(house, 0.08), lit(house, -0.14))
    draw_brand(world, (0.0, 2.3, 5.3), 0.3, mix(house, WHITE, 0.92))
    for side in (-1, 1):
        centre = side * 1.55
        for height in (1.25, 1.75):
            world.box((centre - 0.62, centre + 0.62), (height, height + 0.04), (5.1, 5.34), world.scheme.wood)
            for place in range(5):
                x = centre - 0.52 + place * 0.22
                shape = rng.choice(("bottle", "jar", "box", "bag"))
                draw_good(
                    world,
                    shape,
                    (x, x + rng.uniform(0.1, 0.16)),
                    (height + 0.04, height + rng.uniform(0.2, 0.34)),
                    5.15,
                    rng.choice(world.scheme.goods),
                )
    draw_plant(world, rng.choice((-2.75, 2.75)), 4.7, 1.4)
    till = rng.choice((-0.75, 0.6))
    for number in range(rng.choice((0, 1, 1, 2))):
        draw_person(
            world, rng.uniform(-0.2, 0.2) - till * (0.3 + number * 0.9), 4.25, side="front", top=house, hidden_below=1.0
        )
    draw_desk(world, (-1.75, 1.75), (3.45, 4.05))
    draw_till(world, till, 1.065, 3.7)
    _draw_counter_things(world, -till * 1.5)
    for x in (-1.25, 1.25):
        draw_lamp(world, x, 2.3, 3.6, mix(house, INK, 0.25))
    for _ in range(rng.choice((0, 1, 1))):
        draw_person(world, rng.choice((-1.3, 1.3)), 2.95)


def _draw_counter_things(world: World, x: float) -> None:
    rng = world.rng
    for place in range(3):
        left = x - 0.25 + place * 0.2
        draw_good(
            world,
            rng.choice(("bag", "jar", "box")),
            (left, left + 0.15),
            (1.065, 1.065 + rng.uniform(0.16, 0.3)),
            3.6,
            rng.choice(world.scheme.goods),
        )


def draw_queue(world: World) -> None:
    """People waiting for the one till that is open."""
    rng, house = world.rng, world.scheme.house
    draw_room(world, 8.2, "tiles")
    world.box((-2.6, 2.6), (2.35, 2.95), (7.6, 7.8), house)
    draw_brand(world, (0.0, 2.68, 7.58), 0.24, WHITE)
    for x in (-3.9, 3.2):
        draw_shelf_unit(world, (x, x + 1.3), 7.4, 5, height=1.9)
    draw_person(world, -1.5, 7.0, side="front", top=house, hidden_below=1.0)
    draw_desk(world, (-2.3, 2.3), (6.2, 6.7))
    draw_till(world, -1.0, 1.065, 6.4)
    draw_till(world, 1.25, 1.065, 6.4)
    world.rounded((1.0, 1.55), (1.52, 1.7), 6.3, WHITE, 0.02)
    world.write("暂停服务 CLOSED", (1.275, 1.61, 6.3), 0.06, (180, 60, 50))
    draw_barrier(world, 1.5, (2.6, 5.6), house)
    draw_barrier(world, -1.45, (2.6, 5.6), house)
    people, z = rng.randint(4, 6), 5.7
    for _ in range(people):
        draw_person(world, -0.55 + (5.7 - z) * 0.48 + rng.uniform(-0.1, 0.1), z)
        z -= rng.uniform(0.5, 0.68)
    if rng.random() < 0.5:
        draw_board(world, (-2.3, -1.75), 3.4, ("收银台", "CHECKOUT"), house)


def draw_floor(world: World) -> None:
    """An aisle, and what should not be standing in it."""
    rng = world.rng
    draw_room(world, 10.0, rng.choice(("tiles", "planks")), half=2.6)
    draw_poster(
        world,
        (-0.9, 0.9),
        (1.1, 2.4),
        9.9,
        (rng.choice(("换季", "新品", "会员日")), "THIS WEEK ONLY"),
        world.scheme.house,
    )
    draw_aisle_side(world, -1, -1.45, (1.35, 9.2))
    draw_aisle_side(world, 1, 1.45, (1.35, 9.2))
    if rng.random() < 0.7:
        draw_person(world, rng.uniform(-0.8, -0.3), rng.uniform(6.5, 8.0), top=rng.choice((None, world.scheme.house)))
    obstacle = rng.choice((_draw_cartons, _draw_cartons, _draw_spill, _draw_trolley))
    obstacle(world)


def _draw_cartons(world: World) -> None:
    rng, x, z = world.rng, world.rng.uniform(-0.75, 0.05), 3.1
    world.contact((x - 0.05, x + 1.0), (z - 0.05, z + 0.62), 0.6)
    draw_carton(world, (x + 0.5, x + 0.98), (0.0, 0.34), (z + 0.25, z + 0.7))
    draw_carton(world, (x, x + 0.55), (0.0, 0.42), (z, z + 0.5))
    draw_carton(world, (x + 0.04, x + 0.5), (0.42, 0.76), (z + 0.03, z + 0.45))
    if rng.random() < 0.6:
        draw_carton(world, (x + 0.1, x + 0.46), (0.76, 1.0), (z + 0.08, z + 0.4))
    draw_carton(world, (x + 0.62, x + 0.95), (0.0, 0.26), (z - 0.35, z - 0.05))


def _draw_spill(world: World) -> None:
    x, z = world.rng.uniform(-0.3, 0.3), 2.9
    for size, strength in ((0.55, 0.16), (0.4, 0.14)):
        pool = ground(
            (x - size, z),
            (x - size * 0.3, z - 0.35 * size),
            (x + size * 0.9, z - 0.2),
            (x + size, z + 0.3),
            (x + 0.2, z + 0.6 * size),
            (x - size * 0.7, z + 0.4),
        )
        world.shade(pool, strength, 0.03, (70, 92, 116))
    gleam = ground((x - 0.25, z + 0.1), (x + 0.1, z + 0.02), (x + 0.16, z + 0.1), (x - 0.18, z + 0.18))
    world.shade(gleam, 0.6, 0.02, (255, 255, 255))
    left, yellow = x + 0.3, (240, 196, 60)
    world.contact((left, left + 0.34), (z + 0.35, z + 0.7), 0.5)
    world.face(
        [
            (left + 0.02, 0, z + 0.68),
            (left + 0.32, 0, z + 0.68),
            (left + 0.24, 0.66, z + 0.5),
            (left + 0.1, 0.66, z + 0.5),
        ],
        lit(yellow, -0.4),
    )
    world.face(
        [(left, 0, z + 0.35), (left + 0.34, 0, z + 0.35), (left + 0.25, 0.66, z + 0.48), (left + 0.09, 0.66, z + 0.48)],
        yellow,
    )
    sign = on(z + 0.42, (left + 0.17, 0.52), (left + 0.25, 0.34), (left + 0.09, 0.34))
    world.face(sign, INK)
    world.write("小心地滑", (left + 0.17, 0.24, z + 0.4), 0.06, INK)
    world.write("WET FLOOR", (left + 0.17, 0.14, z + 0.38), 0.045, INK)


def _draw_trolley(world: World) -> None:
    x, z, steel = world.rng.uniform(-0.6, 0.0), 3.0, (120, 128, 138)
    world.contact((x, x + 0.8), (z, z + 0.6), 0.55)
    for wheel in (x + 0.08, x + 0.72):
        world.disc((wheel, 0.06, z), 0.055, 0.055, INK)
    for level in (0.16, 0.62):
        world.box((x, x + 0.8), (level, level + 0.05), (z, z + 0.55), steel)
        for place in range(3):
            left = x + 0.05 + place * 0.25
            draw_carton(
                world,
                (left, left + 0.22),
                (level + 0.05, level + 0.05 + world.rng.uniform(0.14, 0.3)),
                (z + 0.08, z + 0.45),
            )
    for post in (x + 0.02, x + 0.78):
        world.strip([(post, 0.1, z), (post, 1.02, z)], 0.03, lit(steel, -0.2))
    world.strip([(x + 0.02, 1.02, z), (x + 0.02, 1.02, z + 0.5)], 0.03, lit(steel, -0.2))
