/** To whom: people by name, or everybody with a role at stores and regions; both together are possible. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { say, t } from "../i18n/index.ts";
import type { Places } from "../manage/places.ts";
import { layOut } from "../manage/region-tree.ts";
import { nameOfRole, ROLES } from "../manage/roles.tsx";
import { fits } from "../manage/store-search.ts";
import { SearchBox } from "../reading/search-box.tsx";
import { may } from "../session/session.ts";
import { Check } from "./check.tsx";
import { ChooseFacts } from "./choose-facts.tsx";
import { ChoosePeople } from "./choose-people.tsx";
import { type Draft, toggled } from "./draft.ts";

interface Props {
  readonly draft: Draft;
  readonly places: Places | null;
  readonly change: (changes: Partial<Draft>) => void;
}

export function ChooseWho({ draft, places, change }: Props): JSX.Element {
  // Who shops is known only to those who plan visits.
  const roles = ROLES.filter((role) => role !== "shopper" || may("visit:plan"));
  return (
    <>
      <fieldset>
        <legend>{t("assign.by_role")}</legend>
        <div class="checks">
          {roles.map((role) => (
            <Check
              key={role}
              name={nameOfRole(role)}
              isOn={draft.roles.includes(role)}
              toggle={() => {
                change({ roles: toggled(draft.roles, role) });
              }}
            />
          ))}
        </div>
      </fieldset>
      {draft.roles.length > 0 && places !== null && <ChoosePlaces draft={draft} places={places} change={change} />}
      {draft.roles.length > 0 && <ChooseFacts draft={draft} change={change} />}
      <ChoosePeople draft={draft} change={change} />
    </>
  );
}

function ChoosePlaces({ draft, places, change }: Props & { readonly places: Places }): JSX.Element {
  const [q, setQ] = useState("");
  const isLong = places.stores.length > 12;
  const rows = layOut(places.regions).map(({ region, depth }) => ({
    region,
    depth,
    stores: places.stores.filter(
      (store) =>
        store.region_id === region.id && store.status === "open" && (fits(store, q) || draft.stores.includes(store.id)),
    ),
  }));
  return (
    <fieldset>
      <legend>{t("assign.at")}</legend>
      <p class="hint">{t("assign.everywhere")}</p>
      {isLong && <SearchBox label={t("assign.search_store")} q={q} change={setQ} />}
      {rows.map(({ region, depth, stores }) => (
        <div key={region.id} class={`places depth-${Math.min(depth, 3)}`}>
          <Check
            name={say(region.name)}
            hint={t("assign.whole_region")}
            isOn={draft.regions.includes(region.id)}
            toggle={() => {
              change({ regions: toggled(draft.regions, region.id) });
            }}
          />
          {(!isLong || q !== "" || stores.some(({ id }) => draft.stores.includes(id))) && (
            <div class="checks">
              {stores.map(({ id, code, name }) => (
                <Check
                  key={id}
                  name={say(name)}
                  hint={code}
                  isOn={draft.stores.includes(id)}
                  toggle={() => {
                    change({ stores: toggled(draft.stores, id) });
                  }}
                />
              ))}
            </div>
          )}
        </div>
      ))}
    </fieldset>
  );
}
