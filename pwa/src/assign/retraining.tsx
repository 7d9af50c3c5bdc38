/** Whom the findings of a visit give courses to by themselves, in words; and for who assigns in the whole chain the way to change it. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { RetrainingRule } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import { SelectField, TextField } from "../manage/fields.tsx";
import { FormEnd } from "../manage/form-end.tsx";
import { useForm, type Values } from "../manage/forms.ts";
import { nameOfRole } from "../manage/roles.tsx";
import { type Reading, useReading } from "../reading/readings.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { me } from "../session/session.ts";

const FIELDS = ["/roles", "/shift", "/late_from", "/due_days"] as const;
type Learners = RetrainingRule["roles"];

/** Read the rule, once for the line in the list and the sheet beside it. */
export function useRetrainingRule(): Reading<RetrainingRule> {
  return useReading("retraining rule", async (signal) => await call("GET /v1/retraining-rule", { signal }));
}

export function Retraining({ reading }: { readonly reading: Reading<RetrainingRule> }): JSX.Element {
  const rule = reading.value;
  return (
    <article class="stack wizard">
      <h2>{t("assign.retraining")}</h2>
      <p>{t("assign.retraining_means")}</p>
      <Trouble {...reading} />
      {rule === null && reading.isLoading && <Skeleton lines={4} />}
      {rule !== null && <p class="sheet">{sayRetraining(rule)}</p>}
      {rule?.shift === "visited" && <p class="hint">{t("assign.retraining_few")}</p>}
      {rule !== null && isForWholeChain() && <Changing rule={rule} onChanged={reading.again} />}
    </article>
  );
}

/** Say the rule in one sentence. */
export function sayRetraining({ roles, shift, late_from: from, due_days: n }: RetrainingRule): string {
  const who = roles.map((role) => nameOfRole(role)).join(t("assign.comma"));
  return shift === "every"
    ? t("assign.retraining_every", { who, n })
    : t("assign.retraining_visited", { who, n, time: from });
}

function Changing({ rule, onChanged }: { readonly rule: RetrainingRule; readonly onChanged: () => void }): JSX.Element {
  const [shift, setShift] = useState(rule.shift);
  const [isSaved, setSaved] = useState(false);
  const form = useForm(FIELDS, async (values) => {
    await call("PUT /v1/retraining-rule", { body: readRetraining(values, rule) });
    setSaved(true);
    onChanged();
  });
  return (
    <form class="stack" onSubmit={form.submit}>
      <SelectField
        label={t("assign.retraining_who")}
        at="/roles"
        form={form}
        value={rule.roles.toSorted().join(" ")}
        options={[
          ["staff", nameOfRole("staff")],
          ["manager staff", [nameOfRole("staff"), nameOfRole("manager")].join(t("assign.comma"))],
          ["manager", nameOfRole("manager")],
        ]}
      />
      <SelectField
        label={t("people.shift")}
        at="/shift"
        form={form}
        value={rule.shift}
        onChange={(value) => {
          setShift(value === "visited" ? "visited" : "every");
        }}
        options={[
          ["every", t("assign.shift_every")],
          ["visited", t("assign.shift_visited")],
        ]}
      />
      {shift === "visited" && (
        <TextField
          label={t("assign.late_from")}
          at="/late_from"
          form={form}
          type="time"
          value={rule.late_from}
          hint={t("assign.retraining_few")}
          required
        />
      )}
      <TextField
        label={t("assign.days")}
        at="/due_days"
        form={form}
        type="number"
        value={String(rule.due_days)}
        required
      />
      <FormEnd form={form} isSaved={isSaved} />
    </form>
  );
}

function readRetraining(values: Values, before: RetrainingRule): RetrainingRule {
  const roles = (["staff", "manager"] as const).filter((role) => values["/roles"]?.split(" ").includes(role));
  return {
    roles: roles as Learners,
    shift: values["/shift"] === "visited" ? "visited" : "every",
    late_from: values["/late_from"] ?? before.late_from,
    due_days: Number(values["/due_days"]),
  };
}

/** Tell whether one assigns in the whole organisation; the server decides it again. */
function isForWholeChain(): boolean {
  return (me.value?.user.memberships ?? []).some(
    ({ role, region_id: region = null, store_id: store = null }) =>
      ["admin", "trainer"].includes(role) && region === null && store === null,
  );
}
