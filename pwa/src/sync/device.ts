/** The name this phone gives itself. It lives with the numbers of the acts, so that both are lost together or not at all. */

import { newId } from "../db/ids.ts";
import { withDb } from "../db/open.ts";

/** Give the id of this phone, made the first time. */
export function deviceId(): Promise<string> {
  return withDb((db) =>
    db.transaction("rw", db.meta, async () => {
      const known: unknown = (await db.meta.get("device_id"))?.value;
      if (typeof known === "string") return known;
      const made = newId();
      await db.meta.put({ key: "device_id", value: made });
      return made;
    }),
  );
}
