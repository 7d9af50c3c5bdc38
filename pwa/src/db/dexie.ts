/** A person's database as Dexie makes it. Apart from its door, so that the first screen is drawn before Dexie is read. */

import { Dexie, type Subscription } from "dexie";

import { declare, type Tables } from "./schema.ts";

export { liveQuery } from "dexie";

export type Database = Dexie & Tables;
export type Watching = Subscription;

/** Make the database of that name; it is opened when it is first used. */
export function make(name: string): Database {
  // Strict: an answer that says "saved" has to survive a battery that dies in the next second.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `declare` gives it just these tables
  const database = new Dexie(name, { chromeTransactionDurability: "strict" }) as Database;
  declare(database);
  database.on("versionchange", () => {
    database.close();
  });
  return database;
}
