/** The form of a visit, or in words why it cannot be shown. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { Shell } from "../ui/shell.tsx";
import { FormScreen } from "./form-screen.tsx";
import { useFormOf } from "./opening.ts";
import { TwoDrafts } from "./two-drafts.tsx";
import type { Opening } from "./reading.ts";
import "./form.css";
import "./look.css";
import "./timer.css";

export function FormPage({ visitId }: { readonly visitId: string }): JSX.Element {
  const round = useSignal(0);
  const opening = useFormOf(visitId, round.value).value;
  const { route } = useLocation();
  useEffect(() => {
    if (opening === "closed") route(`/visits/${visitId}/review`, true);
    if (opening === "not-begun") route(`/visits/${visitId}`, true);
  }, [opening]);
  if (typeof opening === "object") return <FormScreen key={opening.visit.changedAt} form={opening} />;
  return (
    <Shell title={t("visits.title")} back="/visits">
      {opening === "two-drafts" ? (
        <TwoDrafts
          visitId={visitId}
          done={() => {
            round.value += 1;
          }}
        />
      ) : (
        <Problem opening={opening} />
      )}
    </Shell>
  );
}

function Problem({ opening }: { readonly opening: Exclude<Opening, object> }): JSX.Element | null {
  const words: Partial<Record<typeof opening, string>> = {
    failed: t("visits.unreadable"),
    unknown: t("form.newer_app"),
    missing: t("visits.not_here"),
  };
  const said = words[opening];
  return said === undefined ? null : (
    <p class="notice bad" role="alert">
      {said}
    </p>
  );
}
