/** How a stroke becomes a shape of a useful size, and how keys move it. Pure. */

import type { Size } from "./scale.ts";
import type { Shape } from "./shapes.ts";

/** Parts of the picture's longer edge: a shorter stroke is a tap; what a tap makes; one key. */
const [TAP, TAPPED, KEY] = [1 / 60, 1 / 5, 1 / 50];
const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Take a stroke as it is, or a tap as a shape of a good size with its middle, or an arrow's head, where the tap was. */
export function placed(shape: Shape, size: Size): Shape {
  const edge = edgeOf(size);
  if (Math.hypot(shape.width, shape.height) >= TAP * edge) return shape;
  const side = TAPPED * edge;
  const back = shape.kind === "arrow" ? side : side / 2;
  return { ...shape, x: shape.x - back, y: shape.y - back, width: side, height: side };
}

/** Move a shape by an arrow key; null for any other key. */
export function moved(shape: Shape, key: string, size: Size): Shape | null {
  const way = WAYS[key];
  if (way === undefined) return null;
  const by = KEY * edgeOf(size);
  return { ...shape, x: shape.x + way[0] * by, y: shape.y + way[1] * by };
}

/** Make a shape wider or narrower, higher or lower by an arrow key; null for any other key. */
export function resized(shape: Shape, key: string, size: Size): Shape | null {
  const way = WAYS[key];
  if (way === undefined) return null;
  const by = KEY * edgeOf(size);
  return { ...shape, width: shape.width + way[0] * by, height: shape.height + way[1] * by };
}

function edgeOf({ width, height }: Size): number {
  return Math.max(width, height);
}
