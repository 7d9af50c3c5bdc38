/** Before handing in: what is missing, what was said, and the last word. Afterwards: where the report is. */

import type { JSX } from "preact";

import { say, t } from "../i18n/index.ts";
import { Shell } from "../ui/shell.tsx";
import { hasOtherDraft } from "../sync/joining.ts";
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
          ) : hasOtherDraft(visit) ? (
            <OtherDraft visitId={visit.id} />
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

/** Nothing is handed in over the head of another phone: its answers are looked at first. */
function OtherDraft({ visitId }: { readonly visitId: string }): JSX.Element {
  return (
    <div class="stack">
      <p class="notice" role="alert">
        {t("form.two_drafts")}
      </p>
      <a class="button primary" href={`/visits/${visitId}/form`}>
        {t("form.see_both")}
      </a>
    </div>
  );
}
