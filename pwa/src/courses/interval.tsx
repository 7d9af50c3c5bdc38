/** A share with its 95 % interval, drawn small: the band is what it may be, the line what was seen. */

import type { JSX } from "preact";

import { formatNumber, t } from "../i18n/index.ts";

interface Props {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly people: number;
  /** Too few to say anything: drawn in grey. */
  readonly isThin: boolean;
}

const WIDTH = 120;

export function Interval({ share, low, high, people, isThin }: Props): JSX.Element {
  const words = t("courses.share", {
    low: percent(low),
    high: percent(high),
    n: people,
  });
  return (
    <span class={isThin ? "interval thin" : "interval"}>
      <strong class="number">{percent(share)}</strong>
      <svg viewBox={`0 0 ${WIDTH} 12`} width={WIDTH} height="12" aria-hidden="true">
        <line x1="0" x2={WIDTH} y1="6" y2="6" />
        <rect x={low * WIDTH} width={Math.max(1, (high - low) * WIDTH)} y="2" height="8" />
        <line class="seen" x1={share * WIDTH} x2={share * WIDTH} y1="0" y2="12" />
      </svg>
      <span class="hint number">{words}</span>
    </span>
  );
}

/** Say a share in whole percent. */
export function percent(share: number): string {
  return formatNumber(share, { style: "percent", maximumFractionDigits: 0 });
}
