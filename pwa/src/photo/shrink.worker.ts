/** Makes photos small beside the page, so that nobody waits for it. One photo at a time; nothing here is worth keeping. */

import { type Drawn, makeSmall, paint, type Size, type Small, type Task } from "./scale.ts";

/** A picture of 2 × 1 pixels that says it stands upright: whoever decodes it right sees 1 × 2. */
const UPRIGHT =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAP//////////////////" +
  "////////////////////////////////////////////////////////////////////wAALCAABAAIBAREA/8QAFAABAAAAAAAA" +
  "AAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z";

let isAble: Promise<boolean> | undefined;

globalThis.addEventListener("message", ({ data }: MessageEvent<Task>) => {
  void answer(data);
});

/** Answer with a small picture, or null for whatever reason: the page has other ways. */
async function answer(task: Task): Promise<void> {
  let small: Small | null = null;
  try {
    small = await shrink(task);
  } catch {
    // Not a picture this browser knows, or no memory left.
  }
  globalThis.postMessage(small, { transfer: small === null ? [] : [small.bytes, small.thumb] });
}

async function shrink({ bytes, type }: Task): Promise<Small | null> {
  isAble ??= checkAble();
  if (!(await isAble)) return null;
  const bitmap = await createImageBitmap(new Blob([bytes], { type }));
  const size = { width: bitmap.width, height: bitmap.height };
  return makeSmall(bitmap, size, draw, () => {
    bitmap.close();
  });
}

/** Tell whether this browser draws beside the page and minds which way up a photo was taken. */
async function checkAble(): Promise<boolean> {
  try {
    if (new OffscreenCanvas(1, 1).getContext("2d") === null) return false;
    const bytes = Uint8Array.from(atob(UPRIGHT), (letter) => letter.codePointAt(0) ?? 0);
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
    return bitmap.height === 2;
  } catch {
    return false;
  }
}

function draw(picture: CanvasImageSource, size: Size): Drawn {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const brush = canvas.getContext("2d", { alpha: false });
  if (brush === null) throw new Error("No canvas to draw on.");
  paint(brush, picture, size);
  return {
    picture: canvas,
    write: async (quality) => (await canvas.convertToBlob({ type: "image/jpeg", quality })).arrayBuffer(),
    close: () => {
      [canvas.width, canvas.height] = [0, 0];
    },
  };
}
