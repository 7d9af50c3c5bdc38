/**
 * Making a part of a picture unrecognisable. Each block becomes the mean of its pixels, and blocks are so large that a face is a handful
 * of them and a line of print is lost in one: what is left cannot be turned back. Pure.
 */

export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Block extends Box {
  readonly colour: string;
}

/** A block is at least this part of the picture's longer edge, and a box has at most so many blocks along its longer edge. */
const [SMALLEST, MOST] = [1 / 50, 6];

/** Cover a box with blocks of one colour each; what lies outside of the picture is left out. */
export function mosaic(pixels: Pixels, box: Box): Block[] {
  const [left, top] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y))];
  const right = Math.min(pixels.width, Math.ceil(box.x + box.width));
  const bottom = Math.min(pixels.height, Math.ceil(box.y + box.height));
  const smallest = Math.max(pixels.width, pixels.height) * SMALLEST;
  const edge = Math.ceil(Math.max(smallest, Math.max(box.width, box.height) / MOST, 1));
  const blocks: Block[] = [];
  for (let y = top; y < bottom; y += edge) {
    for (let x = left; x < right; x += edge) {
      const part = { x, y, width: Math.min(edge, right - x), height: Math.min(edge, bottom - y) };
      blocks.push({ ...part, colour: meanOf(pixels, part) });
    }
  }
  return blocks;
}

function meanOf({ data, width }: Pixels, box: Box): string {
  const sums = [0, 0, 0];
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x; x < box.x + box.width; x += 1) {
      const at = 4 * (y * width + x);
      for (let part = 0; part < 3; part += 1) sums[part] = (sums[part] ?? 0) + (data[at + part] ?? 0);
    }
  }
  return `rgb(${sums.map((sum) => Math.round(sum / (box.width * box.height))).join(" ")})`;
}
