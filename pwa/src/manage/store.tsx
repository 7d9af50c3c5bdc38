/** One store: where it is, what it is like, its latest reports; administrators change it. */

import type { JSX } from "preact";

import { call } from "../api/client.ts";
import type { AuditPage, Store } from "../api/types.gen.ts";
import { formatDate, say, t } from "../i18n/index.ts";
import { Trend } from "../reading/trend.tsx";
import { useReading } from "../reading/readings.ts";
import { may } from "../session/session.ts";
import type { Places } from "./places.ts";
import { StoreForm } from "./store-form.tsx";

interface Props {
  readonly store: Store;
  readonly places: Places | null;
  readonly onChanged: () => void;
}

export function StoreView({ store, places, onChanged }: Props): JSX.Element {
  const region = places?.regions.find(({ id }) => id === store.region_id);
  return (
    <div class="stack manage-form">
      <header>
        <h2>
          {say(store.name)} <span class="hint">{store.code}</span>
        </h2>
        <p class="hint">{[say(region?.name), say(store.address)].filter((each) => each !== "").join(" · ")}</p>
        <p class="row">
          {store.status === "closed" && <span class="tag">{t("stores.closed")}</span>}
          {store.tags.map((tag) => (
            <span key={tag} class="tag">
              {tag}
            </span>
          ))}
        </p>
      </header>
      {may("audit:read") && <Reports store={store} />}
      {may("store:manage") && places !== null ? (
        <section class="part">
          <h3>{t("stores.edit")}</h3>
          <StoreForm store={store} places={places} onSaved={onChanged} />
        </section>
      ) : (
        <Facts store={store} />
      )}
    </div>
  );
}

/** The latest published reports as dots, and the way to all of them. */
function Reports({ store }: { readonly store: Store }): JSX.Element | null {
  const reading = useReading<AuditPage>(`reports of ${store.id}`, async (signal) => {
    const query = { store: store.id, status: "published" as const, limit: 12 };
    return await call("GET /v1/audits", { query, signal });
  });
  const rows = reading.value?.items ?? [];
  return (
    <section class="part">
      <h3>{t("stores.reports")}</h3>
      {reading.value !== null && rows.length === 0 && <p class="hint">{t("stores.no_reports")}</p>}
      <Trend rows={rows} openId={null} />
      <p>
        <a class="button" href={`/audits?store=${store.id}`}>
          {t("stores.all_reports")}
        </a>
      </p>
    </section>
  );
}

function Facts({ store }: { readonly store: Store }): JSX.Element {
  const facts: (readonly [string, string])[] = [
    [t("stores.time_zone"), store.time_zone],
    [t("stores.place"), store.latitude === null ? "–" : `${store.latitude}, ${store.longitude} (${store.datum})`],
    [
      t("stores.opened"),
      store.opened_at === null ? "–" : formatDate(store.opened_at, { dateStyle: "medium" }, store.time_zone),
    ],
  ];
  return (
    <dl class="steps">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
