/** What QA asks, beside the item it is about. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { isReturned } from "../visit/states.ts";
import { useForm } from "./context.ts";

export function Question({ item }: { readonly item: string }): JSX.Element | null {
  const { visit } = useForm();
  if (!isReturned(visit) || !visit.askedAgain.includes(item)) return null;
  return (
    <p class="notice asked">
      <strong>{t("form.qa_asks")}</strong> {visit.planned.returned?.reason ?? ""}
    </p>
  );
}
