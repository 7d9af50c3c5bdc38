/** One person: what they have to learn and until when, what they have shown, and what waits for somebody to watch. */

import type { JSX } from "preact";

import { call } from "../api/client.ts";
import type { Assignment, Certificate, Drill, User, Version } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import { usePlaces } from "../manage/places.ts";
import { nameOfRole, nameOfScope } from "../manage/roles.tsx";
import { readAll } from "../reading/pages.ts";
import { useReading } from "../reading/readings.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { may } from "../session/session.ts";
import { CertificatesOf } from "./certificates.tsx";
import { DrillsOf } from "./drills.tsx";
import { GivenTo } from "./given.tsx";

interface Props {
  readonly id: string;
  /** The course the screen is narrowed to, or "". */
  readonly course: string;
  readonly courses: readonly Version[] | null;
  readonly search: string;
}

interface Standing {
  readonly person: User;
  readonly assignments: readonly Assignment[];
  readonly certificates: readonly Certificate[];
  readonly drills: readonly Drill[];
}

export function PersonOfTeam({ id, course, courses, search }: Props): JSX.Element {
  const places = usePlaces().value;
  const reading = useReading<Standing>(`standing ${id}`, async (signal) => await readStanding(id, signal));
  const standing = reading.value;
  return (
    <article class="stack person-of-team">
      <Trouble {...reading} />
      {standing === null && reading.isLoading && <Skeleton lines={8} />}
      {standing !== null && (
        <>
          <header class="stack-tight">
            <h2>{standing.person.name}</h2>
            <p class="hint">
              {standing.person.memberships
                .map((membership) => `${nameOfRole(membership.role)} · ${nameOfScope(membership, places)}`)
                .join(t("reading.semicolon"))}
            </p>
            {may("assignment:manage") && (
              <p>
                <a class="button" href={`/assign/new?people=${id}`}>
                  {t("team.assign_person")}
                </a>
              </p>
            )}
          </header>
          <GivenTo {...standing} {...{ course, courses, search, places }} />
          <DrillsOf person={standing.person} seen={standing.drills} />
          <CertificatesOf certificates={standing.certificates} courses={courses} onChanged={reading.again} />
        </>
      )}
    </article>
  );
}

async function readStanding(learner: string, signal: AbortSignal): Promise<Standing> {
  const [person, assignments, certificates, drills] = await Promise.all([
    call("GET /v1/users/{user_id}", { path: { user_id: learner }, signal }),
    readAll<Assignment>(
      async (cursor) => await call("GET /v1/assignments", { query: { learner, cursor, limit: 200 }, signal }),
    ),
    readAll<Certificate>(
      async (cursor) => await call("GET /v1/certificates", { query: { learner, cursor, limit: 200 }, signal }),
    ),
    readAll<Drill>(async (cursor) => await call("GET /v1/drills", { query: { learner, cursor, limit: 200 }, signal })),
  ]);
  return { person, assignments, certificates, drills };
}
