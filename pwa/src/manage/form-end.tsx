/** The end of every form: what is wrong with the whole, and the button. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import type { FormState } from "./forms.ts";

interface Props {
  readonly form: FormState;
  readonly name?: string;
  /** Says that it was saved, once it was. */
  readonly isSaved?: boolean;
}

export function FormEnd({ form, name = t("app.save"), isSaved = false }: Props): JSX.Element {
  return (
    <>
      {form.problem !== "" && (
        <p class="notice bad" role="alert">
          {form.problem}
        </p>
      )}
      <p class="row">
        <button class="button primary" disabled={form.isBusy}>
          {form.isBusy ? t("people.saving") : name}
        </button>
        <span role="status" class="good">
          {isSaved && !form.isBusy && form.problem === "" ? t("people.saved") : ""}
        </span>
      </p>
    </>
  );
}
