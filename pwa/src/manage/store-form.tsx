/** Adding a store and changing one: the same fields. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { Store } from "../api/types.gen.ts";
import { say, t } from "../i18n/index.ts";
import { BothField, SelectField, TextField } from "./fields.tsx";
import { FormEnd } from "./form-end.tsx";
import { useForm } from "./forms.ts";
import type { Places } from "./places.ts";
import { layOut } from "./region-tree.ts";
import { changesOf, DATUMS, readStore, STORE_FIELDS } from "./store-values.ts";

/** A new store as the form begins. */
const BLANK: Omit<Store, "id"> = {
  region_id: "",
  code: "",
  name: { "zh-Hans": "", en: "" },
  address: { "zh-Hans": "", en: "" },
  time_zone: "Asia/Shanghai",
  latitude: null,
  longitude: null,
  datum: "GCJ-02",
  tags: [],
  status: "open",
  opened_at: null,
};

interface Props {
  /** Null for a new one. */
  readonly store: Store | null;
  readonly places: Places;
  readonly onSaved: (id: string) => void;
}

export function StoreForm({ store, places, onSaved }: Props): JSX.Element {
  const [isSaved, setSaved] = useState(false);
  const form = useForm(STORE_FIELDS, async (values) => {
    const wanted = readStore(values);
    const { id } =
      store === null
        ? await call("POST /v1/stores", { body: wanted })
        : await call("PATCH /v1/stores/{store_id}", { path: { store_id: store.id }, body: changesOf(store, wanted) });
    setSaved(true);
    onSaved(id);
  });
  const regions = layOut(places.regions).map(({ region, depth }): [string, string] => [
    region.id,
    `${"　".repeat(depth)}${say(region.name)}`,
  ]);
  const shown = store ?? { ...BLANK, region_id: regions[0]?.[0] ?? "" };
  return (
    <form class="stack" onSubmit={form.submit}>
      <div class="pair">
        <TextField label={t("stores.code")} at="/code" form={form} value={shown.code} required />
        <SelectField label={t("stores.region")} at="/region_id" form={form} value={shown.region_id} options={regions} />
      </div>
      <BothField label={t("stores.name")} at="/name" form={form} value={shown.name} />
      <BothField label={t("stores.address")} at="/address" form={form} value={shown.address} />
      <TextField
        label={t("stores.tags")}
        at="/tags"
        form={form}
        value={shown.tags.join(", ")}
        hint={t("stores.tags_hint")}
      />
      <div class="trio">
        <TextField
          label={t("stores.latitude")}
          at="/latitude"
          form={form}
          value={sayDegrees(shown.latitude)}
          inputMode="decimal"
        />
        <TextField
          label={t("stores.longitude")}
          at="/longitude"
          form={form}
          value={sayDegrees(shown.longitude)}
          inputMode="decimal"
        />
        <SelectField
          label={t("stores.datum")}
          at="/datum"
          form={form}
          value={shown.datum}
          options={DATUMS.map((each) => [each, nameOfDatum(each)])}
        />
      </div>
      <div class="trio">
        <TextField label={t("stores.time_zone")} at="/time_zone" form={form} value={shown.time_zone} required />
        <TextField
          label={t("stores.opened")}
          at="/opened_at"
          form={form}
          type="date"
          value={(shown.opened_at ?? "").slice(0, 10)}
        />
        <SelectField
          label={t("stores.status")}
          at="/status"
          form={form}
          value={shown.status}
          options={[
            ["open", t("stores.open")],
            ["closed", t("stores.closed")],
          ]}
        />
      </div>
      <FormEnd
        form={form}
        name={store === null ? t("stores.add") : t("app.save")}
        isSaved={isSaved && store !== null}
      />
    </form>
  );
}

function sayDegrees(degrees: number | null): string {
  return degrees === null ? "" : String(degrees);
}

function nameOfDatum(datum: (typeof DATUMS)[number]): string {
  return { "WGS-84": t("stores.wgs"), "GCJ-02": t("stores.gcj"), "BD-09": t("stores.bd") }[datum];
}
