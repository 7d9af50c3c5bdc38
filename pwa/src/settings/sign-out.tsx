/** Signing out; with unsent work on this device only after typing how much it is, so that nobody does it in passing. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { waiting } from "../outbox/chip.tsx";
import { stopDrain } from "../outbox/drain.ts";
import { complain } from "../outbox/log.ts";
import { unsubscribe } from "../reminders/browser.ts";
import { signOut } from "../session/session.ts";
import { useModal } from "../ui/modal.ts";
import { pause } from "../ui/pause.ts";

const PATIENCE_MS = 2000;

export function SignOut(): JSX.Element {
  const isAsking = useSignal(false);
  const counted = waiting.value;
  const unsent = counted === null ? 0 : counted.acts + counted.photos + counted.problems + counted.drafts;
  const leave = (): void => {
    if (unsent > 0) isAsking.value = true;
    else void leaveNow();
  };
  return (
    <section>
      <button type="button" class="button" disabled={counted === null} onClick={leave}>
        {t("session.sign_out")}
      </button>
      {isAsking.value && <Confirm unsent={unsent} onClose={() => (isAsking.value = false)} />}
    </section>
  );
}

function Confirm({ unsent, onClose }: { readonly unsent: number; readonly onClose: () => void }): JSX.Element {
  const dialog = useModal();
  const typed = useSignal("");
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="leave" onClose={onClose}>
      <form method="dialog" class="stack">
        <h2 id="leave">{t("settings.sign_out_unsent")}</h2>
        <p>{t("settings.sign_out_unsent_body", { n: unsent })}</p>
        <div class="field">
          <label for="typed">{t("settings.sign_out_type", { n: unsent })}</label>
          <input
            class="input"
            id="typed"
            inputMode="numeric"
            autocomplete="off"
            value={typed.value}
            onInput={(event) => (typed.value = event.currentTarget.value)}
          />
        </div>
        <div class="row">
          <button class="button primary">{t("app.cancel")}</button>
          <button
            type="button"
            class="button"
            disabled={typed.value.trim() !== String(unsent)}
            onClick={() => void leaveNow()}
          >
            {t("settings.sign_out_still")}
          </button>
        </div>
      </form>
    </dialog>
  );
}

async function leaveNow(): Promise<void> {
  stopDrain();
  // Whoever uses this browser next is not to read what is due to us; but nobody waits for a push service that does not answer.
  await Promise.race([unsubscribe().catch(complain), pause(PATIENCE_MS)]);
  await signOut();
}
