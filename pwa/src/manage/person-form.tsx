/** Adding a person: who, in which language, with which role, and perhaps a first password. */

import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import { call } from "../api/client.ts";
import { t } from "../i18n/index.ts";
import { FactFields, FACTS, readFacts } from "./facts.tsx";
import { SelectField, TextField } from "./fields.tsx";
import { FormEnd } from "./form-end.tsx";
import { useForm } from "./forms.ts";
import type { Places } from "./places.ts";
import { readMembership, RoleFields } from "./roles.tsx";

export const SPOKEN: readonly (readonly [string, string])[] = [
  ["zh-Hans", "中文"],
  ["en", "English"],
];
const ROLE = "/memberships/0";
const FIELDS = [
  "/name",
  "/email",
  "/language",
  "/password",
  ...FACTS,
  ...["role", "region_id", "store_id", "shift"].map((name) => `${ROLE}/${name}`),
];

interface Props {
  readonly places: Places | null;
  readonly onAdded: () => void;
}

export function NewPerson({ places, onAdded }: Props): JSX.Element {
  const { route } = useLocation();
  const form = useForm(FIELDS, async (values) => {
    const read = (name: string): string => values[name] ?? "";
    const password = read("/password");
    const body = {
      name: read("/name"),
      email: read("/email"),
      language: readLanguage(read("/language")),
      ...readFacts(values),
      memberships: [readMembership(values, ROLE)],
      ...(password === "" ? {} : { password }),
    };
    const { id } = await call("POST /v1/users", { body });
    onAdded();
    route(`/people/${id}`);
  });
  return (
    <form class="stack manage-form" onSubmit={form.submit}>
      <h2>{t("people.new")}</h2>
      <TextField label={t("people.name")} at="/name" form={form} required />
      <TextField label={t("people.email")} at="/email" form={form} type="email" required />
      <SelectField label={t("people.language")} at="/language" form={form} value="zh-Hans" options={SPOKEN} />
      <RoleFields form={form} places={places} at={ROLE} />
      <FactFields form={form} />
      <TextField
        label={t("people.first_password")}
        at="/password"
        form={form}
        hint={t("people.first_password_hint")}
        autocomplete="new-password"
      />
      <FormEnd form={form} name={t("people.add")} />
    </form>
  );
}

/** Read a language out of a form. */
export function readLanguage(text: string): "zh-Hans" | "en" {
  return text === "en" ? "en" : "zh-Hans";
}
