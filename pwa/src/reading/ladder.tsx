/** What people of the store learn because of a report, and how far they are: assigned, completed, passed, drilled, each person on demand. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { Assignment, Rung, User } from "../api/types.gen.ts";
import { formatDate, say, t } from "../i18n/index.ts";
import { readAll } from "./pages.ts";
import { useReading } from "./readings.ts";
import { Skeleton, Trouble } from "./trouble.tsx";

export function Ladder({ rungs }: { readonly rungs: readonly Rung[] }): JSX.Element {
  if (rungs.length === 0) return <p class="hint">{t("reading.no_retraining")}</p>;
  return (
    <ol class="ladder">
      {rungs.map((rung) => (
        <RungRow key={rung.id} rung={rung} />
      ))}
    </ol>
  );
}

function RungRow({ rung }: { readonly rung: Rung }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const due = formatDate(rung.due_on, { dateStyle: "medium" }, "UTC");
  return (
    <li>
      <p class="row spread">
        <b>{rung.course === null ? rung.topic : say(rung.course.title)}</b>
        <span class="hint">{t("reading.due", { due })}</span>
      </p>
      <ol class="steps-row">
        <Step name={t("reading.assigned")} n={rung.assigned} of={rung.assigned} />
        <Step name={t("reading.completed")} n={rung.completed} of={rung.assigned} />
        <Step name={t("reading.passed")} n={rung.passed} of={rung.assigned} />
        {rung.drilled > 0 && <Step name={t("reading.drilled")} n={rung.drilled} of={rung.assigned} />}
      </ol>
      {rung.assigned > 0 && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t("reading.by_person")}</summary>
          {isOpen && <Learners reason={rung.id} />}
        </details>
      )}
    </li>
  );
}

function Step({ name, n, of }: { readonly name: string; readonly n: number; readonly of: number }): JSX.Element {
  const state = n === 0 ? "none" : n < of ? "some" : "all";
  return (
    <li class={state}>
      <span>{name}</span> <b class="number">{t("reading.n_of", { n, of })}</b>
    </li>
  );
}

interface Learner {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

function Learners({ reason }: { readonly reason: string }): JSX.Element {
  const reading = useReading<readonly Learner[]>(
    `learners ${reason}`,
    async (signal) => await readLearners(reason, signal),
  );
  const names: Record<string, string> = {
    assigned: t("reading.assigned"),
    started: t("reading.started"),
    completed: t("reading.completed"),
    passed: t("reading.passed"),
  };
  return (
    <>
      <Trouble {...reading} />
      {reading.value === null && reading.isLoading && <Skeleton lines={3} />}
      <ul class="learners">
        {reading.value?.map(({ id, name, state }) => (
          <li key={id} class="row spread">
            <span>{name}</span>
            <span class={`hint ${state === "passed" ? "good" : ""}`}>{names[state] ?? state}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

async function readLearners(reason: string, signal: AbortSignal): Promise<readonly Learner[]> {
  const assignments = await readAll<Assignment>(
    async (cursor) => await call("GET /v1/assignments", { query: { reason, cursor, limit: 200 }, signal }),
  );
  const people = await Promise.all(
    assignments.map(
      async ({ learner_id: id }): Promise<User> =>
        await call("GET /v1/users/{user_id}", { path: { user_id: id }, signal }),
    ),
  );
  return assignments.map(({ id, state }, n) => ({ id, name: people[n]?.name ?? "", state }));
}
