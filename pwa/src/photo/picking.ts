/** Adding what a picker handed over, file by file, and what became of it in words a screen can show. */

import { keepPicked, type Picked, type PickFault, PickProblem } from "./pick.ts";
import { preparePhoto } from "./prepare.ts";

/** Why files were not added. `file` is there if the shopper should save a copy of it. */
export type Fault =
  | { readonly kind: PickFault | "failed"; readonly file: File | null }
  | { readonly kind: "too_many"; readonly room: number };

interface Added {
  readonly kept: readonly string[];
  readonly fault: Fault | null;
}

const underWay = new Set<Promise<unknown>>();

/** Wait until everything that was picked is kept or has failed. */
export async function picksKept(): Promise<void> {
  await Promise.allSettled(underWay);
}

/** Keep files one after the other, as many as there is room for; what is kept is prepared beside. Returns the first fault. */
export async function addFiles(files: readonly File[], room: number, to: Omit<Picked, "file">): Promise<Added> {
  const adding = add(files, room, to);
  underWay.add(adding);
  try {
    return await adding;
  } finally {
    underWay.delete(adding);
  }
}

async function add(files: readonly File[], room: number, to: Omit<Picked, "file">): Promise<Added> {
  const kept: string[] = [];
  let fault: Fault | null = files.length > room ? { kind: "too_many", room } : null;
  for (const file of files.slice(0, room)) {
    try {
      const { id } = await keepPicked({ ...to, file }); // oxlint-disable-line no-await-in-loop -- one in memory at a time
      kept.push(id);
      void preparePhoto(id);
    } catch (error) {
      fault = faultOf(error, file);
    }
  }
  return { kept, fault };
}

function faultOf(error: unknown, file: File): Fault {
  if (!(error instanceof PickProblem)) return { kind: "failed", file };
  return { kind: error.fault, file: error.fault === "storage_full" ? file : null };
}
