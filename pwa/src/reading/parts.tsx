/** The parts of a long page, and the ways to them. */

import type { ComponentChildren, JSX } from "preact";

import { t } from "../i18n/index.ts";
import { jump } from "./findings.tsx";
import type { Report } from "./whole.ts";

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

export function Part({ id, title, children }: PartProps): JSX.Element {
  return (
    <section class="part" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

interface LinksProps {
  readonly report: Report;
  readonly hasScorecard: boolean;
}

export function PartLinks({ report: { whole, rungs }, hasScorecard }: LinksProps): JSX.Element {
  const links: (readonly [string, string, boolean])[] = [
    ["findings", t("reading.findings"), true],
    ["retraining", t("reading.retraining"), rungs !== null],
    ["shares", t("reading.shares"), true],
    ["answers", t("reading.answers"), true],
    ["evidence", t("reading.evidence"), true],
    ["history", t("reading.history"), whole.history.length > 0],
    ["scorecard", t("reading.scorecard"), hasScorecard],
  ];
  return (
    <nav class="part-links" aria-label={t("reading.parts")}>
      {links
        .filter(([, , isThere]) => isThere)
        .map(([id, name]) => (
          <a
            key={id}
            href={`#${id}`}
            onClick={(event) => {
              jump(event, id);
            }}
          >
            {name}
          </a>
        ))}
    </nav>
  );
}
