/** What bytes say they are. A file's name and type are claims; these are the first bytes, read as the server reads them. */

const STARTS: readonly (readonly [start: string, type: string])[] = [
  ["\u00FF\u00D8\u00FF", "image/jpeg"],
  ["\u0089PNG\r\n\u001A\n", "image/png"],
  ["GIF8", "image/gif"],
  ["BM", "image/bmp"],
];
const BRANDS: readonly (readonly [brand: RegExp, type: string])[] = [
  [/^(?:hei[cmsx]|hev[cx]|m[is]f1)$/u, "image/heic"],
  [/^avi[fs]$/u, "image/avif"],
];

/** Tell the media type of a picture; null for everything else, SVG among it, and TIFF, which most browsers and the server cannot read. */
export function sniff(bytes: ArrayBuffer): string | null {
  const head = String.fromCodePoint(...new Uint8Array(bytes, 0, Math.min(12, bytes.byteLength)));
  const [box, brand] = [head.slice(4, 8), head.slice(8, 12)];
  if (head.startsWith("RIFF") && brand === "WEBP") return "image/webp";
  if (box === "ftyp") return BRANDS.find(([each]) => each.test(brand))?.[1] ?? null;
  return STARTS.find(([start]) => head.startsWith(start))?.[1] ?? null;
}
