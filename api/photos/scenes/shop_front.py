"""Scenes a passer-by sees: the entrance and the signs."""

from api.photos.scenes.colours import CLOTHES, INK, STEEL, WHITE, Colour, lit, mix, varied
from api.photos.scenes.fittings import draw_board, draw_brand, draw_poster
from api.photos.scenes.goods import draw_carton, draw_clothes_rail, draw_good, draw_plant
from api.photos.scenes.people import draw_person
from api.photos.scenes.rooms import NEAR, draw_room
from api.photos.scenes.world import World, ground, on

_FRONT = 5.0
_GLASS: Colour = (176, 200, 204)


def draw_entrance(world: World) -> None:
    """The front of a shop seen from the street."""
    rng, house = world.rng, world.scheme.house
    stone = varied(rng, rng.choice(((212, 204, 192), (188, 178, 166), (226, 220, 210))))
    _draw_street(world, stone)
    for left, right in ((-4.6, -1.35), (1.35, 4.6)):
        _draw_window(world, (left, right))
    _draw_door(world)
    fascia = on(_FRONT, (-4.9, 2.55), (4.9, 2.55), (4.9, 3.35), (-4.9, 3.35))
    world.gradient(fascia, lit(house, 0.06), lit(house, -0.16))
    world.panel((-4.9, 4.9), (2.52, 2.57), _FRONT, lit(house, -0.4))
    draw_brand(world, (rng.choice((-2.4, 0.0)), 3.0, _FRONT), 0.36, WHITE)
    world.shade(on(_FRONT, (-4.9, 2.52), (4.9, 2.52), (4.9, 2.3), (-4.9, 2.3)), 0.35, 0.08)
    for x in (-1.75, 1.75):
        draw_plant(world, x, _FRONT - 0.3, rng.uniform(1.0, 1.25))
    _draw_mat(world)
    what = rng.random()
    if what < 0.35:
        draw_board(world, (0.95, 1.5), 3.4, (rng.choice(("营业中", "欢迎")), "OPEN", "10:00 – 22:00"), house)
    elif what < 0.6:
        world.contact((-1.2, -0.3), (3.9, 4.4), 0.5)
        draw_carton(world, (-1.2, -0.65), (0, 0.4), (4.0, 4.4))
        draw_carton(world, (-0.72, -0.3), (0, 0.28), (3.85, 4.2))
    if rng.random() < 0.55:
        draw_person(world, rng.choice((-0.45, 0.5)), rng.uniform(3.2, 3.9))


def _draw_street(world: World, stone: Colour) -> None:
    wall = on(_FRONT, (-8.0, 0.0), (8.0, 0.0), (8.0, 5.0), (-8.0, 5.0))
    world.gradient(wall, lit(stone, 0.15), lit(stone, -0.08))
    for row in range(12):
        y = row * 0.42
        world.strip([(-8.0, y, _FRONT), (8.0, y, _FRONT)], 0.012, lit(stone, -0.14))
        for column in range(-9, 10):
            x = column * 0.84 + (0.42 if row % 2 else 0.0)
            world.strip([(x, y, _FRONT), (x, y + 0.42, _FRONT)], 0.01, lit(stone, -0.1))
    pave = (178, 174, 170)
    pavement = ground((-8.0, NEAR), (8.0, NEAR), (8.0, _FRONT), (-8.0, _FRONT))
    world.gradient(pavement, lit(pave, 0.16), lit(pave, -0.1))
    for row in range(3, 13):
        for column in range(-14, 14):
            if world.rng.random() < 0.35:
                x, z = column * 0.4, row * 0.4
                slab = ground((x, z), (x + 0.4, z), (x + 0.4, z + 0.4), (x, z + 0.4))
                world.face(slab, varied(world.rng, lit(pave, 0.02 + row * 0.012), 7))
    for row in range(3, 13):
        world.strip([(-8.0, 0.0, row * 0.4), (8.0, 0.0, row * 0.4)], 0.008, lit(pave, -0.18))
    for column in range(-20, 21):
        world.strip([(column * 0.4, 0.0, _FRONT), (column * 0.4, 0.0, NEAR)], 0.012, lit(pave, -0.14))
    world.shade(ground((-8, _FRONT), (8, _FRONT), (8, _FRONT - 0.6), (-8, _FRONT - 0.6)), 0.3, 0.12)


