/** Sending a form: busy while it is on its way, faults beside their fields, everything typed stays. */

import { useState } from "preact/hooks";

import { ApiProblem } from "../api/client.ts";
import { t } from "../i18n/index.ts";
import { faultAt, type FieldFault, otherFaults } from "./faults.ts";

export type Values = Readonly<Record<string, string>>;

export interface FormState {
  readonly isBusy: boolean;
  /** What is wrong that stands beside no field; "" when nothing is. */
  readonly problem: string;
  readonly faultAt: (pointer: string) => string;
  readonly submit: (event: SubmitEvent) => void;
}

/** Send a form's values by pointer; the act throws `ApiProblem`. `fields` are the pointers that are shown. */
export function useForm(fields: readonly string[], act: (values: Values) => Promise<void>): FormState {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const send = async (form: HTMLFormElement): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await act(valuesOf(form));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const errors: readonly FieldFault[] = problem?.errors ?? [];
  return {
    isBusy,
    problem: problem === null ? "" : sayWhole(problem, fields),
    faultAt: (pointer) => faultAt(errors, pointer),
    submit: (event) => {
      event.preventDefault();
      if (event.currentTarget instanceof HTMLFormElement && !isBusy) void send(event.currentTarget);
    },
  };
}

function valuesOf(form: HTMLFormElement): Values {
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value.trim() : ""]),
  );
}

function sayWhole(problem: ApiProblem, fields: readonly string[]): string {
  if (problem.isUnknown) return t("people.not_sent");
  const others = otherFaults(problem.errors, fields);
  return others.length > 0 ? others.join(" ") : problem.message || problem.title || t("app.failed");
}
