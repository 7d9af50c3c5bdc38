/**
 * Acts on their way to the server. They cannot be taken back there, so the last one waits here, where it can; the next one, a hidden page and
 * leaving send it at once.
 */

import { signal } from "@preact/signals";

import { ApiProblem, send } from "../api/client.ts";

export interface Kind<Act> {
  /** Send an act; raises ApiProblem. */
  readonly deliver: (act: Act) => Promise<void>;
  /** Show an act as done, or no longer. */
  readonly note: (act: Act, isDone: boolean) => void;
  /** How long an act waits at most; without it until something sends it. */
  readonly seconds?: number;
}

/** The place where the acts of a kind wait. */
export class Undoable<Act> {
  /** The act that can still be taken back. */
  readonly waiting = signal<Act | null>(null);
  /** The act the server refused, with its reason. */
  readonly refused = signal<{ readonly act: Act; readonly problem: ApiProblem } | null>(null);
  /** Counts the acts the server took, so that counts and lists are read again. */
  readonly taken = signal(0);
  readonly #kind: Kind<Act>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(kind: Kind<Act>) {
    this.#kind = kind;
  }

  /** Do something; what was done before is sent. */
  act(act: Act): void {
    void this.sendWaiting();
    this.refused.value = null;
    this.waiting.value = act;
    this.#kind.note(act, true);
    const { seconds } = this.#kind;
    if (seconds !== undefined) this.#timer = setTimeout(() => void this.sendWaiting(), seconds * 1000);
  }

  /** Take back what waits; gives it, or null if it was too late. */
  undo(): Act | null {
    const act = this.#takeOut();
    if (act !== null) this.#kind.note(act, false);
    return act;
  }

  /** Send what waits now, if there is anything. */
  async sendWaiting(): Promise<void> {
    const act = this.#takeOut();
    if (act === null) return;
    try {
      await this.#kind.deliver(act);
      this.taken.value += 1;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.#kind.note(act, false);
      this.refused.value = { act, problem: error };
    }
  }

  #takeOut(): Act | null {
    const act = this.waiting.value;
    clearTimeout(this.#timer);
    this.waiting.value = null;
    return act;
  }
}

/** Post a document in a way that outlives the page. */
export async function postOnLeaving(address: string, body: unknown): Promise<Response> {
  return await send(address, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
    keepalive: true, // the page may be going away
  });
}
