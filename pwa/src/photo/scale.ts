/** Making a picture small, the same on the page and in the worker: decoded once and drawn straight onto the small canvas. */

import { LONG_EDGE, QUALITY, THUMB_EDGE, THUMB_QUALITY } from "./limits.ts";

export interface Small {
  readonly bytes: ArrayBuffer;
  readonly thumb: ArrayBuffer;
  readonly width: number;
  readonly height: number;
}

export interface Task {
  readonly bytes: ArrayBuffer;
  readonly type: string;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A canvas of either world with a picture on it. */
export interface Drawn {
  readonly picture: CanvasImageSource;
  readonly write: (quality: number) => Promise<ArrayBuffer>;
  /** Give the memory back now: some browsers keep it until they feel like it. */
  readonly close: () => void;
}

export type Draw = (picture: CanvasImageSource, size: Size) => Drawn;
type Brush = Pick<OffscreenCanvasRenderingContext2D, "fillStyle" | "fillRect" | "imageSmoothingQuality" | "drawImage">;

/** Fit a size into a square; what is smaller stays as it is. */
export function fit({ width, height }: Size, edge: number): Size {
  const ratio = Math.min(1, edge / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * ratio)), height: Math.max(1, Math.round(height * ratio)) };
}

/** Cover a canvas with a picture, on white: a JPEG has nothing to see through. */
export function paint(brush: Brush, picture: CanvasImageSource, { width, height }: Size): void {
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, width, height);
  brush.imageSmoothingQuality = "high";
  brush.drawImage(picture, 0, 0, width, height);
}

/** Make the picture that is sent and the one that lists show. `done` is called as soon as the original is no longer needed. */
export async function makeSmall(picture: CanvasImageSource, full: Size, draw: Draw, done: () => void): Promise<Small> {
  const size = fit(full, LONG_EDGE);
  const large = draw(picture, size);
  done();
  const thumb = draw(large.picture, fit(size, THUMB_EDGE));
  try {
    return { bytes: await large.write(QUALITY), thumb: await thumb.write(THUMB_QUALITY), ...size };
  } finally {
    large.close();
    thumb.close();
  }
}
