/** What a shopper does to an item's photos, and what there is to say about it afterwards. */

import { useState } from "preact/hooks";

import { type Change, changePhotos } from "./change.ts";
import type { Said } from "./notices.tsx";
import type { Picked } from "./pick.ts";
import { addFiles } from "./picking.ts";
import { forgetPick } from "./resume.ts";

interface Changes {
  readonly said: Said | null;
  readonly say: (said: Said | null) => void;
  readonly remove: (id: string) => Promise<void>;
  readonly undo: (change: Change) => Promise<void>;
  readonly add: (files: readonly File[], source: "live" | "gallery", instead?: string) => Promise<void>;
}

/** `of`: an item of a visit, and whether photos are its answer or beside one. `room`: how many more photos may be added. */
export function useChanges(of: Pick<Picked, "visitId" | "item" | "isAnswer">, room: number): Changes {
  const [said, say] = useState<Said | null>(null);
  const change = async (wanted: Change, words: Said | null): Promise<void> => {
    try {
      await changePhotos(of.visitId, wanted);
      say(words);
    } catch {
      say({ kind: "fault_change" });
    }
  };
  return {
    said,
    say,
    remove: (id) => change({ gone: [id], back: [] }, { kind: "deleted", undo: { gone: [], back: [id] } }),
    undo: (back) => change(back, null),
    add: async (files, source, instead) => {
      const to = { ...of, source, instead: instead ?? null };
      const { kept, fault } = await addFiles(files, instead === undefined ? room : 1, to);
      forgetPick();
      const isReplaced = instead !== undefined && kept.length > 0;
      say(fault ?? (isReplaced ? { kind: "replaced", undo: { gone: kept, back: [instead] } } : null));
    },
  };
}
