/** Where the phone is, if its owner lets us know. Nothing ever waits for it. */

import { withDb } from "../db/open.ts";
import type { LocationRow } from "../db/rows.ts";
import { appendEvent } from "../evidence/chain.ts";

const LONGEST_MS = 20_000;

/** Take a fix and keep it with the visit and its evidence; without leave or signal nothing happens. */
export async function noteLocation(visitId: string): Promise<void> {
  const fix = await takeFix();
  if (fix === null) return;
  await withDb((db) => db.visits.update(visitId, { location: fix }));
  const { latitude: lat, longitude: lon, accuracy_m, age_s, datum } = fix;
  await appendEvent(visitId, { kind: "location", gps: { lat, lon, accuracy_m, age_s, datum } });
}

function takeFix(): Promise<LocationRow | null> {
  return new Promise((resolve) => {
    if (!("geolocation" in navigator)) {
      resolve(null);
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) => {
        const age = Math.max(0, Math.round((Date.now() - timestamp) / 1000));
        resolve({
          latitude: coords.latitude,
          longitude: coords.longitude,
          accuracy_m: Math.round(coords.accuracy),
          age_s: age,
          datum: "WGS-84",
        });
      },
      () => {
        resolve(null);
      },
      { enableHighAccuracy: true, timeout: LONGEST_MS, maximumAge: 60_000 },
    );
  });
}
