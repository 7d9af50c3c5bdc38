/** The printed scorecard in either language: opened, or downloaded; while it is being printed, that is said. */

import type { JSX } from "preact";

import { LANGUAGES, t } from "../i18n/index.ts";
import { Printed } from "./printed.tsx";

const NAMES = { "zh-Hans": "中文", en: "English" } as const;

interface Props {
  readonly auditId: string;
  /** How the file is called when it is saved. */
  readonly name: string;
}

export function Scorecards({ auditId, name }: Props): JSX.Element {
  return (
    <ul class="scorecards">
      {LANGUAGES.map((each) => (
        <li key={each} class="row">
          <b lang={each}>{NAMES[each]}</b>
          <Printed
            address={`/v1/audits/${auditId}/scorecard.pdf?lang=${each}`}
            file={`${name}-${each}.pdf`}
            verb={t("reading.get_scorecard")}
          />
        </li>
      ))}
    </ul>
  );
}
