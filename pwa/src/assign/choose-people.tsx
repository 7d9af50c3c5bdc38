/** People by name: looked for while one types, and the chosen ones above. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { User } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import { nameOfRole } from "../manage/roles.tsx";
import { MoreRows } from "../reading/more.tsx";
import { usePages } from "../reading/pages.ts";
import { SearchBox } from "../reading/search-box.tsx";
import { Trouble } from "../reading/trouble.tsx";
import { Icon } from "../ui/icons.tsx";
import { MoreNames } from "./audience.tsx";
import { Check } from "./check.tsx";
import { type Draft, toggled } from "./draft.ts";
import { usePeople } from "./people.ts";

interface Props {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
}

export function ChoosePeople({ draft, change }: Props): JSX.Element {
  const [q, setQ] = useState("");
  const chosen = usePeople(draft.people);
  const wanted = q.trim().slice(0, 100);
  const found = usePages<User>(wanted === "" ? null : `found ${wanted}`, async (cursor, signal) => {
    const page = await call("GET /v1/users", {
      query: { q: wanted, status: "active", cursor, limit: 20 },
      ...(signal === undefined ? {} : { signal }),
    });
    return page;
  });
  const toggle = (id: string): void => {
    change({ people: toggled(draft.people, id) });
  };
  return (
    <fieldset class="stack-tight">
      <legend>{t("assign.by_name")}</legend>
      {draft.people.length > 0 && (
        <ul class="row">
          {chosen.asked.map((id) => {
            const name = chosen.value?.get(id)?.name ?? "…";
            return (
              <li key={id}>
                <button
                  type="button"
                  class="button"
                  aria-label={t("assign.take_out", { name })}
                  onClick={() => toggle(id)}
                >
                  {name}
                  <Icon name="close" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <MoreNames of={draft.people} people={chosen} />
      <Trouble {...chosen} />
      <SearchBox label={t("assign.search_person")} q={q} change={setQ} />
      <Trouble {...found} />
      {found.rows?.length === 0 && <p class="hint">{t("people.none_fit")}</p>}
      <div class="checks">
        {found.rows?.map(({ id, name, memberships }) => (
          <Check
            key={id}
            name={name}
            hint={[...new Set(memberships.map(({ role }) => nameOfRole(role)))].join(", ")}
            isOn={draft.people.includes(id)}
            toggle={() => toggle(id)}
          />
        ))}
      </div>
      <MoreRows list={found} />
    </fieldset>
  );
}
