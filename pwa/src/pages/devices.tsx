/** Phones: which of them hold something back, and whose they are, so that somebody can ring. */

import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import { call } from "../api/client.ts";
import type { Device } from "../api/types.gen.ts";
import { formatDate, formatNumber, t } from "../i18n/index.ts";
import { type Matter, mattersOf } from "../manage/device-words.ts";
import { MoreRows } from "../reading/more.tsx";
import { usePages } from "../reading/pages.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { may } from "../session/session.ts";
import { Shell } from "../ui/shell.tsx";
import "../reading/reading.css";
import "../manage/manage.css";

export default function Devices(): JSX.Element {
  const { query, route } = useLocation();
  const isAll = query["all"] === "1";
  const list = usePages<Device>(`devices ${isAll ? "all" : "stuck"}`, async (cursor, signal) => {
    const asked = { cursor, limit: 50, ...(isAll ? {} : { is_stuck: true }) };
    return await call("GET /v1/devices", { query: asked, ...(signal === undefined ? {} : { signal }) });
  });
  return (
    <Shell title={t("app.devices")} {...(may("user:manage") ? { back: "/people" } : {})}>
      <div class="stack">
        <div class="tabs" role="group" aria-label={t("app.devices")}>
          {[false, true].map((all) => (
            <button
              key={String(all)}
              type="button"
              aria-pressed={isAll === all}
              onClick={() => {
                route(all ? "/devices?all=1" : "/devices", true);
              }}
            >
              {all ? t("people.all_devices") : t("people.stuck_devices")}
            </button>
          ))}
        </div>
        <Trouble {...list} />
        {list.rows === null && list.isLoading && <Skeleton lines={6} />}
        {list.rows?.length === 0 && <p>{isAll ? t("people.no_devices") : t("people.none_stuck")}</p>}
        <ul class="devices">
          {list.rows?.map((device) => (
            <DeviceCard key={device.id} device={device} />
          ))}
        </ul>
        <MoreRows list={list} />
      </div>
    </Shell>
  );
}

function DeviceCard({ device }: { readonly device: Device }): JSX.Element {
  const matters = mattersOf(device, new Date());
  return (
    <li class="sheet device">
      <h2>{may("user:read") ? <a href={`/people/${device.user.id}`}>{device.user.name}</a> : device.user.name}</h2>
      <p class="hint">
        {[
          device.platform ?? t("people.unknown_phone"),
          device.app_version === null ? "" : t("people.version", { version: device.app_version }),
        ]
          .filter((each) => each !== "")
          .join(" · ")}
      </p>
      {matters.length > 0 && (
        <ul class="matters">
          {matters.map((matter) => (
            <li key={matter} class={matter === "stuck" || matter === "gaps" ? "poor" : "fair"}>
              {sayMatter(matter, device)}
            </li>
          ))}
        </ul>
      )}
      <dl class="steps">
        <Fact name={t("people.seen")} value={sayWhen(device.last_seen_at)} />
        <Fact name={t("people.waiting_acts")} value={sayCount(device.pending_ops)} />
        <Fact name={t("people.waiting_photos")} value={sayCount(device.pending_photos)} />
        {device.oldest_pending_at !== null && (
          <Fact name={t("people.oldest")} value={sayWhen(device.oldest_pending_at)} />
        )}
        {device.quota_bytes !== null && device.used_bytes !== null && (
          <Fact
            name={t("people.space")}
            value={t("people.space_of", { used: megabytes(device.used_bytes), all: megabytes(device.quota_bytes) })}
          />
        )}
      </dl>
    </li>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="number">{value}</dd>
    </div>
  );
}

function sayWhen(at: string): string {
  return formatDate(at, { dateStyle: "medium", timeStyle: "short" });
}

function sayCount(n: number | null): string {
  return n === null ? "–" : formatNumber(n);
}

function megabytes(bytes: number): string {
  return formatNumber(Math.round(bytes / 1_000_000));
}

function sayMatter(matter: Matter, { gaps, oldest_pending_at: oldest }: Device): string {
  const missing = gaps.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(t("reading.comma"));
  const since = oldest === null ? "" : sayWhen(oldest);
  const sentences = {
    stuck: () => t("people.matter_stuck", { since }),
    gaps: () => t("people.matter_gaps", { missing }),
    full: () => t("people.matter_full"),
    fleeting: () => t("people.matter_fleeting"),
    silent: () => t("people.matter_silent"),
  };
  return sentences[matter]();
}
