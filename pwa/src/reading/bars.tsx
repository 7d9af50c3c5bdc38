/** Shares as bars in a table: the number is text, the bar beside it a picture of the same, so there is nothing that only eyes can read. */

import type { JSX } from "preact";

import type { Share } from "../api/types.gen.ts";
import { formatNumber, t } from "../i18n/index.ts";
import type { Checklist } from "./checklists.ts";
import { ToneMark } from "./marks.tsx";
import { asPercent } from "./numbers.ts";
import { barLength, toneOf } from "./tree.ts";

interface Props {
  readonly title: string;
  readonly shares: readonly Share[];
  readonly nameOf: (key: string) => string;
  readonly checklist: Checklist;
}

export function Bars({ title, shares, nameOf, checklist }: Props): JSX.Element | null {
  if (shares.length === 0) return null;
  return (
    <table class="bars">
      <caption>{title}</caption>
      <thead class="only-heard">
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t("reading.percent_earned")}</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ key, share }) => (
          <Bar key={key} name={nameOf(key)} share={share} tone={toneOf(checklist, share)} />
        ))}
      </tbody>
    </table>
  );
}

interface BarProps {
  readonly name: string;
  readonly share: string | null;
  readonly tone: "good" | "fair" | "poor" | null;
}

function Bar({ name, share, tone }: BarProps): JSX.Element {
  const percent = asPercent(share);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="bar">
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect class="rest" width="100" height="8" />
          <rect class={tone ?? "rest"} width={barLength(share) * 100} height="8" />
        </svg>
      </td>
      <td class="percent number">
        {percent === null ? (
          <span class="hint">{t("reading.not_seen")}</span>
        ) : (
          <>
            {formatNumber(percent, { maximumFractionDigits: 0 })} {tone !== null && <ToneMark tone={tone} />}
          </>
        )}
      </td>
    </tr>
  );
}
