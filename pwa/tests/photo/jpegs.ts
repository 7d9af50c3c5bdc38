/** Files as a camera hands them over: just enough of a JPEG to be told for one. */

/** Make a JPEG, with EXIF that tells a time if one is given. */
export function jpegBytes(
  filling = "x",
  exif: { time: string; offset?: string } | null = null,
): Uint8Array<ArrayBuffer> {
  const head = [0xff, 0xd8, ...(exif === null ? [] : exifSegment(exif.time, exif.offset ?? null))];
  return Uint8Array.from([...head, 0xff, 0xda, 0, 2, ...Buffer.from(filling)]);
}

/** Make a file of bytes. */
export function fileOf(bytes: Uint8Array<ArrayBuffer>, name = "a.jpg", type = "image/jpeg"): File {
  return new File([bytes], name, { type });
}

/** Write an APP1 segment: a directory that leads to a second one, whose texts stand behind it. */
function exifSegment(time: string, offset: string | null): number[] {
  const tiff = Buffer.alloc(120);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  writeEntry(tiff, 10, { tag: 0x8769, type: 4, count: 1, value: 26 });
  tiff.writeUInt16BE(offset === null ? 1 : 2, 26);
  writeEntry(tiff, 28, { tag: 0x9003, type: 2, count: 20, value: 60 });
  tiff.write(time, 60, "latin1");
  if (offset !== null) {
    writeEntry(tiff, 40, { tag: 0x9011, type: 2, count: 7, value: 84 });
    tiff.write(offset, 84, "latin1");
  }
  const length = 2 + 6 + tiff.length;
  return [0xff, 0xe1, length >> 8, length & 255, ...Buffer.from("Exif\0\0"), ...tiff];
}

function writeEntry(
  tiff: Buffer,
  at: number,
  entry: { tag: number; type: number; count: number; value: number },
): void {
  tiff.writeUInt16BE(entry.tag, at);
  tiff.writeUInt16BE(entry.type, at + 2);
  tiff.writeUInt32BE(entry.count, at + 4);
  tiff.writeUInt32BE(entry.value, at + 8);
}
