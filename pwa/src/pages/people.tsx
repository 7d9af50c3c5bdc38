/** People: who they are, what they may do and where; administrators add and change them. */

import type { JSX } from "preact";
import { useRoute } from "preact-iso";

import { call } from "../api/client.ts";
import type { User } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import { Person } from "../manage/person.tsx";
import { NewPerson } from "../manage/person-form.tsx";
import { type Places, usePlaces } from "../manage/places.ts";
import { nameOfRole, nameOfScope, type Role, ROLES } from "../manage/roles.tsx";
import { SearchBox } from "../reading/search-box.tsx";
import { StatusWord } from "../manage/status.tsx";
import { Desk, type Narrowing, useNarrowing } from "../reading/desk.tsx";
import { MoreRows } from "../reading/more.tsx";
import { type Pages, usePages } from "../reading/pages.ts";
import { useReading } from "../reading/readings.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { may } from "../session/session.ts";
import "../reading/reading.css";
import "../manage/manage.css";

const STATUSES = ["active", "pending", "disabled"] as const;

export default function People(): JSX.Element {
  const openId = useRoute().params["id"] ?? null;
  const narrowing = useNarrowing("/people", openId);
  const { read, search } = narrowing;
  const places = usePlaces();
  const role = ROLES.find((each) => each === read("role")) ?? null;
  const status = STATUSES.find((each) => each === read("status")) ?? null;
  const q = read("q").trim().slice(0, 100);
  const list = usePages<User>(`people ${role ?? ""} ${status ?? ""} ${q}`, async (cursor, signal) => {
    const asked = { cursor, limit: 50, role, status, ...(q === "" ? {} : { q }) };
    return await call("GET /v1/users", { query: asked, ...(signal === undefined ? {} : { signal }) });
  });
  return (
    <Desk
      title={t("app.people")}
      home={`/people${search}`}
      openId={openId}
      list={() => <PeoplePane {...{ list, q, role, status, openId, narrowing }} places={places.value} />}
      detail={() => <Chosen openId={openId} places={places.value} onChanged={list.again} />}
    />
  );
}

interface ChosenProps {
  readonly openId: string | null;
  readonly places: Places | null;
  readonly onChanged: () => void;
}

function Chosen({ openId, ...rest }: ChosenProps): JSX.Element {
  if (openId === null) return <p class="hint nothing-open">{t("people.choose")}</p>;
  if (openId === "new") return <NewPerson places={rest.places} onAdded={rest.onChanged} />;
  return <PersonView key={openId} id={openId} {...rest} />;
}

interface PersonViewProps {
  readonly id: string;
  readonly places: Places | null;
  readonly onChanged: () => void;
}

function PersonView({ id, places, onChanged }: PersonViewProps): JSX.Element {
  const reading = useReading<User>(
    `person ${id}`,
    async (signal) => await call("GET /v1/users/{user_id}", { path: { user_id: id }, signal }),
  );
  const changed = (): void => {
    reading.again();
    onChanged();
  };
  return (
    <>
      <Trouble {...reading} />
      {reading.value === null && reading.isLoading && <Skeleton lines={6} />}
      {reading.value !== null && <Person person={reading.value} places={places} onChanged={changed} />}
    </>
  );
}

interface PaneProps {
  readonly list: Pages<User>;
  readonly places: Places | null;
  readonly q: string;
  readonly role: Role | null;
  readonly status: (typeof STATUSES)[number] | null;
  readonly openId: string | null;
  readonly narrowing: Narrowing;
}

function PeoplePane({ list, places, q, role, status, openId, narrowing: { search, change } }: PaneProps): JSX.Element {
  const states = {
    active: t("people.status_active"),
    pending: t("people.status_pending"),
    disabled: t("people.status_disabled"),
  };
  return (
    <section class="list-pane" aria-label={t("app.people")}>
      <div class="list-tools manage-tools">
        <SearchBox label={t("people.search")} q={q} change={(text) => change("q", text)} />
        <select
          class="input"
          aria-label={t("people.role")}
          value={role ?? ""}
          onChange={(event) => change("role", event.currentTarget.value)}
        >
          <option value="">{t("people.every_role")}</option>
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {nameOfRole(each)}
            </option>
          ))}
        </select>
        <select
          class="input"
          aria-label={t("people.status")}
          value={status ?? ""}
          onChange={(event) => change("status", event.currentTarget.value)}
        >
          <option value="">{t("people.every_status")}</option>
          {STATUSES.map((each) => (
            <option key={each} value={each}>
              {states[each]}
            </option>
          ))}
        </select>
        {may("user:manage") && (
          <a class="button" href="/people/new">
            {t("people.new")}
          </a>
        )}
        {may("assignment:read") && (
          <a class="button" href="/team">
            {t("app.team")}
          </a>
        )}
        {may("device:read") && (
          <a class="button" href="/devices">
            {t("app.devices")}
          </a>
        )}
      </div>
      <Trouble {...list} />
      {list.rows === null && list.isLoading && <Skeleton lines={8} />}
      {list.rows?.length === 0 && <p class="nothing">{t("people.none_fit")}</p>}
      <ul class="reports">
        {list.rows?.map((person) => (
          <li key={person.id}>
            <a
              class="report"
              href={`/people/${person.id}${search}`}
              {...(person.id === openId ? { "aria-current": "true" as const } : {})}
            >
              <span class="what">
                <b>{person.name}</b>
                <span class="hint">{person.email}</span>
              </span>
              <StatusWord status={person.status} />
              <span class="hint whole-row">{sayRoles(person, places)}</span>
            </a>
          </li>
        ))}
      </ul>
      <MoreRows list={list} />
    </section>
  );
}

function sayRoles({ memberships }: User, places: Places | null): string {
  return memberships
    .map((membership) => `${nameOfRole(membership.role)} · ${nameOfScope(membership, places)}`)
    .join(t("reading.semicolon"));
}
