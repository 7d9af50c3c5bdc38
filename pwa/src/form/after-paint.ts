/** Work that may wait until the finger has seen its tap: the picture first, what follows from it one frame later. */

/** Do some work once after the next picture, however often it is asked for until then. */
export function afterPaint(): (work: () => void) => void {
  let waiting: (() => void) | null = null;
  const run = (): void => {
    const work = waiting;
    waiting = null;
    work?.();
  };
  return (work) => {
    const isNew = waiting === null;
    waiting = work;
    if (!isNew) return;
    // A page out of sight paints nothing, and has no finger on it either.
    if (document.visibilityState === "hidden") run();
    else {
      requestAnimationFrame(() => {
        setTimeout(run);
      });
    }
  };
}
