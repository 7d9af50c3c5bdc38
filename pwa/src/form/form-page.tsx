/** The form of a visit, or in words why it cannot be shown. */

import type { JSX } from "preact";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { Shell } from "../ui/shell.tsx";
import { FormScreen } from "./form-screen.tsx";
import { useFormOf } from "./opening.ts";
import type { Opening } from "./reading.ts";
import "./form.css";
import "./look.css";
import "./timer.css";

export function FormPage({ visitId }: { readonly visitId: string }): JSX.Element {
  const opening = useFormOf(visitId).value;
  const { route } = useLocation();
  useEffect(() => {
    if (opening === "closed") route(`/visits/${visitId}/review`, true);
  }, [opening]);
  if (typeof opening === "object") return <FormScreen form={opening} />;
  return (
    <Shell title={t("visits.title")} back="/visits">
      {opening === "loading" || opening === "closed" ? null : (
        <p class="notice bad" role="alert">
          {sayProblem(opening)}
        </p>
      )}
    </Shell>
  );
}

function sayProblem(opening: Exclude<Opening, object>): string {
  if (opening === "failed") return t("visits.unreadable");
  return opening === "unknown" ? t("form.newer_app") : t("visits.not_here");
}
