"""Draws photos a shopper could have taken: shelves, a counter, a floor, a door. Drawn, so that nobody's shop is shown."""

import io
import random
from collections.abc import Callable
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 600, 450
GOODS = ["#c94f3d", "#e0a33a", "#3d7a6b", "#2f4d73", "#d8d2c4", "#8a5a83", "#6b8f3c", "#b86b3a", "#f0e6d2", "#4a4a4a"]

Pen = ImageDraw.ImageDraw


def shelves(pen: Pen, rng: random.Random) -> None:
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill="#b9b2a4")
    for row in range(4):
        top, bottom = 12 + row * 110, 100 + row * 110
        pen.rectangle((0, top, WIDTH, bottom), fill="#857d70")
        x = -rng.randint(0, 30)
        while x < WIDTH:
            width, height = rng.randint(26, 58), rng.randint(46, 82)
            colour = rng.choice(GOODS)
            if rng.random() > 0.1:
                pen.rounded_rectangle((x, bottom - height, x + width, bottom), 4, fill=colour)
                pen.rectangle((x + 5, bottom - height * 0.65, x + width - 5, bottom - height * 0.35), fill="#f6f1e6")
                pen.line((x + 2, bottom - height + 4, x + 2, bottom), fill="#ffffff55", width=2)
            x += width + rng.randint(1, 6)
        pen.rectangle((0, bottom, WIDTH, bottom + 20), fill="#e9e4da")
        for tag in range(rng.randint(0, 40), WIDTH, 88):
            if rng.random() > 0.2:
                pen.rectangle((tag, bottom + 3, tag + 44, bottom + 17), fill="#ffffff", outline="#b5443a")
                pen.line((tag + 6, bottom + 10, tag + 30, bottom + 10), fill="#333333", width=3)


def counter(pen: Pen, rng: random.Random) -> None:
    pen.rectangle((0, 0, WIDTH, 320), fill="#d9d0c0")
    for x in range(40, WIDTH, 130):
        pen.rectangle(
            (x, 30, x + 90, 150), fill=rng.choice(["#eee7d8", "#c9bda8", "#a7b7b0"]), outline="#8d8472", width=3
        )
    pen.polygon([(0, 300), (WIDTH, 262), (WIDTH, 310), (0, 360)], fill="#a5794e")
    pen.polygon([(0, 360), (WIDTH, 310), (WIDTH, HEIGHT), (0, HEIGHT)], fill="#7c5735")
    x = rng.randint(160, 340)
    pen.polygon([(x, 190), (x + 120, 182), (x + 120, 268), (x, 280)], fill="#24282c")
    pen.polygon([(x + 8, 198), (x + 112, 191), (x + 112, 258), (x + 8, 268)], fill="#8fb6c9")
    pen.rectangle((x + 50, 270, x + 70, 312), fill="#24282c")
    for n in range(rng.randint(2, 6)):
        left = rng.randint(0, 520)
        pen.polygon(
            [(left, 322), (left + 54, 314), (left + 64, 330), (left + 8, 338)], fill=["#f4efe4", "#e7dcc6"][n % 2]
        )
    pen.ellipse((60, 240, 110, 322), fill="#3d6e55")
    pen.rectangle((66, 290, 104, 330), fill="#c77c4a")


def floor(pen: Pen, rng: random.Random) -> None:
    pen.rectangle((0, 0, WIDTH, 140), fill="#cfc8ba")
    pen.rectangle((0, 60, 190, 150), fill="#766c5e")
    pen.rectangle((410, 50, WIDTH, 150), fill="#6d6457")
    pen.rectangle((0, 140, WIDTH, HEIGHT), fill="#c7bfae")
    for line in range(-600, 1300, 90):
        pen.line((300 + (line - 300) * 0.25, 140, line, HEIGHT), fill="#a59c8a", width=2)
    y, step = 140.0, 14.0
    while y < HEIGHT:
        pen.line((0, y, WIDTH, y), fill="#a59c8a", width=2)
        y, step = y + step, step * 1.32
    for _ in range(rng.randint(1, 4)):
        x, y0 = rng.randint(80, 480), rng.randint(220, 400)
        kind = rng.random()
        if kind < 0.4:
            pen.polygon(
                [(x, y0), (x + 60, y0 - 14), (x + 78, y0 + 12), (x + 14, y0 + 26)], fill="#b28757", outline="#7d5b36"
            )
        elif kind < 0.7:
            pen.ellipse((x, y0, x + 110, y0 + 34), fill="#a9a08c")
        else:
            pen.line([(x, y0), (x + 60, y0 + 20), (x + 120, y0 - 6), (x + 200, y0 + 18)], fill="#2c2c2c", width=6)


