/** The latest visits of a store as dots on one scale from 0 to 100, each a way to its report; the same stands in words for those who hear it. */

import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

import type { AuditRow } from "../api/types.gen.ts";
import { formatDate, t } from "../i18n/index.ts";
import { findBand, peekChecklist } from "./checklists.ts";

const [HEIGHT, STEP, EDGE] = [84, 44, 10];

interface Props {
  /** The latest first. */
  readonly rows: readonly AuditRow[];
  /** The report one is looking at. */
  readonly openId: string | null;
}

export function Trend({ rows, openId }: Props): JSX.Element | null {
  const strip = useRef<HTMLDivElement>(null);
  const scored = rows.filter(({ score }) => score !== null).toReversed();
  useLayoutEffect(() => {
    // The latest is what one looks for first.
    if (strip.current !== null) strip.current.scrollLeft = strip.current.scrollWidth;
  }, [scored.length]);
  if (scored.length < 2) return null;
  const y = (score: string | null): number => EDGE + 14 + (HEIGHT - 2 * EDGE - 14) * (1 - Number(score) / 100);
  const points = scored.map(({ score }, n) => `${(n + 0.5) * STEP},${y(score)}`).join(" ");
  return (
    <div ref={strip} class="trend">
      <svg width={scored.length * STEP} height={HEIGHT} role="group" aria-label={t("reading.latest_visits")}>
        <polyline points={points} />
        {scored.map((row, n) => {
          const name = t("reading.visit_scored", {
            day: formatDate(row.visited_on, { dateStyle: "medium" }, "UTC"),
            score: row.score ?? "",
          });
          const tone = findBand(peekChecklist(row.checklist), row.band)?.tone ?? "";
          return (
            <a key={row.id} href={`/audits/${row.id}`} aria-label={name}>
              <title>{name}</title>
              <rect class="touch" x={n * STEP} width={STEP} height={HEIGHT} />
              <circle class={tone} cx={(n + 0.5) * STEP} cy={y(row.score)} r={row.id === openId ? 6 : 4} />
              <text x={(n + 0.5) * STEP} y={y(row.score) - 10} text-anchor="middle" aria-hidden="true">
                {row.score?.replace(/\.\d$/u, "")}
              </text>
            </a>
          );
        })}
      </svg>
    </div>
  );
}
