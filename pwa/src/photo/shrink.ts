/**
 * Making one photo small, wherever this browser can. A worker that dies, hangs or is missing costs time, never the photo: whoever
 * asked still has the bytes.
 */

import type { Small, Task } from "./scale.ts";

/** A slow phone takes 5 s for the largest photo; a worker that takes this long will never answer. */
const LONGEST_MS = 60_000;

let worker: Worker | null = null;

/** Make a photo small, beside the page or else on it; null if this browser cannot. */
export async function shrink(task: Task): Promise<Small | null> {
  const small = await askWorker(task);
  if (small !== null) return small;
  try {
    const { shrinkHere } = await import("./shrink-here.ts");
    return await shrinkHere(task);
  } catch {
    return null;
  }
}

/** Let the worker go, and its memory with it. The next photo starts another. */
export function endWorker(): void {
  worker?.terminate();
  worker = null;
}

function askWorker(task: Task): Promise<Small | null> {
  return new Promise((resolve) => {
    const settled = new AbortController();
    const settle = (small: Small | null): void => {
      clearTimeout(timer);
      settled.abort();
      resolve(small);
    };
    const fail = (): void => {
      endWorker();
      settle(null);
    };
    const timer = setTimeout(fail, LONGEST_MS);
    try {
      worker ??= new Worker(new URL("shrink.worker.ts", import.meta.url), { type: "module", name: "photos" });
    } catch {
      fail();
      return;
    }
    const once = { signal: settled.signal };
    worker.addEventListener("message", ({ data }: MessageEvent<Small | null>) => settle(data), once);
    worker.addEventListener("error", fail, once);
    // A copy goes over, nothing is transferred: the bytes are still needed if the worker dies.
    worker.postMessage(task, { transfer: [] });
  });
}
