/** Where and when: the window by the store's clock, the address, and the way there. */

import type { JSX } from "preact";

import type { VisitRow } from "../db/rows.ts";
import { say, t } from "../i18n/index.ts";
import { Icon } from "../ui/icons.tsx";
import { mapLink, platformOf } from "./maps.ts";
import { describeDistance, describeWindow } from "./window.ts";

export function Where({ visit: { planned } }: { readonly visit: VisitRow }): JSX.Element {
  const name = say(planned.store.name);
  const link = mapLink(planned.store, name, platformOf());
  return (
    <section class="sheet stack">
      <div>
        <p>
          <strong>{describeWindow(planned)}</strong>
        </p>
        <p class="hint">{describeDistance(planned, new Date())}</p>
      </div>
      <div>
        <p>{say(planned.store.address)}</p>
        <p class="hint">{planned.store.code}</p>
      </div>
      {link !== null && (
        <a class="button" href={link} target="_blank" rel="noreferrer">
          <Icon name="pin" />
          {t("visits.map")}
        </a>
      )}
    </section>
  );
}
