/** Telling the server how this phone fares, so that support sees a phone that is stuck before its owner calls. */

import { ApiProblem, call } from "../api/client.ts";
import type { Heartbeat } from "../api/types.gen.ts";
import { readFact } from "../db/meta.ts";
import { withDb } from "../db/open.ts";
import { language } from "../i18n/index.ts";
import { unsent } from "../outbox/claims.ts";
import { oldestWaiting } from "../outbox/waiting.ts";
import { deviceId } from "./device.ts";
import { appBuild, isInstalled } from "../ui/install.ts";
import { readStorage } from "./storage.ts";

const EVERY_MS = 10 * 60_000;
const NEVER = { owner: "", at: 0, told: "" };
let last = NEVER;

/** Be due at once: a session that has just begun says as which phone it speaks. */
export function forgetBeat(): void {
  last = NEVER;
}

/** Tell how this phone fares: at once if what waits has changed, else every ten minutes. Without a signal, not. */
export async function beat(owner: string): Promise<void> {
  const jobs = await withDb(unsent);
  const told = `${jobs.length} ${oldestWaiting(jobs)}`;
  if (last.owner === owner && last.told === told && Date.now() - last.at < EVERY_MS) return;
  const [id, key, storage] = await Promise.all([deviceId(), readFact("evidence_key"), readStorage()]);
  const body: Heartbeat = {
    app_version: appBuild().slice(0, 100),
    platform: navigator.userAgent.slice(0, 200),
    language: language.value,
    pending_ops: jobs.filter(({ kind }) => kind !== "photo").length,
    pending_photos: jobs.filter(({ kind }) => kind === "photo").length,
    oldest_pending_at: oldestWaiting(jobs),
    is_persisted: storage.isPersisted,
    is_installed: isInstalled(),
    quota_bytes: storage.quotaBytes,
    used_bytes: storage.usedBytes,
    public_key: key?.publicKey ?? null,
  };
  try {
    await call("PUT /v1/devices/{device_id}", { path: { device_id: id }, body });
    last = { owner, at: Date.now(), told };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error; // the next one will tell
  }
}
