/** A report looked over: what is missing or where it is, in numbers, in full, and the last word. */

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";

import type { VisitRow } from "../db/rows.ts";
import { openForm } from "../form/model.ts";
import type { Checklist } from "../visit/checklist.ts";
import { isOpen } from "../visit/states.ts";
import { Answers } from "./answers.tsx";
import { HandIn } from "./hand-in.tsx";
import { Missing } from "./missing.tsx";
import { Sent } from "./sent.tsx";

export function Reviewed({
  visit,
  checklist,
}: {
  readonly visit: VisitRow;
  readonly checklist: Checklist;
}): JSX.Element {
  const model = useMemo(() => openForm(visit, checklist), [visit.changedAt, visit.state, checklist]);
  const left = model.missing.value;
  return (
    <div class="stack review">
      {isOpen(visit.state) ? <Missing visit={visit} model={model} /> : <Sent visit={visit} />}
      <Answers visit={visit} model={model} />
      {isOpen(visit.state) && <HandIn visit={visit} plan={model.plan} left={left} />}
    </div>
  );
}
