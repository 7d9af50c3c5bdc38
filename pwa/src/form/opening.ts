/** A form for as long as it is on the screen. */

import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { watch } from "../db/open.ts";
import { isUntouched } from "../sync/arriving.ts";
import { watchStopwatch } from "../timer/stopwatch.ts";
import { isOpen } from "../visit/states.ts";
import type { Form } from "./context.ts";
import { type Opening, readForm } from "./reading.ts";

/** Open the form of a visit for as long as it is on the screen; another `round` reads it anew. */
export function useFormOf(visitId: string, round: number): ReadonlySignal<Opening> {
  const opening = useSignal<Opening>("loading");
  useEffect(() => {
    const stops: (() => void)[] = [];
    let isGone = false;
    const open = async (): Promise<void> => {
      const opened = await readForm(visitId);
      if (typeof opened === "object") stops.push(...attend(opened, opening, again));
      if (opened === "missing") stops.push(onArrival(visitId, () => void open()));
      if (isGone) for (const stop of stops) stop();
      else opening.value = opened;
    };
    const again = (): void => {
      for (const stop of stops.splice(0)) stop();
      void open();
    };
    void open();
    return () => {
      isGone = true;
      for (const stop of stops) stop();
    };
  }, [visitId, round]);
  return opening;
}

/** Call once when a visit has come with its checklist: a link may be opened before the first news. */
function onArrival(visitId: string, open: () => void): () => void {
  const stop = watch(
    async (db) => {
      const visit = await db.visits.get(visitId);
      return visit !== undefined && (await db.checklists.get(visit.planned.checklist.sha256)) !== undefined;
    },
    (isHere) => {
      if (!isHere) return;
      stop();
      open();
    },
  );
  return stop;
}

/**
 * Watch over an open form: its stopwatch, its writer, whether it is handed in from another tab, and whether it has followed another phone,
 * as one does in which nothing was answered; then it is read `again`.
 */
function attend({ visit, writer }: Form, opening: { value: Opening }, again: () => void): (() => void)[] {
  const stopReading = watch(
    (db) => db.visits.get(visit.id),
    (now) => {
      if (now === undefined) return;
      if (!isOpen(now.state)) opening.value = "closed";
      else if (isUntouched(now) && now.changedAt !== visit.changedAt) again();
    },
  );
  return [
    watchStopwatch(visit.id),
    stopReading,
    () => {
      writer.close();
    },
  ];
}
