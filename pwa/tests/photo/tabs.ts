/** Tabs of one browser: each has the app's modules, and a connection to the same database, for itself. */

import { vi } from "vitest";

import type * as Chain from "../../src/evidence/chain.ts";
import { fileOf, jpegBytes } from "./jpegs.ts";
import { small } from "./world.ts";

type Chance = (below: number) => number;

export interface Tab {
  readonly resumePhotos: () => Promise<void>;
  readonly sealEvidence: typeof Chain.sealEvidence;
  /** Take, prepare, delete, bring back or draw on a photo, as chance has it; photos are chosen as this tab sees them. */
  readonly doSomething: (visitId: string, chance: Chance) => Promise<void>;
}

/** Open a tab of this person's. */
export async function openTab(owner: string): Promise<Tab> {
  vi.resetModules();
  const { useDatabaseOf, withDb } = await import("../../src/db/open.ts");
  const { sealEvidence } = await import("../../src/evidence/chain.ts");
  const { changePhotos } = await import("../../src/photo/change.ts");
  const { keepDrawn } = await import("../../src/photo/drawn.ts");
  const { keepPicked } = await import("../../src/photo/pick.ts");
  const { preparePhoto, resumePhotos } = await import("../../src/photo/prepare.ts");
  useDatabaseOf(owner);
  return {
    resumePhotos,
    sealEvidence,
    async doSomething(visitId, chance) {
      const what = chance(6);
      const photos = await withDb((db) => db.photos.toArray());
      const photo = photos[chance(Math.max(1, photos.length))];
      if (photo === undefined || what < 2) {
        const file = fileOf(jpegBytes(crypto.randomUUID()));
        const { id } = await keepPicked({ visitId, item: "shop-front", source: "live", file, instead: null });
        if (what === 0) await preparePhoto(id);
      } else if (what === 2) await resumePhotos();
      else if (what === 3) await changePhotos(visitId, { gone: [photo.id], back: [] });
      else if (what === 4) await changePhotos(visitId, { gone: [], back: [photo.id] });
      else if (photo.deletedAt === null && photo.state !== "picked") {
        await keepDrawn(photo, "blur", { ...small(), bytes: jpegBytes(crypto.randomUUID()).buffer });
      }
    },
  };
}

/** Numbers that look like chance and are the same for the same seed. */
export function chanceOf(seed: number): Chance {
  let state = seed + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
