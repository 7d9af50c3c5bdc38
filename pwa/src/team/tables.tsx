/** Numbers of places and of people; each number leads to the list it counts. */

import type { JSX } from "preact";

import type { TeamPerson } from "../api/types.gen.ts";
import { formatNumber, say, t } from "../i18n/index.ts";
import { sayDay } from "../ui/today.ts";
import { linkTo } from "./link.ts";
import type { Counts, PersonRow, PlaceRow } from "./standing.ts";

const NUMBERS = ["late", "due", "passed"] as const;

interface PlacesProps {
  readonly places: readonly PlaceRow[];
  readonly search: string;
}

export function PlaceTable({ places, search }: PlacesProps): JSX.Element {
  return (
    <table class="counts">
      <Head name={t("team.place")} />
      <tbody>
        {places.map(({ id, name, isStore, ...counts }) => (
          <tr key={id} class={isStore ? "store" : "region"}>
            <th scope="row">
              <a href={linkTo("/team", search, { place: id })}>{say(name)}</a>
            </th>
            <Numbers counts={counts} what={say(name)} href={(show) => linkTo("/team", search, { place: id, show })} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface PeopleProps {
  readonly people: readonly PersonRow[];
  /** What is known of what comes next for some of them. */
  readonly staff: readonly TeamPerson[];
  readonly search: string;
  readonly openId: string | null;
  /** Whether people of several stores stand together. */
  readonly namesStore: boolean;
}

export function PeopleTable({ people, staff, search, openId, namesStore }: PeopleProps): JSX.Element {
  return (
    <table class="counts">
      <Head name={t("team.person")} />
      <tbody>
        {people.map(({ id, name, store, ...counts }) => (
          <tr key={id} class={id === openId ? "open" : ""}>
            <th scope="row">
              <a
                href={linkTo(`/team/${id}`, search, {})}
                {...(id === openId ? { "aria-current": "true" as const } : {})}
              >
                <span>{name}</span>
                {namesStore && <span class="hint">{say(store)}</span>}
                <Coming person={staff.find((each) => each.id === id)} />
              </a>
            </th>
            <Numbers counts={counts} what={name} href={(show) => linkTo(`/team/${id}`, search, { list: show })} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Coming({ person }: { readonly person: TeamPerson | undefined }): JSX.Element | null {
  if (person === undefined) return null;
  const { next_due_on: due, next_expires_on: expires, drills } = person;
  const parts = [
    due === null ? "" : t("team.next", { day: sayDay(due) }),
    drills === 0 ? "" : t("team.n_drills", { n: drills }),
    due !== null || expires === null ? "" : t("certificates.valid_until", { day: sayDay(expires) }),
  ].filter((part) => part !== "");
  return parts.length === 0 ? null : <span class="hint">{parts.join(" · ")}</span>;
}

function Head({ name }: { readonly name: string }): JSX.Element {
  const names = { late: t("team.late"), due: t("team.due"), passed: t("team.passed") };
  return (
    <thead>
      <tr>
        <th scope="col">{name}</th>
        {NUMBERS.map((each) => (
          <th key={each} scope="col">
            {names[each]}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface NumbersProps {
  readonly counts: Counts;
  readonly what: string;
  readonly href: (show: string) => string;
}

function Numbers({ counts, what, href }: NumbersProps): JSX.Element {
  const names = {
    late: t("team.n_late", { n: counts.late }),
    due: t("team.n_due", { n: counts.due }),
    passed: t("team.n_passed", { n: counts.passed }),
  };
  return (
    <>
      {NUMBERS.map((each) => (
        <td key={each}>
          {counts[each] === 0 ? (
            <span class="none">0</span>
          ) : (
            <a
              href={href(each)}
              class={each === "late" ? "poor" : ""}
              aria-label={t("team.of", { what, number: names[each] })}
            >
              {formatNumber(counts[each])}
            </a>
          )}
        </td>
      ))}
    </>
  );
}
