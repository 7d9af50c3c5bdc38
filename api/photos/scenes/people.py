"""People without faces: everybody and nobody."""

from typing import Literal

from api.photos.scenes.colours import CLOTHES, HAIRS, INK, SKINS, WHITE, Colour, lit
from api.photos.scenes.world import World, on

Side = Literal["front", "back"]

_TROUSERS: tuple[Colour, ...] = ((58, 62, 78), (92, 86, 80), (44, 46, 52), (120, 130, 148))


def draw_person(
    world: World, x: float, z: float, *, side: Side = "back", top: Colour | None = None, hidden_below: float = 0.0
) -> None:
    """Paint somebody who stands at (x, z). `top` colours a uniform; `hidden_below` leaves legs out behind a counter."""
    rng = world.rng
    tall = rng.uniform(1.6, 1.78)
    skin, hair = rng.choice(SKINS), rng.choice(HAIRS)
    shirt = top or rng.choice(CLOTHES)
    is_long_haired = rng.random() < 0.5
    if not hidden_below:
        world.contact((x - 0.18, x + 0.18), (z - 0.06, z + 0.12), 0.5)
        _draw_legs(world, x, z, tall, rng.choice(_TROUSERS))
    if is_long_haired and side == "front":
        _draw_long_hair(world, x, z, tall, hair)
    _draw_body(world, x, z, tall, shirt, skin)
    if side == "front":
        _draw_collar(world, x, z, tall, shirt, is_uniform=top is not None)
    _draw_head(world, x, z, tall, skin, hair, side)
    if is_long_haired and side == "back":
        _draw_long_hair(world, x, z, tall, hair)


def _draw_legs(world: World, x: float, z: float, tall: float, colour: Colour) -> None:
    hip = tall * 0.5
    for side in (-1, 1):
        foot = x + side * 0.095
        outer, inner = x + side * 0.175, x + side * 0.005
        leg = on(z, (outer, hip), (inner, hip), (foot - side * 0.055, 0.05), (foot + side * 0.06, 0.05))
        world.face(leg, colour if side < 0 else lit(colour, -0.1))
        world.rounded((foot - 0.07, foot + 0.075), (0.0, 0.075), z, INK if side < 0 else lit(INK, 0.06), 0.03)


def _draw_body(world: World, x: float, z: float, tall: float, shirt: Colour, skin: Colour) -> None:
    shoulder, hip = tall * 0.825, tall * 0.47
    for side in (-1, 1):
        _draw_arm(world, (x, z), side, (shoulder, hip), (lit(shirt, -0.1 if side < 0 else -0.18), skin))
    world.rounded((x - 0.2, x + 0.2), (shoulder - 0.3, shoulder), z, shirt, 0.1)
    trunk = on(z, (x - 0.2, shoulder - 0.14), (x + 0.2, shoulder - 0.14), (x + 0.178, hip), (x - 0.178, hip))
    world.face(trunk, shirt)
    # A fold of shade on the side away from the light.
    fold = on(z, (x + 0.1, shoulder - 0.05), (x + 0.19, shoulder - 0.1), (x + 0.17, hip), (x + 0.1, hip))
    world.shade(fold, 0.16, 0.03)
    world.rounded((x - 0.05, x + 0.05), (shoulder - 0.04, shoulder + 0.08), z, lit(skin, -0.14), 0.03)


def _draw_arm(
    world: World, place: tuple[float, float], side: int, heights: tuple[float, float], colours: tuple[Colour, Colour]
) -> None:
    (x, z), (shoulder, hip), (sleeve, skin) = place, heights, colours
    joint, elbow, hand = (
        (x + side * 0.165, shoulder - 0.07),
        (x + side * 0.222, shoulder - 0.32),
        (x + side * 0.215, hip + 0.02),
    )
    world.disc((*hand, z), 0.04, 0.055, skin)
    upper = [(joint[0] + side * 0.05, joint[1] + 0.03, z), (joint[0] - side * 0.05, joint[1], z)]
    lower = [(elbow[0] - side * 0.045, elbow[1], z), (hand[0] - side * 0.035, hand[1], z)]
    outer = [(hand[0] + side * 0.04, hand[1], z), (elbow[0] + side * 0.05, elbow[1], z)]
    world.face(upper + lower + outer, sleeve)
    world.disc((x + side * 0.158, shoulder - 0.068, z), 0.062, 0.066, sleeve)


def _draw_collar(world: World, x: float, z: float, tall: float, shirt: Colour, *, is_uniform: bool) -> None:
    shoulder = tall * 0.825
    collar = on(z, (x - 0.065, shoulder + 0.005), (x + 0.065, shoulder + 0.005), (x, shoulder - 0.11))
    world.face(collar, lit(WHITE, -0.03))
    if is_uniform:
        world.rounded((x + 0.05, x + 0.14), (shoulder - 0.19, shoulder - 0.155), z, lit(shirt, 0.8), 0.008)


def _draw_long_hair(world: World, x: float, z: float, tall: float, hair: Colour) -> None:
    middle = tall - 0.125
    world.rounded((x - 0.118, x + 0.118), (middle - 0.24, middle + 0.06), z, hair, 0.08)


def _draw_head(world: World, x: float, z: float, tall: float, skin: Colour, hair: Colour, side: Side) -> None:
    middle = tall - 0.125
    if side == "back":
        for ear in (x - 0.1, x + 0.1):
            world.disc((ear, middle - 0.02, z), 0.022, 0.034, skin)
        world.disc((x, middle, z), 0.108, 0.13, hair)
        world.shade(on(z, (x - 0.06, middle + 0.06), (x, middle + 0.1), (x + 0.03, middle + 0.05)), 0.2, 0.02, WHITE)
        return
    world.disc((x, middle + 0.02, z), 0.115, 0.13, hair)
    world.disc((x, middle - 0.02, z), 0.093, 0.114, skin)
    left, right, brow = x - 0.1, x + 0.1, middle + 0.03
    fringe = on(z, (left, brow - 0.04), (left + 0.03, middle + 0.11), (right - 0.03, middle + 0.11))
    world.face([*fringe, (right, brow - 0.04, z), (right - 0.05, brow + 0.03, z), (left + 0.06, brow + 0.045, z)], hair)
