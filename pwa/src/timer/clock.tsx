/** The number of the stopwatch. */

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { writeDuration } from "./machine.ts";
import { readStopwatch } from "./stopwatch.ts";

/** The running number. It is written by itself, ten times a second, so that nothing else is drawn again. */
export function Clock({ isRunning }: { readonly isRunning: boolean }): JSX.Element {
  const output = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    if (!isRunning) return undefined;
    const show = (): void => {
      if (output.current !== null) output.current.textContent = writeDuration(readStopwatch());
    };
    show();
    const timer = setInterval(show, 100);
    return () => {
      clearInterval(timer);
    };
  }, [isRunning]);
  return <output ref={output} class="timer-clock" aria-live="off" />;
}
