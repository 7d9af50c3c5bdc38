/** What is the matter with a phone, gravest first. Pure. */

import type { Device } from "../api/types.gen.ts";

export type Matter = "stuck" | "gaps" | "full" | "fleeting" | "silent";

const FULL = 0.9;
const SILENT_MS = 7 * 86_400_000;

/**
 * List what is the matter: acts that do not arrive, numbers that are missing, a phone nearly full, storage the browser may drop while
 * something waits in it, no word for a week.
 */
export function mattersOf(device: Device, now: Date): readonly Matter[] {
  const waits = (device.pending_ops ?? 0) + (device.pending_photos ?? 0) > 0;
  const isFull = device.quota_bytes !== null && (device.used_bytes ?? 0) > device.quota_bytes * FULL;
  const isSilent = now.getTime() - new Date(device.last_seen_at).getTime() > SILENT_MS;
  const found: (readonly [Matter, boolean])[] = [
    ["stuck", device.is_stuck],
    ["gaps", device.gaps.length > 0],
    ["full", isFull],
    ["fleeting", waits && device.is_persisted === false],
    ["silent", waits && isSilent],
  ];
  return found.filter(([, isSo]) => isSo).map(([matter]) => matter);
}
