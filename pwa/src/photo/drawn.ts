/** Keeping a photo that was drawn on or blurred: a new photo, a step in the chain from the old one, and the old one deleted. */

import { newIdOfDay } from "../db/ids.ts";
import type { PhotoRow } from "../db/rows.ts";
import { appendWith } from "../evidence/chain.ts";
import { sha256Of } from "../evidence/digest.ts";
import { kick } from "../outbox/enqueue.ts";
import { entombIn } from "./change.ts";
import { JPEG } from "./limits.ts";
import { nameIn } from "./naming.ts";
import { sendPhoto } from "./prepare.ts";
import type { Small } from "./scale.ts";

/** Keep what was made of a photo in its place; returns the id of the new one. */
export async function keepDrawn(of: PhotoRow, what: "annotate" | "blur", made: Small): Promise<string> {
  const { bytes, thumb, width, height } = made;
  const [id, sha256, size, now] = [newIdOfDay(), await sha256Of(bytes), bytes.byteLength, new Date().toISOString()];
  const photo: PhotoRow = {
    ...of,
    id,
    state: "queued",
    contentType: JPEG,
    sha256,
    size,
    width,
    height,
    parentId: of.id,
    deletedAt: null,
  };
  const step = { kind: "derivative", photo_id: id, sha256, bytes: size, parent_sha256: of.sha256, what };
  const events = [step, { kind: "deletion", photo_id: of.id }];
  await appendWith(of.visitId, events, ["visits", "photos", "bytes", "thumbs", "jobs"], async (db) => {
    await db.photos.add(photo);
    await db.bytes.add({ photoId: id, bytes });
    await db.thumbs.add({ photoId: id, bytes: thumb });
    await entombIn(db, of.id, now);
    await nameIn(db, of.visitId, of.item);
    await sendPhoto(db, photo);
  });
  kick();
  return id;
}
