/** Making a photo small on the page itself, where the browser cannot do it beside the page. */

import { type Drawn, makeSmall, paint, type Size, type Small, type Task } from "./scale.ts";

/** Decode by `<img>`, which has always minded which way up a photo was taken; rejects if it cannot. */
export async function shrinkHere({ bytes, type }: Task): Promise<Small> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([bytes], { type }));
  const done = (): void => {
    URL.revokeObjectURL(image.src);
    image.src = "";
  };
  try {
    await image.decode();
    return await makeSmall(image, { width: image.naturalWidth, height: image.naturalHeight }, drawHere, done);
  } finally {
    done();
  }
}

/** Draw onto a canvas of the page. */
export function drawHere(picture: CanvasImageSource, size: Size): Drawn {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [size.width, size.height];
  const brush = canvas.getContext("2d", { alpha: false });
  if (brush === null) throw new Error("No canvas to draw on.");
  paint(brush, picture, size);
  return {
    picture: canvas,
    write: (quality) => writeJpeg(canvas, quality),
    close: () => {
      [canvas.width, canvas.height] = [0, 0];
    },
  };
}

/** Write a canvas as a JPEG. */
export async function writeJpeg(canvas: HTMLCanvasElement, quality: number): Promise<ArrayBuffer> {
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, "image/jpeg", quality);
  });
  if (blob === null) throw new Error("The canvas cannot be written.");
  return blob.arrayBuffer();
}
