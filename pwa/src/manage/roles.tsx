/** Roles and where they hold, in words; and the fields to give one. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { Membership } from "../api/types.gen.ts";
import { say, t } from "../i18n/index.ts";
import { SelectField } from "./fields.tsx";
import type { FormState, Values } from "./forms.ts";
import type { Places } from "./places.ts";
import { layOut } from "./region-tree.ts";

export const ROLES = ["shopper", "staff", "trainer", "manager", "qa", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Name a role. */
export function nameOfRole(role: Role): string {
  const names = {
    shopper: t("people.role_shopper"),
    staff: t("people.role_staff"),
    trainer: t("people.role_trainer"),
    manager: t("people.role_manager"),
    qa: t("people.role_qa"),
    admin: t("people.role_admin"),
  };
  return names[role];
}

/** Say where a role holds; "" while the names are not there yet. */
export function nameOfScope({ region_id: region, store_id: store }: Membership, places: Places | null): string {
  if ((region ?? store ?? null) === null) return t("people.whole");
  const place = places?.stores.find(({ id }) => id === store) ?? places?.regions.find(({ id }) => id === region);
  return place === undefined ? "" : say(place.name);
}

interface Props {
  readonly form: FormState;
  readonly places: Places | null;
  /** The pointer of the membership, such as "/memberships/0"; "" when it is sent alone. */
  readonly at: string;
}

/** Choose a role and where it holds. */
export function RoleFields({ form, places, at }: Props): JSX.Element {
  const [where, setWhere] = useState("whole");
  const regions = layOut(places?.regions ?? []).map(({ region, depth }): [string, string] => [
    region.id,
    `${"　".repeat(depth)}${say(region.name)}`,
  ]);
  const stores = (places?.stores ?? []).map(({ id, code, name }): [string, string] => [id, `${code} ${say(name)}`]);
  return (
    <div class="trio">
      <SelectField
        label={t("people.role")}
        at={`${at}/role`}
        form={form}
        value="staff"
        options={ROLES.map((role) => [role, nameOfRole(role)])}
      />
      <SelectField
        label={t("people.where")}
        at="where"
        form={form}
        value={where}
        onChange={setWhere}
        options={[
          ["whole", t("people.whole")],
          ["region", t("people.a_region")],
          ["store", t("people.a_store")],
        ]}
      />
      {where === "region" && (
        <SelectField label={t("people.region")} at={`${at}/region_id`} form={form} value="" options={regions} />
      )}
      {where === "store" && (
        <>
          <SelectField label={t("people.store")} at={`${at}/store_id`} form={form} value="" options={stores} />
          <SelectField label={t("people.shift")} at={`${at}/shift`} form={form} value="" options={shiftOptions()} />
        </>
      )}
    </div>
  );
}

/** Read the membership out of a form's values. */
export function readMembership(values: Values, at: string): Membership {
  const role = ROLES.find((each) => each === values[`${at}/role`]) ?? "staff";
  const [region, store] = [values[`${at}/region_id`] ?? "", values[`${at}/store_id`] ?? ""];
  return {
    role,
    ...(region === "" ? {} : { region_id: region }),
    ...(store === "" ? {} : { store_id: store, shift: readShift(values[`${at}/shift`] ?? "") }),
  };
}

/** List the shifts one may work in a store, with their names. */
export function shiftOptions(): readonly (readonly [string, string])[] {
  return [
    ["", t("people.shift_both")],
    ["early", t("people.shift_early")],
    ["late", t("people.shift_late")],
  ];
}

/** Read a shift out of a form; null for both. */
export function readShift(text: string): "early" | "late" | null {
  return text === "early" || text === "late" ? text : null;
}
