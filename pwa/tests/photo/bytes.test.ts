/** What is read from a file's bytes: what it is, and when the camera says it was taken. */

import { expect, test } from "vitest";

import { exifTime } from "../../src/photo/exif.ts";
import { fit } from "../../src/photo/scale.ts";
import { sniff } from "../../src/photo/sniff.ts";
import { jpegBytes } from "./jpegs.ts";

const bufferOf = (text: string): ArrayBuffer => Uint8Array.from(Buffer.from(text, "latin1")).buffer;

test.each([
  ["\u00FF\u00D8\u00FF\u00E0", "image/jpeg"],
  ["\u0089PNG\r\n\u001A\n", "image/png"],
  ["RIFF\0\0\0\0WEBPVP8 ", "image/webp"],
  ["\0\0\0\u0018ftypheic\0\0", "image/heic"],
  ["\0\0\0\u0018ftypmif1\0\0", "image/heic"],
  ["\0\0\0\u0018ftypavif\0\0", "image/avif"],
  ["GIF89a", "image/gif"],
  ["\0\0\0\u0018ftypmp42\0\0", null],
  ["<svg xmlns=", null],
  ["%PDF-1.7", null],
  ["RIFF\0\0\0\0WAVE", null],
  ["", null],
])("%j is %s", (start, type) => {
  expect(sniff(bufferOf(start))).toBe(type);
});

test("the camera's time is read, with its offset if there is one", () => {
  const time = "2026:11:26 21:04:05";
  expect(exifTime(jpegBytes("", { time, offset: "+08:00" }).buffer)).toBe(`${time}+08:00`);
  expect(exifTime(jpegBytes("", { time }).buffer)).toBe(time);
});

test("what is no time is none", () => {
  expect(exifTime(jpegBytes("").buffer)).toBeNull();
  expect(exifTime(jpegBytes("", { time: "<script>alert(1)</s" }).buffer)).toBeNull();
  expect(exifTime(bufferOf(""))).toBeNull();
});

test("a photo cut off or damaged anywhere is no reason to fail", () => {
  const whole = jpegBytes("", { time: "2026:11:26 21:04:05", offset: "+08:00" });
  for (let n = 0; n < whole.length; n += 1) {
    exifTime(whole.slice(0, n).buffer);
    for (const odd of [0, 255]) {
      const damaged = Uint8Array.from(whole);
      damaged[n] = odd;
      expect(String(exifTime(damaged.buffer))).toMatch(/^(?:null|[\d:]{10} [\d:]{8}(?:[+-]\d\d:\d\d)?)$/u);
    }
  }
});

test("a size is fitted into a square by its longer edge, never enlarged, never to nothing", () => {
  expect(fit({ width: 4000, height: 3000 }, 1600)).toEqual({ width: 1600, height: 1200 });
  expect(fit({ width: 3000, height: 4000 }, 1600)).toEqual({ width: 1200, height: 1600 });
  expect(fit({ width: 800, height: 600 }, 1600)).toEqual({ width: 800, height: 600 });
  expect(fit({ width: 20_000, height: 2 }, 240)).toEqual({ width: 240, height: 1 });
});
