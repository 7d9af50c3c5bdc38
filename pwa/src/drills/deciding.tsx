/** The decision about a drill: it will do, it has to be shown again, or somebody else shall watch. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import type { DrillDecision, DrillRow } from "../db/rows.ts";
import { say, t } from "../i18n/index.ts";
import { Dialog } from "../reading/dialog.tsx";
import { isWide } from "../reading/wide.ts";
import { countOpen, decide, unmet, type Verdict } from "./observing.ts";
import { Observers } from "./observers.tsx";

type Outcome = DrillDecision["outcome"];

export function Deciding({ drill }: { readonly drill: DrillRow }): JSX.Element {
  const [asked, setAsked] = useState<Outcome | null>(null);
  const { url, route } = useLocation();
  const open = countOpen(drill);
  const settle = async (verdict: Verdict): Promise<void> => {
    await decide(drill, verdict);
    const search = url.includes("?") ? url.slice(url.indexOf("?")) : "";
    if (!isWide.value) route(`/drills${search}`);
  };
  return (
    <section class="stack-tight" aria-label={t("drills.decide")}>
      {open > 0 && <p class="hint">{t("drills.still_open", { n: open })}</p>}
      <div class="row decisions">
        <button
          type="button"
          class="button primary"
          disabled={open > 0}
          onClick={() => {
            setAsked("approved");
          }}
        >
          {t("drills.approve")}
        </button>
        <button
          type="button"
          class="button"
          disabled={open > 0}
          onClick={() => {
            setAsked("returned");
          }}
        >
          {t("drills.return")}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            setAsked("reassigned");
          }}
        >
          {t("drills.reassign")}
        </button>
      </div>
      {asked !== null && (
        <Asking
          drill={drill}
          outcome={asked}
          settle={settle}
          close={() => {
            setAsked(null);
          }}
        />
      )}
    </section>
  );
}

interface AskingProps {
  readonly drill: DrillRow;
  readonly outcome: Outcome;
  readonly settle: (verdict: Verdict) => Promise<void>;
  readonly close: () => void;
}

function Asking({ drill, outcome, settle, close }: AskingProps): JSX.Element {
  const missing = unmet(drill);
  const [reason, setReason] = useState(outcome === "returned" ? sayMissing(drill) : "");
  const [next, setNext] = useState("");
  const name = drill.learner.name;
  const titles = {
    approved: t("drills.approve_title", { name }),
    returned: t("drills.return_title", { name }),
    reassigned: t("drills.reassign_title", { name }),
  };
  const means = {
    approved: missing.length === 0 ? t("drills.approve_means") : t("drills.approve_though", { n: missing.length }),
    returned: t("drills.return_means", { name }),
    reassigned: t("drills.reassign_means"),
  };
  const isReady = outcome === "approved" || (reason.trim() !== "" && (outcome !== "reassigned" || next !== ""));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    const verdict = { outcome, reason: reason.trim(), nextObserver: next === "" ? null : next };
    close();
    void settle(verdict);
  };
  return (
    <Dialog title={titles[outcome]} onClose={close}>
      <form class="stack" onSubmit={submit}>
        <p>{means[outcome]}</p>
        {outcome === "reassigned" && <Observers learner={drill.learner.id} chosen={next} choose={setNext} />}
        {outcome !== "approved" && (
          <div class="field">
            <label for="drill-reason">
              {outcome === "returned" ? t("drills.what_missing") : t("drills.why_reassign")}
            </label>
            <textarea
              id="drill-reason"
              class="input"
              rows={4}
              maxLength={1000}
              required
              value={reason}
              onInput={(event) => {
                setReason(event.currentTarget.value);
              }}
            />
          </div>
        )}
        <div class="row actions">
          <button type="button" class="button" onClick={close}>
            {t("app.cancel")}
          </button>
          <button class="button primary" disabled={!isReady}>
            {nameOf(outcome)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function nameOf(outcome: Outcome): string {
  return { approved: t("drills.approve"), returned: t("drills.return"), reassigned: t("drills.reassign") }[outcome];
}

/** What was not met, as a beginning of what the learner is told. */
function sayMissing(drill: DrillRow): string {
  const lines = unmet(drill).map(({ item, title }) => {
    const words = drill.notes.ticks[item]?.note ?? "";
    const named = title === null ? item : say(title);
    return words === "" ? named : t("drills.missing_line", { item: named, words });
  });
  return lines.join("\n").slice(0, 1000);
}
