/**
 * Answers on their way from memory into the phone's database: at most a third of a second later, at once when the page goes out of
 * sight. Only what changed is merged into the row, field by field, so two tabs of one visit do not undo each other.
 */

import { type Signal, signal } from "@preact/signals";

import type { AsideRow, ResponseRow } from "../db/rows.ts";
import { forgetLaidDown, layDown, merge, type Unwritten } from "./last-words.ts";

const LATEST_MS = 250;
const AGAIN_MS = 2000;

export type Saving = "saved" | "saving" | "failed";

/** Writes a visit's answers behind its form. */
export class Writer {
  readonly state: Signal<Saving> = signal("saved");
  readonly #visitId: string;
  readonly #stopWatching: () => void;
  #unwritten: Unwritten | null = null;
  /** What a transaction is about to keep. */
  #taken: Unwritten | null = null;
  #hasLaidDown = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<boolean> = Promise.resolve(true);

  constructor(visitId: string) {
    this.#visitId = visitId;
    this.#stopWatching = whenOutOfSight(
      () => void this.flush(),
      () => {
        this.#end();
      },
    );
  }

  /** Keep what was changed of an answer; the rest of it stays as the database has it. */
  keepResponse(item: string, change: Partial<ResponseRow>): void {
    this.#add({ responses: { [item]: change }, rest: {} });
  }

  /** Keep an answer that takes the place of another one, and what stands aside since; both or neither. */
  keepExchange(item: string, change: Partial<ResponseRow>, aside: readonly AsideRow[]): void {
    this.#add({ responses: { [item]: change }, aside: { [item]: aside }, rest: {} });
  }

  /** Keep where the shopper is, so that they come back to it. */
  keepPlace(item: string): void {
    this.#add({ responses: {}, rest: { place: { item } } });
  }

  keepLook(isDiscreet: boolean): void {
    this.#add({ responses: {}, rest: { isDiscreet } });
  }

  /** Write what is not written yet; resolves when it is kept, false if this phone could not. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  close(): void {
    this.#stopWatching();
    void this.flush();
  }

  #end(): void {
    const open = joined(this.#taken, this.#unwritten);
    if (this.#taken !== null || this.#unwritten !== null) {
      layDown(this.#visitId, open);
      this.#hasLaidDown = true;
    }
    void this.flush();
  }

  #add(change: Unwritten): void {
    this.#unwritten = joined(this.#unwritten, change);
    if (this.state.peek() === "saved") this.state.value = "saving";
    this.#later(LATEST_MS);
  }

  #later(ms: number): void {
    this.#timer ??= setTimeout(() => void this.flush(), ms);
  }

  async #write(): Promise<boolean> {
    const taken = this.#unwritten;
    this.#unwritten = null;
    if (taken === null) return true;
    this.#taken = taken;
    try {
      await merge(this.#visitId, taken);
      if (this.#hasLaidDown) forgetLaidDown(this.#visitId);
      if (this.#unwritten === null) this.state.value = "saved";
      return true;
    } catch {
      // Nothing is given up: it goes back below whatever came since, and is tried again.
      this.#unwritten = joined(taken, this.#unwritten);
      this.state.value = "failed";
      this.#later(AGAIN_MS);
      return false;
    } finally {
      this.#taken = null;
    }
  }
}

function joined(older: Unwritten | null, newer: Unwritten | null): Unwritten {
  const responses = { ...older?.responses };
  for (const [item, change] of Object.entries(newer?.responses ?? {}))
    responses[item] = { ...responses[item], ...change };
  return {
    responses,
    aside: { ...older?.aside, ...newer?.aside },
    rest: { ...older?.rest, ...newer?.rest },
  };
}

/** Act when the page goes out of sight, and otherwise when it ends. */
function whenOutOfSight(act: () => void, end: () => void): () => void {
  const look = (): void => {
    if (document.visibilityState === "hidden") act();
  };
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", end);
  return () => {
    document.removeEventListener("visibilitychange", look);
    removeEventListener("pagehide", end);
  };
}
