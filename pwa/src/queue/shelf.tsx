/** The shelf: what the server refused, why, and what its owner can do. Letting go takes two taps and can be undone. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import type { JobRow, VisitRow } from "../db/rows.ts";
import { say, t } from "../i18n/index.ts";
import { isReport } from "../outbox/machine.ts";
import { wordsFor } from "../outbox/reasons.ts";
import { retakePhoto } from "../outbox/retake.ts";
import { isThereOtherwise } from "../outbox/shelf-rules.ts";
import { discard, sendAgain, undoDiscard } from "../outbox/shelf.ts";
import { useModal } from "../ui/modal.ts";

interface Props {
  readonly jobs: readonly JobRow[];
  readonly visits: readonly VisitRow[];
}

export function Shelf({ jobs, visits }: Props): JSX.Element | null {
  const asked = useSignal<string | null>(null);
  if (jobs.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="shelf">
      <h2 id="shelf" class="poor">
        {t("outbox.refused")}
      </h2>
      <p class="hint">{t("outbox.refused_hint")}</p>
      <ul class="stack">
        {jobs.map((job) => (
          <li key={job.id} class="sheet stack">
            <strong>{nameOf(job, visits)}</strong>
            <ul class="stack">
              {wordsFor(job.lastError).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
            <div class="row">
              {isWanted(job, visits) && <TakeAgain job={job} />}
              {isReport(job) && (
                <a class="button primary" href={`/visits/${job.visitId}/form`}>
                  {t("outbox.edit")}
                </a>
              )}
              {!isAsked(job, visits) && (
                <button type="button" class="button" onClick={() => void sendAgain(job.id)}>
                  {t("outbox.again")}
                </button>
              )}
              {!isWanted(job, visits) && (
                <button type="button" class="button quiet" onClick={() => (asked.value = job.id)}>
                  {t("outbox.discard")}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {asked.value !== null && <Confirm jobId={asked.value} onClose={() => (asked.value = null)} />}
    </section>
  );
}

/** The way to the question of a photo that was not taken over, to take it again. */
function TakeAgain({ job: { id, visitId } }: { readonly job: JobRow }): JSX.Element {
  const { route } = useLocation();
  const problem = useSignal("");
  const open = async (): Promise<void> => {
    try {
      if (await retakePhoto(id)) route(`/visits/${visitId}/form`);
      else problem.value = t("outbox.retake_later");
    } catch {
      problem.value = t("outbox.retake_failed");
    }
  };
  return (
    <>
      <button type="button" class="button primary" onClick={() => void open()}>
        {t("outbox.retake")}
      </button>
      {problem.value !== "" && <p role="alert">{problem.value}</p>}
    </>
  );
}

/** What was let go, for as long as it can be brought back. */
export function Discarded({ jobs, visits }: Props): JSX.Element | null {
  if (jobs.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="discarded">
      <h2 id="discarded">{t("outbox.discarded")}</h2>
      <ul class="stack">
        {jobs.map((job) => (
          <li key={job.id} class="sheet row spread">
            <span>{nameOf(job, visits)}</span>
            <button type="button" class="button" onClick={() => void undoDiscard(job.id)}>
              {t("outbox.bring_back")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Confirm({ jobId, onClose }: { readonly jobId: string; readonly onClose: () => void }): JSX.Element {
  const dialog = useModal();
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="let-go" onClose={onClose}>
      <form method="dialog" class="stack">
        <h2 id="let-go">{t("outbox.discard_title")}</h2>
        <p>{t("outbox.discard_body")}</p>
        <div class="row">
          <button class="button">{t("app.cancel")}</button>
          <button class="button primary" onClick={() => void discard(jobId)}>
            {t("outbox.discard_yes")}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** Its report names this photo and would wait for it for ever; at its question it is taken again, or out. */
function isWanted(job: JobRow, visits: readonly VisitRow[]): boolean {
  return job.kind === "photo" && !isThereOtherwise(job) && visits.some(({ id }) => id === job.visitId);
}

/** The report was opened once more for this photo: if it went up after all, the next revision would be refused. */
function isAsked(job: JobRow, visits: readonly VisitRow[]): boolean {
  return isWanted(job, visits) && visits.some(({ id, state }) => id === job.visitId && state === "rejected");
}

function nameOf(job: JobRow, visits: readonly VisitRow[]): string {
  const what = isReport(job)
    ? t("outbox.refused_report")
    : job.kind === "photo"
      ? t("outbox.refused_photo")
      : t("outbox.refused_other");
  const visit = visits.find(({ id }) => id === job.visitId);
  return visit === undefined ? what : `${say(visit.planned.store.name)} · ${what}`;
}
