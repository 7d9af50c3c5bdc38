/** How many days there are, why, and whether it has to be proved again. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { type Draft, RENEWALS } from "./draft.ts";

interface Props {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
}

const USUAL_DAYS = [7, 14, 30] as const;

export function ChooseWhen({ draft, change }: Props): JSX.Element {
  const { days, reason, again } = draft;
  return (
    <>
      <div class="field">
        <label for="days">{t("assign.days")}</label>
        <div class="row">
          <input
            id="days"
            class="input short number"
            type="number"
            min={1}
            max={365}
            required
            value={days}
            onChange={(event) => {
              change({ days: numberIn(event.currentTarget.value, 14, 365) });
            }}
          />
          {USUAL_DAYS.map((each) => (
            <button
              key={each}
              type="button"
              class="button quiet"
              aria-pressed={each === days}
              onClick={() => {
                change({ days: each });
              }}
            >
              {t("assign.n_days", { n: each })}
            </button>
          ))}
        </div>
      </div>
      <div class="field">
        <label for="reason">{t("assign.reason")}</label>
        <textarea
          id="reason"
          class="input"
          rows={3}
          maxLength={1000}
          required
          value={reason}
          onInput={(event) => {
            change({ reason: event.currentTarget.value });
          }}
        />
        <p class="hint">{t("assign.reason_shown")}</p>
      </div>
      <ChooseAgain again={again} change={change} />
    </>
  );
}

interface AgainProps {
  readonly again: Draft["again"];
  readonly change: Props["change"];
}

function ChooseAgain({ again, change }: AgainProps): JSX.Element {
  const renewals = {
    completion: t("assign.again_completion"),
    previous: t("assign.again_previous"),
    fixed: t("assign.again_fixed"),
  };
  return (
    <>
      <div class="field">
        <label for="again">{t("assign.again")}</label>
        <select
          id="again"
          class="input"
          value={again?.rule ?? ""}
          onChange={(event) => {
            const rule = RENEWALS.find((each) => each === event.currentTarget.value);
            change({
              again: rule === undefined ? null : { rule, months: again?.months ?? 12, base: again?.base ?? "" },
            });
          }}
        >
          <option value="">{t("assign.again_never")}</option>
          {RENEWALS.map((each) => (
            <option key={each} value={each}>
              {renewals[each]}
            </option>
          ))}
        </select>
      </div>
      {again !== null && (
        <div class="pair">
          <div class="field">
            <label for="months">{t("assign.months")}</label>
            <input
              id="months"
              class="input number"
              type="number"
              min={1}
              max={120}
              value={again.months}
              onChange={(event) => {
                change({ again: { ...again, months: numberIn(event.currentTarget.value, 12, 120) } });
              }}
            />
          </div>
          {again.rule === "fixed" && (
            <div class="field">
              <label for="base">{t("assign.base")}</label>
              <input
                id="base"
                class="input"
                type="date"
                required
                value={again.base}
                onChange={(event) => {
                  change({ again: { ...again, base: event.currentTarget.value } });
                }}
              />
            </div>
          )}
        </div>
      )}
    </>
  );
}

function numberIn(text: string, usual: number, most: number): number {
  const value = Math.round(Number(text));
  return value >= 1 && value <= most ? value : usual;
}
