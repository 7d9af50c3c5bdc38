/** One person: name and language, roles and where they hold, the way in, and the door. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { ApiProblem, call } from "../api/client.ts";
import type { Membership, User } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import { may, me } from "../session/session.ts";
import { ConfirmButton } from "./confirm.tsx";
import { FactFields, FACTS, readFacts } from "./facts.tsx";
import { SelectField, TextField } from "./fields.tsx";
import { FormEnd } from "./form-end.tsx";
import { useForm } from "./forms.ts";
import { NewPassword } from "./new-password.tsx";
import { readLanguage, SPOKEN } from "./person-form.tsx";
import type { Places } from "./places.ts";
import { nameOfRole, nameOfScope, readMembership, readShift, RoleFields, shiftOptions } from "./roles.tsx";
import { StatusWord } from "./status.tsx";

interface Props {
  readonly person: User;
  readonly places: Places | null;
  /** Reads the person, and the list they stand in, again. */
  readonly onChanged: () => void;
}

type ShiftProps = Pick<Props, "person" | "onChanged"> & { readonly membership: Membership };

export function Person(props: Props): JSX.Element {
  const { person, places } = props;
  const isManager = may("user:manage");
  return (
    <div class="stack manage-form">
      <header>
        <h2>{person.name}</h2>
        <p class="row hint">
          {person.email} <StatusWord status={person.status} />
        </p>
      </header>
      {isManager && <Basics {...props} />}
      <section class="part">
        <h3>{t("people.roles")}</h3>
        <ul class="memberships">
          {person.memberships.map((membership) => (
            <RoleRow key={membership.id} membership={membership} {...props} />
          ))}
        </ul>
        {person.memberships.length === 0 && <p class="hint">{t("people.no_roles")}</p>}
        {isManager && <AddRole {...props} places={places} />}
      </section>
      {isManager && (
        <section class="part">
          <h3>{t("people.way_in")}</h3>
          <div class="row">
            <NewPassword person={person} onDone={props.onChanged} />
            {person.id !== me.value?.user.id && <Door {...props} />}
            {may("device:read") && (
              <a class="button" href={`/devices?user=${person.id}`}>
                {t("app.devices")}
              </a>
            )}
          </div>
        </section>
      )}
    </div>
  );
}

function Basics({ person, onChanged }: Props): JSX.Element {
  const [isSaved, setSaved] = useState(false);
  const form = useForm(["/name", "/language", ...FACTS], async (values) => {
    const language = readLanguage(values["/language"] ?? "");
    const body = { name: values["/name"] ?? "", language, ...readFacts(values) };
    await call("PATCH /v1/users/{user_id}", { path: { user_id: person.id }, body });
    setSaved(true);
    onChanged();
  });
  return (
    <form class="stack" onSubmit={form.submit}>
      <div class="pair">
        <TextField label={t("people.name")} at="/name" form={form} value={person.name} required />
        <SelectField label={t("people.language")} at="/language" form={form} value={person.language} options={SPOKEN} />
      </div>
      <FactFields form={form} facts={person} />
      <FormEnd form={form} isSaved={isSaved} />
    </form>
  );
}

function RoleRow({ membership, person, places, onChanged }: Props & { readonly membership: Membership }): JSX.Element {
  const { id } = membership;
  const role = nameOfRole(membership.role);
  return (
    <li class="row spread">
      <span>
        <b>{role}</b> <span class="hint">{nameOfScope(membership, places)}</span>
      </span>
      {may("user:manage") && (membership.store_id ?? null) !== null && (
        <ChooseShift membership={membership} person={person} onChanged={onChanged} />
      )}
      {may("user:manage") && id !== undefined && (
        <ConfirmButton
          verb={t("people.take_role")}
          title={t("people.take_role_title", { role, name: person.name })}
          means={t("people.take_role_means")}
          act={async () => {
            const path = { user_id: person.id, membership_id: id };
            await call("DELETE /v1/users/{user_id}/memberships/{membership_id}", { path });
            onChanged();
          }}
        />
      )}
    </li>
  );
}

function ChooseShift({ membership: { id = "", shift = null }, person, onChanged }: ShiftProps): JSX.Element {
  const [problem, setProblem] = useState("");
  const change = async (wanted: string): Promise<void> => {
    const path = { user_id: person.id, membership_id: id };
    try {
      const body = { shift: readShift(wanted) };
      await call("PATCH /v1/users/{user_id}/memberships/{membership_id}", { path, body });
      setProblem("");
      onChanged();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.isUnknown ? t("people.not_sent") : error.message);
    }
  };
  return (
    <span class="stack-tight">
      <select
        class="input"
        aria-label={t("people.shift")}
        value={shift ?? ""}
        onChange={(event) => void change(event.currentTarget.value)}
      >
        {shiftOptions().map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      {problem !== "" && (
        <span class="poor" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}

function AddRole({ person, places, onChanged }: Props): JSX.Element {
  const form = useForm(["/role", "/region_id", "/store_id", "/shift"], async (values) => {
    const body = readMembership(values, "");
    await call("POST /v1/users/{user_id}/memberships", { path: { user_id: person.id }, body });
    onChanged();
  });
  return (
    <details>
      <summary class="button">{t("people.give_role")}</summary>
      <form class="stack" onSubmit={form.submit}>
        <RoleFields form={form} places={places} at="" />
        <FormEnd form={form} name={t("people.give_role")} />
      </form>
    </details>
  );
}

/** Shuts a person out, or lets them in again. */
function Door({ person, onChanged }: Props): JSX.Element {
  const isOut = person.status === "disabled";
  return (
    <ConfirmButton
      verb={isOut ? t("people.enable") : t("people.disable")}
      title={isOut ? t("people.enable_title", { name: person.name }) : t("people.disable_title", { name: person.name })}
      means={isOut ? t("people.enable_means") : t("people.disable_means")}
      act={async () => {
        const body = { status: isOut ? ("active" as const) : ("disabled" as const) };
        await call("PATCH /v1/users/{user_id}", { path: { user_id: person.id }, body });
        onChanged();
      }}
    />
  );
}
