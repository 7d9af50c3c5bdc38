/**
 * When the camera says a photo was taken. What is sent is drawn anew and carries no metadata, so this one claim is copied into the
 * evidence before it is gone; place, owner and serial number are left behind.
 */

const [MARK, APP1, START_OF_SCAN] = [0xff, 0xe1, 0xda];
const [ASCII, EXIF_IFD, TAKEN_AT, TAKEN_OFFSET] = [2, 0x8769, 0x9003, 0x9011];
const TIME = /^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d$/u;
const OFFSET = /^[+-]\d\d:\d\d$/u;

/** Read a JPEG's time as EXIF writes it, with the offset from UTC if the camera knew it; null if there is none. */
export function exifTime(bytes: ArrayBuffer): string | null {
  try {
    const tiff = findTiff(new DataView(bytes));
    return tiff === null ? null : readTime(tiff);
  } catch (error) {
    // Whoever points beyond the end has no time to tell.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Walk over the segments to the one with EXIF. */
function findTiff(view: DataView): DataView | null {
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint8(at) === MARK) {
    const [marker, length] = [view.getUint8(at + 1), view.getUint16(at + 2)];
    if (marker === START_OF_SCAN) return null;
    if (marker === APP1 && view.getUint32(at + 4) === 0x45786966) {
      return new DataView(view.buffer, at + 10, Math.min(length - 8, view.byteLength - at - 10));
    }
    at += 2 + length;
  }
  return null;
}

function readTime(tiff: DataView): string | null {
  const isLittle = tiff.getUint16(0) === 0x4949;
  const inner = readEntries(tiff, tiff.getUint32(4, isLittle), isLittle).get(EXIF_IFD);
  if (inner === undefined) return null;
  const entries = readEntries(tiff, tiff.getUint32(inner, isLittle), isLittle);
  const read = (tag: number, length: number): string => readText(tiff, entries.get(tag), length, isLittle);
  const [time, offset] = [read(TAKEN_AT, 19), read(TAKEN_OFFSET, 6)];
  if (!TIME.test(time)) return null;
  return OFFSET.test(offset) ? time + offset : time;
}

/** Map each tag to where its value, or the address of its value, stands. */
function readEntries(tiff: DataView, at: number, isLittle: boolean): Map<number, number> {
  const entries = new Map<number, number>();
  const count = tiff.getUint16(at, isLittle);
  for (let n = 0; n < count; n += 1) {
    const entry = at + 2 + 12 * n;
    entries.set(tiff.getUint16(entry, isLittle), entry + 8);
  }
  return entries;
}

/** Read text of more than four letters, which stands elsewhere. */
function readText(tiff: DataView, at: number | undefined, length: number, isLittle: boolean): string {
  if (at === undefined || tiff.getUint16(at - 6, isLittle) !== ASCII) return "";
  const address = tiff.getUint32(at, isLittle);
  return Array.from({ length }, (_, n) => String.fromCodePoint(tiff.getUint8(address + n))).join("");
}
