"""A world in metres and the pinhole camera that looks at it: all drawing goes through here.

X goes to the right, Y up from the floor, Z away from the camera, which hangs 1.5 m above X = 0, Z = 0. Things are painted
from far to near; nothing hides what is painted later.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from api.photos.scenes.colours import Colour, Scheme, lit, mix

Point = tuple[float, float, float]
Flat = tuple[float, float]

SUPERSAMPLING = 2
_EYE_HEIGHT = 1.5
_FOCAL = 0.72  # of the picture's width: a phone's main camera
_HORIZON = 0.42  # of the picture's height


def on(z: float, *points: Flat) -> list[Point]:
    """Return points of an upright plane at distance z, given as (x, y)."""
    return [(x, y, z) for x, y in points]


def ground(*points: Flat) -> list[Point]:
    """Return points of the floor, given as (x, z)."""
    return [(x, 0.0, z) for x, z in points]


class World:
    """A picture being painted, at twice its size for smooth edges."""

    def __init__(self, rng: random.Random, size: tuple[int, int], scheme: Scheme, brand: tuple[str, str]) -> None:
        self.rng = rng
        self.size = size
        self.scheme = scheme
        self.brand = brand
        self.image = Image.new("RGB", (size[0] * SUPERSAMPLING, size[1] * SUPERSAMPLING), self.scheme.wall)
        self.draw = ImageDraw.Draw(self.image)
        self.focal = self.image.width * _FOCAL
        self.eye_x = rng.uniform(-0.12, 0.12)
        self._middle = self.image.width / 2
        self._horizon = self.image.height * _HORIZON

    def at(self, point: Point) -> Flat:
        """Return where a point of the world falls on the picture, in pixels."""
        x, y, z = point
        return (
            self._middle + self.focal * (x - self.eye_x) / z,
            self._horizon + self.focal * (_EYE_HEIGHT - y) / z,
        )

    def scale(self, z: float) -> float:
        """Return how many pixels one metre has at this distance."""
        return self.focal / z

    def face(self, points: Sequence[Point], colour: Colour) -> None:
        """Paint a flat face."""
        self.draw.polygon([self.at(point) for point in points], fill=colour)

    def panel(self, x: tuple[float, float], y: tuple[float, float], z: float, colour: Colour) -> None:
        """Paint an upright rectangle that faces the camera."""
        left, top = self.at((x[0], y[1], z))
        right, bottom = self.at((x[1], y[0], z))
        self.draw.rectangle((left, top, max(left, right), max(top, bottom)), fill=colour)

    def rounded(self, x: tuple[float, float], y: tuple[float, float], z: float, colour: Colour, radius: float) -> None:
        """Paint an upright rectangle with round corners (radius in metres)."""
        left, top = self.at((x[0], y[1], z))
        right, bottom = self.at((x[1], y[0], z))
        self.draw.rounded_rectangle((left, top, right, bottom), radius * self.scale(z), fill=colour)

    def disc(self, centre: Point, rx: float, ry: float, colour: Colour) -> None:
        """Paint an upright ellipse with radii in metres."""
        x, y = self.at(centre)
        scale = self.scale(centre[2])
        self.draw.ellipse((x - rx * scale, y - ry * scale, x + rx * scale, y + ry * scale), fill=colour)

    def strip(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """Paint a line with a width in metres, measured at its first point."""
        pixels = max(1, round(width * self.scale(points[0][2])))
        self.draw.line([self.at(point) for point in points], fill=colour, width=pixels, joint="curve")

    def box(self, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], colour: Colour) -> None:
        """Paint a box: the sides the camera sees, then its front. Light comes from above."""
        (left, right), (bottom, top), (near, far) = x, y, z
        if left > self.eye_x:
            side = [(left, bottom, near), (left, top, near), (left, top, far), (left, bottom, far)]
            self.face(side, lit(colour, -0.24))
        elif right < self.eye_x:
            side = [(right, bottom, near), (right, top, near), (right, top, far), (right, bottom, far)]
            self.face(side, lit(colour, -0.24))
        if top < _EYE_HEIGHT:
            self.face([(left, top, near), (right, top, near), (right, top, far), (left, top, far)], lit(colour, 0.22))
        elif bottom > _EYE_HEIGHT:
            under = [(left, bottom, near), (right, bottom, near), (right, bottom, far), (left, bottom, far)]
            self.face(under, lit(colour, -0.34))
        self.panel(x, y, near, colour)

    def shade(self, points: Sequence[Point], strength: float, blur: float, colour: Colour = (30, 28, 40)) -> None:
        """Lay a soft shadow (or light) of this outline on what is painted; `blur` in metres at the first point."""
        self._overlay([self.at(point) for point in points], strength, blur * self.scale(points[0][2]), colour)

    def _overlay(self, outline: Sequence[Flat], strength: float, blur: float, colour: Colour) -> None:
        margin = blur * 2.5 + 2
        left = max(0, int(min(x for x, _ in outline) - margin))
        top = max(0, int(min(y for _, y in outline) - margin))
        right = min(self.image.width, int(max(x for x, _ in outline) + margin))
        bottom = min(self.image.height, int(max(y for _, y in outline) + margin))
        if right <= left or bottom <= top:
            return
        # A soft thing needs few pixels: the mask is made small and then spread.
        step = max(1, min(16, int(blur / 4)))
        mask = Image.new("L", (max(1, (right - left) // step), max(1, (bottom - top) // step)))
        inside = [((x - left) / step, (y - top) / step) for x, y in outline]
        ImageDraw.Draw(mask).polygon(inside, fill=round(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(blur / step)).resize((right - left, bottom - top))
        self.image.paste(colour, (left, top, right, bottom), mask)

    def contact(self, x: tuple[float, float], z: tuple[float, float], strength: float = 0.42) -> None:
        """Lay the shadow of something that stands on the floor."""
        reach = 0.05 + 0.08 * (x[1] - x[0])
        (left, right), (near, far) = (x[0] - reach, x[1] + reach), (z[0] - 0.06, z[1])
        self.shade([(left, 0, near), (right, 0, near), (right, 0, far), (left, 0, far)], strength, 0.07)

    def gradient(self, points: Sequence[Point], top: Colour, bottom: Colour) -> None:
        """Paint a face that changes from one colour above to another below."""
        outline = [self.at(point) for point in points]
        above, below = int(min(y for _, y in outline)), int(max(y for _, y in outline)) + 1
        ramp = Image.linear_gradient("L").resize((1, below - above))
        colours = Image.composite(Image.new("RGB", ramp.size, bottom), Image.new("RGB", ramp.size, top), ramp)
        # Only what is on the picture is worth painting: near walls reach far beyond it.
        left, right = (
            max(0, int(min(x for x, _ in outline))),
            min(self.image.width, int(max(x for x, _ in outline)) + 1),
        )
        upper, lower = max(0, above), min(self.image.height, below)
        if right <= left or lower <= upper:
            return
        mask = Image.new("1", (right - left, lower - upper))
        ImageDraw.Draw(mask).polygon([(x - left, y - upper) for x, y in outline], fill=1)
        seen = colours.crop((0, upper - above, 1, lower - above)).resize(mask.size, Image.Resampling.NEAREST)
        self.image.paste(seen, (left, upper), mask)

    def write(self, text: str, centre: Point, height: float, colour: Colour, *, bold: float = 0.02) -> None:
        """Write a line that faces the camera; `height` of its letters in metres, `bold` in shares of it."""
        pixels = height * self.scale(centre[2])
        if pixels < 7:
            return
        font = ImageFont.truetype(Path(pylopdf_fonts_zh_cn.sans_path()), round(pixels))
        self.draw.text(self.at(centre), text, fill=colour, font=font, anchor="mm", stroke_width=round(pixels * bold))

    def hazed(self, colour: Colour, z: float) -> Colour:
        """Return the colour as seen at a distance: a little paler."""
        return mix(colour, self.scheme.wall, min(0.35, max(0.0, (z - 3) * 0.035)))
