/** Whom a rule is for, in words. */

import type { JSX } from "preact";

import type { Rule } from "../api/types.gen.ts";
import { say, t } from "../i18n/index.ts";
import type { Places } from "../manage/places.ts";
import { nameOfRole, type Role, ROLES } from "../manage/roles.tsx";
import { type Named, usePeople } from "./people.ts";

interface Audience {
  readonly people: readonly string[];
  readonly roles: readonly string[];
  readonly regions: readonly string[];
  readonly stores: readonly string[];
  readonly tenure: Rule["tenure"];
  readonly promoter: boolean | null;
}

/** Say it with names. */
export function AudienceWords({ of, places }: { readonly of: Audience; readonly places: Places | null }): JSX.Element {
  const people = usePeople(of.people);
  const names = people.value;
  const known = of.people.flatMap((id) => names?.get(id)?.name ?? []);
  return (
    <>
      {of.roles.length > 0 && <p>{sayRoles(of, places)}</p>}
      {of.people.length > 0 && (
        <p>
          {known.length === 0
            ? t("assign.n_people", { n: of.people.length })
            : [
                ...known,
                ...(of.people.length > known.length
                  ? [t("assign.n_more", { n: of.people.length - known.length })]
                  : []),
              ].join(t("assign.comma"))}
        </p>
      )}
      <MoreNames of={of.people} people={people} />
    </>
  );
}

/** The button that asks for the names that were left out. */
export function MoreNames({ of, people }: { readonly of: readonly string[]; readonly people: Named }): JSX.Element {
  if (people.asked.length === of.length) return <></>;
  return (
    <button type="button" class="button quiet" disabled={people.isLoading} onClick={people.more}>
      {t("assign.more_names", { n: of.length - people.asked.length })}
    </button>
  );
}

/** Say roles, places and what narrows them in one line. */
export function sayRoles({ roles, regions, stores, tenure, promoter }: Audience, places: Places | null): string {
  const who = ROLES.filter((role: Role) => roles.includes(role)).map(nameOfRole);
  const where = [
    ...regions.map((id) => say(places?.regions.find((each) => each.id === id)?.name)),
    ...stores.map((id) => say(places?.stores.find((each) => each.id === id)?.name)),
  ].filter((name) => name !== "");
  const at = t("assign.roles_at", {
    roles: who.join(t("assign.comma")),
    places: where.length === 0 ? t("people.whole") : where.join(t("assign.comma")),
  });
  const sent = promoter === null ? "" : promoter ? t("assign.for_promoters") : t("assign.for_own");
  return [at, sayTenure(tenure), sent].filter((each) => each !== "").join(" · ");
}

function sayTenure(tenure: Rule["tenure"]): string {
  const [min, max] = [tenure?.min_days ?? null, tenure?.max_days ?? null];
  if (min !== null && max !== null) return t("assign.tenure_between", { min, max });
  if (min !== null) return t("assign.tenure_from", { n: min });
  return max === null ? "" : t("assign.tenure_to", { n: max });
}
