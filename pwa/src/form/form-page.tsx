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
    if (opening === "not-begun") route(`/visits/${visitId}`, true);
  }, [opening]);
  if (typeof opening === "object") return <FormScreen form={opening} />;
  return (
    <Shell title={t("visits.title")} back="/visits">
      <Problem opening={opening} />
    </Shell>
  );
}

function Problem({ opening }: { readonly opening: Exclude<Opening, object> }): JSX.Element | null {
  const words = { failed: t("visits.unreadable"), unknown: t("form.newer_app"), missing: t("visits.not_here") };
  if (opening === "loading" || opening === "closed" || opening === "not-begun") return null;
  return (
    <p class="notice bad" role="alert">
      {words[opening]}
    </p>
  );
}
