/** Narrowing roles by what is known of people: how long they are in the job, and whether a brand sends them. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { type Draft, FOR_WHOM, MOST_DAYS } from "./draft.ts";

interface Props {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
}

export function ChooseFacts({ draft, change }: Props): JSX.Element {
  const { minDays, maxDays, promoter } = draft;
  const names = { "": t("assign.for_all"), yes: t("assign.for_promoters"), no: t("assign.for_own") };
  const isEmpty = minDays !== null && maxDays !== null && minDays > maxDays;
  return (
    <>
      <fieldset>
        <legend>{t("assign.tenure")}</legend>
        <div class="pair">
          <Days
            id="min-days"
            label={t("assign.min_days")}
            value={minDays}
            change={(days) => {
              change({ minDays: days });
            }}
          />
          <Days
            id="max-days"
            label={t("assign.max_days")}
            value={maxDays}
            change={(days) => {
              change({ maxDays: days });
            }}
          />
        </div>
        {isEmpty ? (
          <p class="poor" role="alert">
            {t("assign.tenure_empty")}
          </p>
        ) : (
          <p class="hint">{t("assign.tenure_hint")}</p>
        )}
      </fieldset>
      <div class="field">
        <label for="promoter">{t("assign.for_whom")}</label>
        <select
          id="promoter"
          class="input"
          value={promoter}
          onChange={(event) => {
            change({ promoter: FOR_WHOM.find((each) => each === event.currentTarget.value) ?? "" });
          }}
        >
          {FOR_WHOM.map((each) => (
            <option key={each} value={each}>
              {names[each]}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

interface DaysProps {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly change: (days: number | null) => void;
}

function Days({ id, label, value, change }: DaysProps): JSX.Element {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input number"
        type="number"
        inputMode="numeric"
        min={0}
        max={MOST_DAYS}
        value={value ?? ""}
        onInput={(event) => {
          const days = Math.round(event.currentTarget.valueAsNumber);
          change(days >= 0 && days <= MOST_DAYS ? days : null);
        }}
      />
    </div>
  );
}