def _draw_window(world: World, x: tuple[float, float]) -> None:
    rng, (left, right) = world.rng, x
    inside = lit(world.scheme.wall, -0.1)
    room = on(_FRONT, (left, 0.4), (right, 0.4), (right, 2.45), (left, 2.45))
    world.gradient(room, lit(inside, 0.25), lit(inside, -0.12))
    world.panel(x, (0.4, 0.62), _FRONT, lit(world.scheme.wood, 0.1))
    world.panel(x, (0.4, 0.46), _FRONT, lit(world.scheme.wood, -0.2))
    figure = left + 0.65
    while figure < right - 0.4:
        if rng.random() < 0.6:
            _draw_mannequin(world, figure, 0.62, _FRONT)
        else:
            _draw_plinth(world, figure)
        figure += rng.uniform(0.85, 1.05)
    for spot in range(4):
        centre = left + (spot + 0.5) * (right - left) / 4
        world.disc((centre, 2.4, _FRONT), 0.05, 0.03, (255, 246, 220))
        cone = on(_FRONT, (centre - 0.05, 2.4), (centre + 0.05, 2.4), (centre + 0.4, 0.7), (centre - 0.4, 0.7))
        world.shade(cone, 0.2, 0.12, (255, 246, 214))
    _draw_glass(world, x, (0.4, 2.45))


def _draw_glass(world: World, x: tuple[float, float], y: tuple[float, float]) -> None:
    (left, right), (bottom, top) = x, y
    wide = right - left
    world.shade(on(_FRONT, (left, bottom), (right, bottom), (right, top), (left, top)), 0.12, 0.01, _GLASS)
    for share, thick in ((0.1, 0.16), (0.34, 0.05), (0.72, 0.1)):
        foot = left + wide * share
        ray = on(
            _FRONT,
            (foot, bottom),
            (foot + wide * thick, bottom),
            (min(right, foot + wide * (thick + 0.22)), top),
            (min(right, foot + wide * 0.22), top),
        )
        world.shade(ray, 0.17, 0.015, (255, 255, 255))
    frame = lit(INK, 0.1)
    for place in (left, right):
        world.panel((place - 0.035, place + 0.035), (bottom, top), _FRONT, frame)
    for height in (bottom, top):
        world.panel((left - 0.035, right + 0.035), (height - 0.035, height + 0.035), _FRONT, frame)


def _draw_mannequin(world: World, x: float, floor: float, z: float) -> None:
    rng, body = world.rng, (232, 224, 214)
    shirt, skirt = rng.sample(CLOTHES, 2)
    world.panel((x - 0.012, x + 0.012), (floor, floor + 0.4), z, STEEL)
    world.rounded((x - 0.14, x + 0.14), (floor, floor + 0.025), z, lit(STEEL, 0.2), 0.012)
    world.face(
        on(z, (x - 0.13, floor + 0.78), (x + 0.13, floor + 0.78), (x + 0.23, floor + 0.26), (x - 0.22, floor + 0.26)),
        skirt,
    )
    world.face(
        on(z, (x + 0.02, floor + 0.78), (x + 0.13, floor + 0.78), (x + 0.23, floor + 0.26), (x + 0.08, floor + 0.26)),
        lit(skirt, -0.14),
    )
    for side in (-1, 1):
        world.strip([(x + side * 0.17, floor + 1.2, z), (x + side * 0.23, floor + 0.8, z)], 0.075, lit(shirt, -0.08))
    world.rounded((x - 0.19, x + 0.19), (floor + 0.76, floor + 1.28), z, shirt, 0.09)
    world.rounded((x - 0.04, x + 0.04), (floor + 1.24, floor + 1.4), z, body, 0.02)
    world.disc((x, floor + 1.48, z), 0.085, 0.11, body)


def _draw_plinth(world: World, x: float) -> None:
    rng = world.rng
    tall = rng.choice((0.4, 0.6))
    world.panel((x - 0.26, x + 0.26), (0.62, 0.62 + tall), _FRONT, lit(WHITE, -0.04))
    world.panel((x + 0.16, x + 0.26), (0.62, 0.62 + tall), _FRONT, lit(WHITE, -0.12))
    for place in (-0.2, 0.02):
        shape = rng.choice(("bag", "jar", "bottle", "box"))
        draw_good(
            world,
            shape,
            (x + place, x + place + 0.17),
            (0.62 + tall, 0.62 + tall + rng.uniform(0.2, 0.34)),
            _FRONT,
            rng.choice(world.scheme.goods),
        )


