/** The number of the stopwatch. */

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { writeDuration } from "./machine.ts";
import { readStopwatch } from "./stopwatch.ts";

interface Props {
  readonly isRunning: boolean;
  /** What was measured last, milliseconds. */
  readonly lastMs: number;
}

/** The running number, or the last one. It is written by itself, ten times a second, so that nothing else is drawn again. */
export function Clock({ isRunning, lastMs }: Props): JSX.Element {
  const output = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    const show = (): void => {
      if (output.current !== null) output.current.textContent = writeDuration(isRunning ? readStopwatch() : lastMs);
    };
    show();
    if (!isRunning) return undefined;
    const timer = setInterval(show, 100);
    return () => {
      clearInterval(timer);
    };
  }, [isRunning, lastMs]);
  return <output ref={output} class="timer-clock" aria-live="off" />;
}
