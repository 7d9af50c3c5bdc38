/** Giving somebody a new password: made here, shown once, handed over by whoever asked for it. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { User } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import { Dialog } from "../reading/dialog.tsx";
import { TextField } from "./fields.tsx";
import { FormEnd } from "./form-end.tsx";
import { useForm } from "./forms.ts";
import { makePassword } from "./password.ts";

interface Props {
  readonly person: User;
  readonly onDone: () => void;
}

export function NewPassword(props: Props): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        class="button"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t("people.new_password")}
      </button>
      {isOpen && <PasswordDialog {...props} close={close} />}
    </>
  );
}

function PasswordDialog({ person, onDone, close }: Props & { readonly close: () => void }): JSX.Element {
  const [proposal] = useState(() => makePassword());
  const [set, setSet] = useState<string | null>(null);
  const form = useForm(["/password"], async (values) => {
    const password = values["/password"] ?? "";
    await call("PUT /v1/users/{user_id}/password", { path: { user_id: person.id }, body: { password } });
    setSet(password);
    onDone();
  });
  return (
    <Dialog title={t("people.password_title", { name: person.name })} onClose={close}>
      {set === null ? (
        <form class="stack" onSubmit={form.submit}>
          <p>{t("people.password_means")}</p>
          <TextField
            label={t("people.password")}
            at="/password"
            form={form}
            value={proposal}
            required
            autocomplete="new-password"
          />
          <FormEnd form={form} name={t("people.set_password")} />
        </form>
      ) : (
        <div class="stack" role="status">
          <p>{t("people.password_set", { name: person.name })}</p>
          <p class="once">
            <code>{set}</code>
          </p>
          <button type="button" class="button" onClick={close}>
            {t("app.close")}
          </button>
        </div>
      )}
    </Dialog>
  );
}
