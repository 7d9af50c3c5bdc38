/** This device: which network photos use, how much room there is, and how safe it is. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { Protection } from "../queue/protection.tsx";
import { Room } from "../queue/room.tsx";
import { WifiOnly } from "../queue/wifi-only.tsx";
import { InstallHint } from "../ui/install-hint.tsx";

export function ThisDevice(): JSX.Element {
  return (
    <>
      <section class="sheet stack" aria-labelledby="sending">
        <h2 id="sending">{t("settings.sending")}</h2>
        <WifiOnly />
      </section>
      <section class="sheet stack" aria-labelledby="storage">
        <h2 id="storage">{t("settings.storage")}</h2>
        <Room />
        <Protection />
        <InstallHint />
      </section>
    </>
  );
}
