/** What is the matter with a phone. */

import { expect, test } from "vitest";

import type { Device } from "../../src/api/types.gen.ts";
import { mattersOf } from "../../src/manage/device-words.ts";

const NOW = new Date("2026-11-26T08:00:00Z");
const phone: Device = {
  id: "d",
  user: { id: "u", name: "Lin" },
  last_seen_at: "2026-11-26T07:00:00Z",
  reported_at: null,
  app_version: null,
  platform: null,
  name: null,
  signed_out_at: null,
  language: null,
  pending_ops: null,
  pending_photos: null,
  oldest_pending_at: null,
  is_persisted: null,
  is_installed: null,
  quota_bytes: null,
  used_bytes: null,
  is_stuck: false,
  gaps: [],
};

test.each([
  [{}, []],
  [{ is_stuck: true, gaps: [{ from: 3, to: 4 }] }, ["stuck", "gaps"]],
  [{ quota_bytes: 100, used_bytes: 90 }, []],
  [{ quota_bytes: 100, used_bytes: 91 }, ["full"]],
  [{ is_persisted: false }, []],
  [{ is_persisted: false, pending_photos: 1 }, ["fleeting"]],
  [{ last_seen_at: "2026-11-01T00:00:00Z" }, []],
  [{ last_seen_at: "2026-11-01T00:00:00Z", pending_ops: 2 }, ["silent"]],
])("%j: %j", (changes, matters) => {
  expect(mattersOf({ ...phone, ...changes }, NOW)).toEqual(matters);
});
