/** Stores: the tree of regions with their stores, and one store. */

import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useState } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { type Places, usePlaces } from "../manage/places.ts";
import { RegionDialog } from "../manage/regions.tsx";
import { StoreView } from "../manage/store.tsx";
import { StoreForm } from "../manage/store-form.tsx";
import { StoreList } from "../manage/store-list.tsx";
import { Desk, useNarrowing } from "../reading/desk.tsx";
import type { Reading } from "../reading/readings.ts";
import { SearchBox } from "../reading/search-box.tsx";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { may } from "../session/session.ts";
import "../reading/reading.css";
import "../manage/manage.css";

export default function Stores(): JSX.Element {
  const openId = useRoute().params["id"] ?? null;
  const narrowing = useNarrowing("/stores", openId);
  const places = usePlaces();
  const [q, isAll] = [narrowing.read("q"), narrowing.read("all") === "1"];
  return (
    <Desk
      title={t("app.stores")}
      home={`/stores${narrowing.search}`}
      openId={openId}
      list={() => (
        <section class="list-pane" aria-label={t("app.stores")}>
          <Tools q={q} isAll={isAll} change={narrowing.change} places={places} />
          <Trouble {...places} />
          {places.value === null && places.isLoading && <Skeleton lines={8} />}
          {places.value !== null && (
            <StoreList
              {...{ q, isAll, openId }}
              places={places.value}
              search={narrowing.search}
              onChanged={places.again}
            />
          )}
        </section>
      )}
      detail={() => <Chosen openId={openId} places={places} />}
    />
  );
}

interface ChosenProps {
  readonly openId: string | null;
  readonly places: Reading<Places>;
}

function Chosen({ openId, places }: ChosenProps): JSX.Element {
  const { route } = useLocation();
  const known = places.value;
  if (openId === null) return <p class="hint nothing-open">{t("stores.choose")}</p>;
  if (known === null) return places.isLoading ? <Skeleton lines={6} /> : <Trouble {...places} />;
  if (openId === "new") {
    const added = (id: string): void => {
      places.again();
      route(`/stores/${id}`);
    };
    return (
      <div class="stack manage-form">
        <h2>{t("stores.new")}</h2>
        <StoreForm store={null} places={known} onSaved={added} />
      </div>
    );
  }
  const store = known.stores.find(({ id }) => id === openId);
  if (store === undefined) return <p class="nothing-open">{places.isLoading ? "" : t("stores.not_here")}</p>;
  return <StoreView key={store.id} store={store} places={known} onChanged={places.again} />;
}

interface ToolsProps {
  readonly q: string;
  readonly isAll: boolean;
  readonly change: (name: string, value: string) => void;
  readonly places: Reading<Places>;
}

function Tools({ q, isAll, change, places }: ToolsProps): JSX.Element {
  const [isAdding, setAdding] = useState(false);
  return (
    <div class="list-tools manage-tools">
      <SearchBox
        label={t("stores.search")}
        q={q}
        change={(text) => {
          change("q", text);
        }}
      />
      <label class="row target">
        <input
          type="checkbox"
          checked={isAll}
          onChange={() => {
            change("all", isAll ? "" : "1");
          }}
        />
        {t("stores.with_closed")}
      </label>
      {may("store:manage") && (
        <>
          <a class="button" href="/stores/new">
            {t("stores.new")}
          </a>
          <button
            type="button"
            class="button"
            onClick={() => {
              setAdding(true);
            }}
          >
            {t("stores.new_region")}
          </button>
        </>
      )}
      {isAdding && (
        <RegionDialog
          region={null}
          regions={places.value?.regions ?? []}
          onSaved={places.again}
          close={() => {
            setAdding(false);
          }}
        />
      )}
    </div>
  );
}
