/** A photo on a canvas to be drawn on. It is decoded once; what is written is what is on the canvas. */

import { withDb } from "../db/open.ts";
import type { PhotoRow } from "../db/rows.ts";
import { findFaces } from "./faces.ts";
import { LONG_EDGE, QUALITY, THUMB_EDGE, THUMB_QUALITY } from "./limits.ts";
import { fit, type Size, type Small } from "./scale.ts";
import { drawShapes, type Shape } from "./shapes.ts";
import { drawHere, writeJpeg } from "./shrink-here.ts";

export interface Sheet {
  readonly size: Size;
  /** Show the photo with these shapes on it. */
  readonly draw: (shapes: readonly Shape[]) => void;
  /** Write what is on the canvas now, large and small. */
  readonly write: () => Promise<Small>;
  /** Boxes to blur, if this browser knows a face when it sees one. */
  readonly suggest: () => Promise<readonly Shape[]>;
  readonly close: () => void;
}

/** Put a photo onto a canvas; rejects if its bytes are gone or are no picture. */
export async function openSheet(photo: PhotoRow, canvas: HTMLCanvasElement): Promise<Sheet> {
  const kept = await withDb((db) => db.bytes.get(photo.id));
  if (kept === undefined) throw new Error("The photo's bytes are not here.");
  const picture = await createImageBitmap(new Blob([kept.bytes], { type: photo.contentType }));
  const size = fit(picture, LONG_EDGE);
  [canvas.width, canvas.height] = [size.width, size.height];
  const brush = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  if (brush === null) throw new Error("No canvas to draw on.");
  brush.drawImage(picture, 0, 0, size.width, size.height);
  const pixels = brush.getImageData(0, 0, size.width, size.height);
  return {
    size,
    draw: (shapes) => drawShapes(brush, picture, pixels, shapes),
    write: () => write(canvas),
    suggest: () => findFaces(canvas),
    close: () => picture.close(),
  };
}

async function write(canvas: HTMLCanvasElement): Promise<Small> {
  const { width, height } = canvas;
  const thumb = drawHere(canvas, fit(canvas, THUMB_EDGE));
  const small = {
    bytes: await writeJpeg(canvas, QUALITY),
    thumb: await thumb.write(THUMB_QUALITY),
    width,
    height,
  };
  thumb.close();
  return small;
}
