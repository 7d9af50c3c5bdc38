/** Who else may watch: managers and trainers one sees. Known from the last time where there is no signal. */

import type { JSX } from "preact";

import { call } from "../api/client.ts";
import type { User } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import { nameOfRole } from "../manage/roles.tsx";
import { readAll } from "../reading/pages.ts";
import { useReading } from "../reading/readings.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { me } from "../session/session.ts";

const WATCHERS = ["manager", "trainer"] as const;

interface Props {
  readonly learner: string;
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

export function Observers({ learner, chosen, choose }: Props): JSX.Element {
  const reading = useReading<readonly User[]>("observers", async (signal) => {
    const read = async (role: (typeof WATCHERS)[number]): Promise<readonly User[]> =>
      await readAll<User>(
        async (cursor) =>
          await call("GET /v1/users", { query: { role, status: "active", cursor, limit: 200 }, signal }),
      );
    const found = (await Promise.all(WATCHERS.map(read))).flat();
    return [...new Map(found.map((user) => [user.id, user])).values()];
  });
  const others = reading.value?.filter(({ id }) => id !== me.value?.user.id && id !== learner) ?? [];
  return (
    <>
      <Trouble {...reading} />
      {reading.value === null && reading.isLoading && <Skeleton lines={2} />}
      {reading.value !== null && (
        <div class="field">
          <label for="next-observer">{t("drills.who_next")}</label>
          <select
            id="next-observer"
            class="input"
            required
            value={chosen}
            onChange={(event) => {
              choose(event.currentTarget.value);
            }}
          >
            <option value="">{t("drills.choose_person")}</option>
            {others.map(({ id, name, memberships }) => (
              <option key={id} value={id}>
                {name} · {memberships.map(({ role }) => nameOfRole(role)).join(", ")}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
}