def _draw_door(world: World) -> None:
    left, right = -1.15, 1.15
    inside = on(_FRONT, (left, 0.0), (right, 0.0), (right, 2.45), (left, 2.45))
    world.gradient(inside, lit(world.scheme.wall, 0.1), lit(world.scheme.floor, -0.1))
    floor = on(_FRONT, (left, 0.0), (right, 0.0), (0.75, 0.62), (-0.75, 0.62))
    world.face(floor, lit(world.scheme.floor, 0.02))
    for x in (-0.95, 0.55):
        world.panel((x, x + 0.42), (0.55, 1.55), _FRONT, lit(world.scheme.wood, 0.15))
        for row in range(3):
            for place in range(4):
                world.panel(
                    (x + 0.03 + place * 0.095, x + 0.11 + place * 0.095),
                    (0.62 + row * 0.31, 0.8 + row * 0.31),
                    _FRONT,
                    world.rng.choice(world.scheme.goods),
                )
    for x in (-0.35, 0.0, 0.35):
        world.disc((x, 2.15, _FRONT), 0.06, 0.02, (255, 250, 232))
    for pane in ((left, -0.01), (0.01, right)):
        _draw_glass(world, pane, (0.03, 2.45))
    for x in (-0.14, 0.1):
        world.rounded((x, x + 0.04), (0.85, 1.45), _FRONT, lit(STEEL, 0.3), 0.02)
    world.rounded((0.42, 0.86), (1.25, 1.58), _FRONT, WHITE, 0.02)
    world.write("营业时间", (0.64, 1.5, _FRONT), 0.075, INK)
    world.write("10:00 – 22:00", (0.64, 1.36, _FRONT), 0.055, INK)


def _draw_mat(world: World) -> None:
    dark = mix(world.scheme.house, INK, 0.6)
    mat = ground((-0.9, _FRONT - 0.15), (0.9, _FRONT - 0.15), (0.9, _FRONT - 0.8), (-0.9, _FRONT - 0.8))
    world.shade(mat, 0.3, 0.05)
    world.face(mat, dark)
    inner = ground((-0.82, _FRONT - 0.22), (0.82, _FRONT - 0.22), (0.82, _FRONT - 0.72), (-0.82, _FRONT - 0.72))
    world.face(inner, lit(dark, 0.1))


def draw_signage(world: World) -> None:
    """Posters and a board: offers that should be current, legible and straight."""
    rng, scheme = world.rng, world.scheme
    draw_room(world, 4.6, rng.choice(("planks", "tiles")))
    panel = on(4.55, (-1.75, 0.0), (1.75, 0.0), (1.75, 2.95), (-1.75, 2.95))
    world.gradient(panel, lit(scheme.wood, 0.3), lit(scheme.wood, 0.1))
    for slat in range(22):
        x = -1.72 + slat * 0.16
        world.panel((x, x + 0.012), (0.1, 2.95), 4.55, lit(scheme.wood, -0.05))
    texts = rng.sample(
        (
            ("新品上市", "NEW ARRIVALS"),
            ("满300减50", "50 OFF 300"),
            ("会员日", "MEMBERS' DAY"),
            ("第二件半价", "2ND ONE HALF PRICE"),
            ("换季特惠", "END OF SEASON"),
        ),
        2,
    )
    colours = rng.sample(((46, 110, 104), (196, 84, 66), (58, 86, 130), (186, 136, 58), (140, 76, 100)), 2)
    draw_poster(world, (-1.45, -0.15), (0.75, 2.6), 4.5, texts[0], colours[0])
    draw_poster(world, (0.25, 1.4), (1.05, 2.6), 4.5, texts[1], colours[1])
    draw_clothes_rail(world, (-3.4, -1.95), 3.9)
    draw_plant(world, 2.3, 4.2, 1.5)
    if rng.random() < 0.7:
        draw_board(
            world,
            (0.75, 1.4),
            3.0,
            rng.choice((("今日特价", "TODAY ONLY"), ("扫码入会", "SCAN TO JOIN"), ("免费修改", "FREE ALTERATIONS"))),
            colours[1],
        )
    if rng.random() < 0.5:
        draw_person(world, -1.55, 2.9)
