"""Walls, floors and ceilings: where a scene happens."""

from typing import Literal

from api.photos.scenes.colours import WHITE, Colour, lit, mix, varied
from api.photos.scenes.world import World

NEAR = 1.2
HALF_WIDTH = 6.0
HEIGHT = 3.2


def draw_room(
    world: World, depth: float, floor: Literal["tiles", "planks", "carpet"], *, half: float = HALF_WIDTH
) -> None:
    """Paint an empty room: a back wall so many metres away, side walls `half` metres left and right."""
    wall = world.scheme.wall
    back = [(-half, 0.0, depth), (half, 0.0, depth), (half, HEIGHT, depth), (-half, HEIGHT, depth)]
    world.gradient(back, lit(wall, 0.18), lit(wall, -0.05))
    for side in (-half, half):
        points = [(side, 0.0, NEAR), (side, HEIGHT, NEAR), (side, HEIGHT, depth), (side, 0.0, depth)]
        world.gradient(points, lit(wall, 0.02), lit(wall, -0.14))
    _draw_ceiling(world, depth, half)
    _draw_floor(world, depth, floor, half)
    world.box((-half, half), (0, 0.1), (depth - 0.02, depth), lit(wall, -0.25))
    world.shade([(-half, 0, depth), (half, 0, depth), (half, 0, depth - 0.5), (-half, 0, depth - 0.5)], 0.25, 0.14)


def _draw_ceiling(world: World, depth: float, half: float) -> None:
    colour = lit(world.scheme.wall, 0.12)
    world.face([(-half, HEIGHT, NEAR), (half, HEIGHT, NEAR), (half, HEIGHT, depth), (-half, HEIGHT, depth)], colour)
    line = lit(colour, -0.12)
    z = NEAR
    while z < depth:
        world.strip([(-half, HEIGHT, z), (half, HEIGHT, z)], 0.012, line)
        z += 0.9
    for x in (-2.7, 0.0, 2.7):
        z = 2.4
        while z + 0.9 < depth:
            panel = [(x - 0.3, HEIGHT, z), (x + 0.3, HEIGHT, z), (x + 0.3, HEIGHT, z + 0.9), (x - 0.3, HEIGHT, z + 0.9)]
            world.shade(panel, 0.6, 0.12, (255, 253, 244))
            world.face(panel, (255, 254, 248))
            z += 1.8


def _draw_floor(world: World, depth: float, kind: str, half: float) -> None:
    colour = world.scheme.floor
    outline = [(-half, 0.0, NEAR), (half, 0.0, NEAR), (half, 0.0, depth), (-half, 0.0, depth)]
    world.gradient(outline, lit(colour, 0.2), lit(colour, -0.06))
    if kind == "tiles":
        _draw_tiles(world, depth, half)
    elif kind == "planks":
        _draw_planks(world, depth, half)
    else:
        world.gradient(outline, mix(world.scheme.house, WHITE, 0.5), mix(world.scheme.house, WHITE, 0.25))
    # The lamps above shine back from the floor.
    for x in (-2.7, 0.0, 2.7):
        gleam = [(x - 0.5, 0.0, 1.6), (x + 0.5, 0.0, 1.6), (x + 0.4, 0.0, depth), (x - 0.4, 0.0, depth)]
        world.shade(gleam, 0.16 if kind != "carpet" else 0.06, 0.2, (255, 252, 240))


def _draw_tiles(world: World, depth: float, half: float) -> None:
    colour = world.scheme.floor
    for row in range(int(depth / 0.6) + 1):
        for column in range(int(-half / 0.6), int(half / 0.6) + 1):
            if world.rng.random() < 0.3:
                x, z = column * 0.6, max(NEAR, row * 0.6)
                tile = [(x, 0.0, z), (x + 0.6, 0.0, z), (x + 0.6, 0.0, (row + 1) * 0.6), (x, 0.0, (row + 1) * 0.6)]
                if (row + 1) * 0.6 > NEAR and (row + 1) * 0.6 <= depth:
                    world.face(tile, varied(world.rng, lit(colour, 0.06 + row * 0.012), 5))
    _draw_joints(world, depth, half, 0.6, lit(colour, -0.16))


def _draw_joints(world: World, depth: float, half: float, step: float, colour: Colour) -> None:
    for column in range(int(-half / step), int(half / step) + 1):
        world.strip([(column * step, 0.0, depth), (column * step, 0.0, NEAR)], 0.02, colour)
    for row in range(int(NEAR / step) + 1, int(depth / step) + 1):
        world.strip([(-half, 0.0, row * step), (half, 0.0, row * step)], 0.008, colour)


def _draw_planks(world: World, depth: float, half: float) -> None:
    width = 0.22
    for column in range(int(-half / width), int(half / width)):
        x = column * width
        z = NEAR - world.rng.random()
        while z < depth:
            end = min(depth, z + world.rng.uniform(1.2, 2.2))
            near = max(NEAR, z)
            if end > near:
                plank = [(x, 0.0, near), (x + width, 0.0, near), (x + width, 0.0, end), (x, 0.0, end)]
                tone = varied(world.rng, lit(world.scheme.floor, 0.02 + near * 0.02), 7)
                world.face(plank, tone)
                world.strip([(x, 0.0, end), (x + width, 0.0, end)], 0.006, lit(tone, -0.2))
            z = end
        world.strip([(x, 0.0, depth), (x, 0.0, NEAR)], 0.012, lit(world.scheme.floor, -0.16))
