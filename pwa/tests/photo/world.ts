/** What tests of photos look at: rows and jobs. */

import { withDb } from "../../src/db/open.ts";
import type { BytesRow, JobRow, PhotoRow, ThumbRow } from "../../src/db/rows.ts";
import { keepPicked, type Picked } from "../../src/photo/pick.ts";
import type { Small } from "../../src/photo/scale.ts";
import { fileOf, jpegBytes } from "./jpegs.ts";

export interface World {
  readonly photos: readonly PhotoRow[];
  readonly bytes: readonly BytesRow[];
  readonly thumbs: readonly ThumbRow[];
  readonly jobs: readonly JobRow[];
}

/** Read everything about photos on this phone, in the order in which they were taken. */
export function look(): Promise<World> {
  return withDb(async (db) => ({
    photos: await db.photos.toArray(),
    bytes: await db.bytes.toArray(),
    thumbs: await db.thumbs.toArray(),
    jobs: await db.jobs.toArray(),
  }));
}

/** Take a photo, unlike any other unless a file is given. */
export function pick(visitId: string, changed: Partial<Picked> = {}): Promise<PhotoRow> {
  const file = fileOf(jpegBytes(crypto.randomUUID()));
  return keepPicked({ visitId, item: "shop-front", source: "live", file, instead: null, ...changed });
}

/** What a worker makes of any photo. */
export function small(): Small {
  return { bytes: jpegBytes("small").buffer, thumb: jpegBytes("t").buffer, width: 1600, height: 1200 };
}