def entrance(pen: Pen, rng: random.Random) -> None:
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill="#8d8578")
    pen.rectangle((60, 20, 540, 60), fill=rng.choice(["#7a2f28", "#26443c", "#2b3550"]))
    for n in range(6):
        pen.rectangle((170 + n * 46, 30, 200 + n * 46, 50), fill="#efe5cf")
    pen.rectangle((110, 80, 490, 400), fill="#dfe6e4")
    pen.rectangle((130, 110, 288, 400), fill="#b9cfd0", outline="#4d5a5c", width=5)
    pen.rectangle((312, 110, 470, 400), fill="#a9c3c6", outline="#4d5a5c", width=5)
    pen.polygon([(150, 120), (230, 120), (170, 380), (140, 380)], fill="#d4e3e2")
    pen.rectangle((272, 220, 280, 290), fill="#333333")
    pen.rectangle((320, 220, 328, 290), fill="#333333")
    pen.polygon([(90, 400), (510, 400), (600, HEIGHT), (0, HEIGHT)], fill="#5b544b")
    pen.polygon([(190, 405), (410, 405), (440, 440), (160, 440)], fill="#3a2f2a")


def fitting(pen: Pen, rng: random.Random) -> None:
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill="#cdbfae")
    pen.rectangle((0, 380, WIDTH, HEIGHT), fill="#8d7355")
    colour = rng.choice(["#5f3f48", "#3f5560", "#6a5a3a"])
    for n in range(9):
        x = 40 + n * 30
        pen.polygon([(x, 30), (x + 30, 30), (x + 34 - n % 2 * 6, 372), (x + 2, 380)], fill=colour)
        pen.line((x + 15, 34, x + 16, 374), fill="#2f2226", width=3)
    pen.rectangle((20, 18, 330, 30), fill="#3a3a3a")
    pen.rectangle((380, 60, 540, 390), fill="#dfe8ea", outline="#8a6a45", width=10)
    pen.polygon([(395, 80), (450, 80), (410, 370), (395, 370)], fill="#f4f8f8")
    for n in range(rng.randint(1, 3)):
        pen.rectangle((340, 200 + n * 40, 372, 330 + n * 10), fill=rng.choice(GOODS))


SCENES: list[Callable[[Pen, random.Random], None]] = [shelves, counter, floor, entrance, fitting]


@cache
def photo(number: int) -> bytes:
    """Return photo number so-and-so as a JPEG of 600 × 450 without EXIF, the same at every call."""
    rng = random.Random(number)  # noqa: S311 - the same picture every time is what is wanted
    image = Image.new("RGB", (WIDTH, HEIGHT))
    SCENES[number % len(SCENES)](ImageDraw.Draw(image, "RGBA"), rng)
    image = image.rotate(rng.uniform(-2.5, 2.5), Image.Resampling.BICUBIC).resize((660, 495)).crop((30, 22, 630, 472))
    light = Image.linear_gradient("L").rotate(rng.choice([0, 90, 180])).resize((WIDTH, HEIGHT))
    warm = Image.merge("RGB", [light.point(lambda v, k=k: 255 - int(v * k)) for k in (0.24, 0.28, 0.36)])
    image = ImageChops.multiply(image, warm).filter(ImageFilter.GaussianBlur(0.8))
    noise = Image.frombytes("L", (WIDTH, HEIGHT), rng.randbytes(WIDTH * HEIGHT)).point(lambda v: 118 + v // 14)
    image = ImageChops.overlay(image, Image.merge("RGB", [noise] * 3))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=80)
    return buffer.getvalue()
