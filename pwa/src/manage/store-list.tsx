/** The stores below their regions, as a tree. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { Region, Store } from "../api/types.gen.ts";
import { say, t } from "../i18n/index.ts";
import { may } from "../session/session.ts";
import type { Places } from "./places.ts";
import { layOut } from "./region-tree.ts";
import { RegionDialog } from "./regions.tsx";
import { fits } from "./store-search.ts";

interface Props {
  readonly places: Places;
  readonly q: string;
  readonly isAll: boolean;
  readonly openId: string | null;
  readonly search: string;
  readonly onChanged: () => void;
}

export function StoreList({ places, q, isAll, openId, search, onChanged }: Props): JSX.Element {
  const [editing, setEditing] = useState<Region | null>(null);
  const shown = places.stores.filter((store) => (isAll || store.status === "open" || q !== "") && fits(store, q));
  const rows = layOut(places.regions)
    .map(({ region, depth }) => ({ region, depth, stores: shown.filter((store) => store.region_id === region.id) }))
    .filter(({ stores }) => q === "" || stores.length > 0);
  if (rows.length === 0) return <p class="nothing">{t("stores.none_fit")}</p>;
  return (
    <>
      {rows.map(({ region, depth, stores }) => (
        <section key={region.id} class={`region depth-${Math.min(depth, 3)}`} aria-label={say(region.name)}>
          <h2 class="row spread">
            <span>
              {say(region.name)} <span class="hint number">{stores.length}</span>
            </span>
            {may("store:manage") && (
              <button
                type="button"
                class="button quiet"
                onClick={() => {
                  setEditing(region);
                }}
              >
                {t("stores.rename")}
                <span class="only-heard"> {say(region.name)}</span>
              </button>
            )}
          </h2>
          <ul class="reports">
            {stores.map((store) => (
              <StoreRow key={store.id} store={store} isOpen={store.id === openId} search={search} />
            ))}
          </ul>
        </section>
      ))}
      {editing !== null && (
        <RegionDialog
          region={editing}
          regions={places.regions}
          onSaved={onChanged}
          close={() => {
            setEditing(null);
          }}
        />
      )}
    </>
  );
}

interface RowProps {
  readonly store: Store;
  readonly isOpen: boolean;
  readonly search: string;
}

function StoreRow({ store, isOpen, search }: RowProps): JSX.Element {
  return (
    <li>
      <a class="report" href={`/stores/${store.id}${search}`} {...(isOpen ? { "aria-current": "true" as const } : {})}>
        <span class="what">
          <b>{say(store.name)}</b>
          <span class="hint">{say(store.address)}</span>
        </span>
        <span class="hint">{store.code}</span>
        {store.status === "closed" && <span class="tag">{t("stores.closed")}</span>}
      </a>
    </li>
  );
}
