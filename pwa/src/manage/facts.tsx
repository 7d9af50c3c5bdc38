/** What rules of assignment ask about a person: since when they are employed, and by whom. */

import type { JSX } from "preact";

import type { User } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import { SelectField, TextField } from "./fields.tsx";
import type { FormState, Values } from "./forms.ts";

type Facts = Pick<User, "employed_since" | "is_promoter">;

export const FACTS = ["/employed_since", "/is_promoter"] as const;
const UNSAID: Facts = { employed_since: null, is_promoter: false };

interface Props {
  readonly form: FormState;
  readonly facts?: Facts;
}

export function FactFields({ form, facts = UNSAID }: Props): JSX.Element {
  return (
    <div class="pair">
      <TextField
        label={t("people.employed_since")}
        at="/employed_since"
        form={form}
        type="date"
        value={facts.employed_since ?? ""}
      />
      <SelectField
        label={t("people.is_promoter")}
        at="/is_promoter"
        form={form}
        value={facts.is_promoter ? "yes" : "no"}
        options={[
          ["no", t("people.own")],
          ["yes", t("people.by_brand")],
        ]}
      />
    </div>
  );
}

/** Read them out of a form's values. */
export function readFacts(values: Values): Facts {
  const since = values["/employed_since"] ?? "";
  return { employed_since: since === "" ? null : since, is_promoter: values["/is_promoter"] === "yes" };
}
