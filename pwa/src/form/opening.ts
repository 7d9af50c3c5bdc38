/** Opening a form: read once from the database into memory, and from then on only written. */

import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { watch, withDb } from "../db/open.ts";
import { watchStopwatch } from "../timer/stopwatch.ts";
import { readChecklist } from "../visit/checklist.ts";
import { isOpen } from "../visit/states.ts";
import type { Form } from "./context.ts";
import { openForm } from "./model.ts";
import { Writer } from "./writing.ts";

/** `closed`: there is nothing to fill in any more, or not yet. `unknown`: made for a newer release of the app. */
export type Opening = "loading" | "missing" | "failed" | "closed" | "unknown" | Form;

/** Open the form of a visit for as long as it is on the screen. */
export function useFormOf(visitId: string): ReadonlySignal<Opening> {
  const opening = useSignal<Opening>("loading");
  useEffect(() => {
    const stops: (() => void)[] = [];
    let isGone = false;
    void (async () => {
      const opened = await open(visitId);
      if (typeof opened === "object") stops.push(...attend(opened, opening));
      if (isGone) for (const stop of stops) stop();
      else opening.value = opened;
    })();
    return () => {
      isGone = true;
      for (const stop of stops) stop();
    };
  }, [visitId]);
  return opening;
}

async function open(visitId: string): Promise<Opening> {
  try {
    const visit = await withDb((db) => db.visits.get(visitId));
    const checklist = visit && (await readChecklist(visit.planned.checklist.sha256));
    if (visit === undefined || !checklist) return "missing";
    if (!isOpen(visit.state)) return "closed";
    const writer = new Writer(visitId);
    try {
      const model = openForm(visit, checklist, (response) => {
        writer.keepResponse(response);
      });
      return { visit, model, writer };
    } catch {
      writer.close();
      return "unknown";
    }
  } catch {
    return "failed";
  }
}

/** Watch over an open form: its stopwatch, its writer, and whether it is handed in from another tab. */
function attend({ visit, writer }: Form, opening: { value: Opening }): (() => void)[] {
  const stopReading = watch(
    (db) => db.visits.get(visit.id),
    (now) => {
      if (now !== undefined && !isOpen(now.state)) opening.value = "closed";
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
