/** Waiting for a while. */

/** Wait so many milliseconds, or until the signal says that nobody waits any more; 0 lets a finger or a picture that waits come first. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => resolve(), { once: true });
  });
}
