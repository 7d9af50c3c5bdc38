/** What is drawn on a photo: circles, arrows and blurred boxes, in pixels of the picture. */

import { mosaic, type Pixels } from "./mosaic.ts";

export type ShapeKind = "circle" | "arrow" | "blur";

/** From one corner to the other; for an arrow from its tail to its head. Width and height may be negative. */
export interface Shape {
  readonly kind: ShapeKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const [INK, HALO] = ["#c8351f", "#ffffff"];

/** Draw the picture with everything on it. Blurred boxes come first, so that marks lie on top of them. */
export function drawShapes(
  brush: CanvasRenderingContext2D,
  picture: CanvasImageSource,
  pixels: Pixels,
  shapes: readonly Shape[],
): void {
  brush.drawImage(picture, 0, 0, pixels.width, pixels.height);
  for (const shape of shapes) if (shape.kind === "blur") drawBlur(brush, pixels, shape);
  const thickness = Math.max(3, Math.max(pixels.width, pixels.height) / 200);
  for (const shape of shapes) {
    if (shape.kind === "blur") continue;
    // A white edge, so that the mark is seen on red as well.
    for (const [colour, width] of [[HALO, 2 * thickness] as const, [INK, thickness] as const]) {
      [brush.strokeStyle, brush.lineWidth, brush.lineCap, brush.lineJoin] = [colour, width, "round", "round"];
      brush.stroke(pathOf(shape, thickness));
    }
  }
}

/** Give the corners of a shape, upper left first. */
export function boxOf({ x, y, width, height }: Shape): Omit<Shape, "kind"> {
  return {
    x: Math.min(x, x + width),
    y: Math.min(y, y + height),
    width: Math.abs(width),
    height: Math.abs(height),
  };
}

function drawBlur(brush: CanvasRenderingContext2D, pixels: Pixels, shape: Shape): void {
  for (const { x, y, width, height, colour } of mosaic(pixels, boxOf(shape))) {
    brush.fillStyle = colour;
    brush.fillRect(x, y, width, height);
  }
}

function pathOf(shape: Shape, thickness: number): Path2D {
  const path = new Path2D();
  const { x, y, width, height } = shape;
  if (shape.kind === "circle") {
    path.ellipse(x + width / 2, y + height / 2, Math.abs(width / 2), Math.abs(height / 2), 0, 0, 2 * Math.PI);
    return path;
  }
  const [headX, headY, angle] = [x + width, y + height, Math.atan2(height, width)];
  const barb = Math.min(6 * thickness, Math.hypot(width, height) / 2);
  path.moveTo(x, y);
  path.lineTo(headX, headY);
  for (const side of [-1, 1]) {
    path.moveTo(headX, headY);
    path.lineTo(headX - barb * Math.cos(angle + side * 0.5), headY - barb * Math.sin(angle + side * 0.5));
  }
  return path;
}
