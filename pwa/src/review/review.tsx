/** Before handing in: what is missing, what was said, and the last word. Afterwards: where the report is. */

import type { JSX } from "preact";

import { say, t } from "../i18n/index.ts";
import { Shell } from "../ui/shell.tsx";
import { Opened } from "../visit/opened.tsx";
import { isOpen } from "../visit/states.ts";
import { Reviewed } from "./reviewed.tsx";
import "./review.css";

export function Review({ visitId }: { readonly visitId: string }): JSX.Element {
  return (
    <Opened visitId={visitId}>
      {(visit, checklist) => (
        <Shell
          title={visit.isDiscreet ? t("form.discreet_title") : say(visit.planned.store.name)}
          back={isOpen(visit.state) ? `/visits/${visit.id}/form` : "/visits"}
        >
          {visit.state === "assigned" ? (
            <a class="button" href={`/visits/${visit.id}`}>
              {t("form.read_brief")}
            </a>
          ) : checklist === null ? (
            <p class="notice bad">{t("visits.no_checklist")}</p>
          ) : (
            <Reviewed visit={visit} checklist={checklist} />
          )}
        </Shell>
      )}
    </Opened>
  );
}
