/** What a form says of a store, as the API takes it, and back. Pure. */

import type { Store, StoreRequest } from "../api/types.gen.ts";
import type { Values } from "./forms.ts";

export const DATUMS = ["WGS-84", "GCJ-02", "BD-09"] as const;
export const STORE_FIELDS = [
  "/code",
  "/region_id",
  "/name",
  "/address",
  "/time_zone",
  "/latitude",
  "/longitude",
  "/datum",
  "/tags",
  "/status",
  "/opened_at",
];

/** Read a store out of a form. A number that is none is sent as it is: the server says so beside the field. */
export function readStore(values: Values): StoreRequest {
  const read = (name: string): string => values[name] ?? "";
  return {
    code: read("/code"),
    region_id: read("/region_id"),
    name: { "zh-Hans": read("/name/zh-Hans"), en: read("/name/en") },
    address: { "zh-Hans": read("/address/zh-Hans"), en: read("/address/en") },
    time_zone: read("/time_zone"),
    latitude: readDegrees(read("/latitude")),
    longitude: readDegrees(read("/longitude")),
    datum: DATUMS.find((each) => each === read("/datum")) ?? "WGS-84",
    tags: readTags(read("/tags")),
    status: read("/status") === "closed" ? "closed" : "open",
    opened_at: read("/opened_at") === "" ? null : `${read("/opened_at")}T00:00:00Z`,
  };
}

/** Keep only what differs from the store as it was read, so that nothing is overwritten that somebody else changed meanwhile. */
export function changesOf(before: Store, after: StoreRequest): Partial<StoreRequest> {
  const changed: Partial<StoreRequest> = Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => !isSame(name, value, new Map<string, unknown>(Object.entries(before)).get(name)),
    ),
  );
  // Latitude and longitude go together.
  const isMoved = "latitude" in changed || "longitude" in changed;
  return isMoved ? { ...changed, latitude: after.latitude ?? null, longitude: after.longitude ?? null } : changed;
}

/** Split tags at commas and spaces of either language; each once. */
export function readTags(text: string): string[] {
  return [...new Set(text.split(/[\s,，、;；]+/u).filter((tag) => tag !== ""))];
}

function readDegrees(text: string): number | null {
  return text === "" ? null : Number(text);
}

function isSame(name: string, after: unknown, before: unknown): boolean {
  // The form knows the day only; the time of day in the store stays as it is.
  if (name === "opened_at" && typeof after === "string" && typeof before === "string") {
    return after.slice(0, 10) === before.slice(0, 10);
  }
  return JSON.stringify(after) === JSON.stringify(before);
}
