/** The keys, explained; and the switch for them. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { may } from "../session/session.ts";
import { Dialog } from "./dialog.tsx";
import { areKeysOn, switchKeys } from "./keys.ts";

export function Help({ close }: { readonly close: () => void }): JSX.Element {
  const keys: (readonly [string, string, boolean])[] = [
    ["J / K", t("reading.key_move"), true],
    ["Enter", t("reading.key_open"), true],
    ["/", t("reading.key_search"), true],
    ["P", t("reading.publish"), may("audit:review")],
    ["A", t("reading.approve"), may("audit:review")],
    ["R", t("reading.return"), may("audit:review")],
    ["U", t("reading.undo"), may("audit:review")],
    ["?", t("reading.key_help"), true],
  ];
  return (
    <Dialog title={t("reading.keys")} onClose={close}>
      <dl class="keys">
        {keys.flatMap(([key, name, isMine]) =>
          isMine
            ? [
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{name}</dd>
                </div>,
              ]
            : [],
        )}
      </dl>
      <label class="row target">
        <input
          type="checkbox"
          checked={areKeysOn.value}
          onChange={(event) => switchKeys(event.currentTarget.checked)}
        />
        {t("reading.keys_on")}
      </label>
    </Dialog>
  );
}
