/** The regions: renaming one and adding one below. A region cannot be moved. */

import type { JSX } from "preact";

import { call } from "../api/client.ts";
import type { Region } from "../api/types.gen.ts";
import { say, t } from "../i18n/index.ts";
import { Dialog } from "../reading/dialog.tsx";
import { BothField, SelectField, TextField } from "./fields.tsx";
import { FormEnd } from "./form-end.tsx";
import { useForm } from "./forms.ts";
import { layOut } from "./region-tree.ts";

interface Props {
  /** Null for a new one. */
  readonly region: Region | null;
  readonly regions: readonly Region[];
  readonly onSaved: () => void;
  readonly close: () => void;
}

export function RegionDialog({ region, regions, onSaved, close }: Props): JSX.Element {
  const form = useForm(["/parent_id", "/code", "/name"], async (values) => {
    const body = {
      code: values["/code"] ?? "",
      name: { "zh-Hans": values["/name/zh-Hans"] ?? "", en: values["/name/en"] ?? "" },
    };
    const parent = values["/parent_id"] ?? "";
    await (region === null
      ? call("POST /v1/regions", { body: { ...body, parent_id: parent === "" ? null : parent } })
      : call("PATCH /v1/regions/{region_id}", { path: { region_id: region.id }, body }));
    onSaved();
    close();
  });
  const parents = layOut(regions).map(({ region: each, depth }): [string, string] => [
    each.id,
    `${"　".repeat(depth)}${say(each.name)}`,
  ]);
  return (
    <Dialog title={region === null ? t("stores.new_region") : say(region.name)} onClose={close}>
      <form class="stack" onSubmit={form.submit}>
        {region === null && (
          <SelectField
            label={t("stores.below")}
            at="/parent_id"
            form={form}
            value=""
            options={[["", t("stores.top")], ...parents]}
          />
        )}
        <TextField label={t("stores.code")} at="/code" form={form} value={region?.code ?? ""} required />
        <BothField
          label={t("stores.name")}
          at="/name"
          form={form}
          {...(region === null ? {} : { value: region.name })}
        />
        <FormEnd form={form} />
      </form>
    </Dialog>
  );
}
