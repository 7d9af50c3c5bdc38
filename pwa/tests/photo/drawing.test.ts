/** Blurring so that nothing comes back, and strokes that become shapes of a useful size. */

import { expect, test } from "vitest";

import { mosaic, type Pixels } from "../../src/photo/mosaic.ts";
import type { Shape } from "../../src/photo/shapes.ts";
import { moved, placed, resized } from "../../src/photo/strokes.ts";

const SIZE = { width: 1600, height: 1200 };

/** A picture in which no two neighbours are alike. */
function noise(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let n = 0; n < data.length; n += 1) data[n] = (n * 7919) % 251;
  return { data, width, height };
}

test("blocks cover the box, and no more of the picture than the box", () => {
  const blocks = mosaic(noise(400, 300), { x: 10.4, y: 20.6, width: 100, height: 50 });
  const area = blocks.reduce((sum, { width, height }) => sum + width * height, 0);
  expect(area).toBe((111 - 10) * (71 - 20));
  expect(Math.min(...blocks.map(({ x }) => x))).toBe(10);
  expect(Math.max(...blocks.map(({ y, height }) => y + height))).toBe(71);
});

test("a face is no more than a handful of blocks, however large or small it is", () => {
  for (const edge of [8, 30, 120, 400]) {
    const { length } = mosaic(noise(SIZE.width, SIZE.height), { x: 100, y: 100, width: edge, height: edge });
    expect(length).toBeLessThanOrEqual(36);
  }
  expect(mosaic(noise(SIZE.width, SIZE.height), { x: 100, y: 100, width: 30, height: 30 })).toHaveLength(1);
});

test("a block has the mean of its pixels and nothing else of them", () => {
  const data = new Uint8ClampedArray([0, 0, 0, 255, 200, 100, 50, 255]);
  const pixels = { data, width: 2, height: 1 };
  expect(mosaic(pixels, { x: 0, y: 0, width: 12, height: 1 })).toMatchObject([
    { width: 2, height: 1, colour: "rgb(100 50 25)" },
  ]);
});

test("a box that lies outside blurs nothing, and one that reaches out is cut", () => {
  expect(mosaic(noise(40, 30), { x: 50, y: 0, width: 10, height: 10 })).toEqual([]);
  const blocks = mosaic(noise(40, 30), { x: -5, y: -5, width: 100, height: 100 });
  expect(blocks.reduce((sum, { width, height }) => sum + width * height, 0)).toBe(40 * 30);
});

const TAP: Shape = { kind: "circle", x: 800, y: 600, width: 2, height: 1 };

test("a tap becomes a shape round it, an arrow's head points at it", () => {
  expect(placed(TAP, SIZE)).toMatchObject({ x: 640, y: 440, width: 320, height: 320 });
  expect(placed({ ...TAP, kind: "arrow" }, SIZE)).toMatchObject({ x: 480, y: 280, width: 320, height: 320 });
});

test("a stroke stays as it was drawn, backwards too", () => {
  const stroke: Shape = { kind: "blur", x: 900, y: 700, width: -300, height: -200 };
  expect(placed(stroke, SIZE)).toEqual(stroke);
});

test("arrow keys move and resize; other keys do neither", () => {
  expect(moved(TAP, "ArrowLeft", SIZE)).toEqual({ ...TAP, x: 768 });
  expect(resized(TAP, "ArrowDown", SIZE)).toEqual({ ...TAP, height: 33 });
  expect([moved(TAP, "a", SIZE), resized(TAP, "Tab", SIZE)]).toEqual([null, null]);
});
