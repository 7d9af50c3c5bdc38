/** Phones: which of them hold something back, and whose they are, so that somebody can ring; a lost one is signed out here. */

import type { JSX } from "preact";
import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { Device } from "../api/types.gen.ts";
import { formatDate, formatNumber, t } from "../i18n/index.ts";
import { ConfirmButton } from "../manage/confirm.tsx";
import { type Matter, mattersOf } from "../manage/device-words.ts";
import { MoreRows } from "../reading/more.tsx";
import { usePages } from "../reading/pages.ts";
import { Skeleton, Trouble } from "../reading/trouble.tsx";
import { may } from "../session/session.ts";
import { deviceId } from "../sync/device.ts";
import { Shell } from "../ui/shell.tsx";
import "../reading/reading.css";
import "../manage/manage.css";

export default function Devices(): JSX.Element {
  const { query, route } = useLocation();
  const { user = "" } = query;
  const isAll = query["all"] === "1" || user !== "";
  const own = useOwnId();
  const list = usePages<Device>(`devices ${isAll ? "all" : "stuck"} ${user}`, async (cursor, signal) => {
    const asked = { cursor, limit: 50, ...(isAll ? {} : { is_stuck: true }), ...(user === "" ? {} : { user }) };
    return await call("GET /v1/devices", { query: asked, ...(signal === undefined ? {} : { signal }) });
  });
  return (
    <Shell
      title={t("app.devices")}
      {...(may("user:manage") ? { back: `/people${user === "" ? "" : `/${user}`}` } : {})}
    >
      <div class="stack">
        {user === "" && (
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
        )}
        <Trouble {...list} />
        {list.rows === null && list.isLoading && <Skeleton lines={6} />}
        {list.rows?.length === 0 && <p>{isAll ? t("people.no_devices") : t("people.none_stuck")}</p>}
        <ul class="devices">
          {list.rows?.map((device) => (
            <DeviceCard key={device.id} device={device} isOwn={device.id === own} onChanged={list.again} />
          ))}
        </ul>
        <MoreRows list={list} />
      </div>
    </Shell>
  );
}

/** The id of the phone in the reader's own hand; null until it has been read. */
function useOwnId(): string | null {
  const [own, setOwn] = useState<string | null>(null);
  useEffect(() => {
    void deviceId().then(setOwn);
  }, []);
  return own;
}

interface CardProps {
  readonly device: Device;
  readonly isOwn: boolean;
  readonly onChanged: () => void;
}

function DeviceCard({ device, isOwn, onChanged }: CardProps): JSX.Element {
  const matters = mattersOf(device, new Date());
  return (
    <li class="sheet device">
      <h2>{may("user:read") ? <a href={`/people/${device.user.id}`}>{device.user.name}</a> : device.user.name}</h2>
      <p class="hint">
        {[
          device.name ?? device.platform ?? t("people.unknown_phone"),
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
      {device.signed_out_at !== null && (
        <p class="notice">{t("people.signed_out", { at: sayWhen(device.signed_out_at) })}</p>
      )}
      {isOwn && <p class="hint">{t("people.own_phone")}</p>}
      {device.signed_out_at === null && !isOwn && may("device:manage") && (
        <p>
          <SignOut device={device} onChanged={onChanged} />
        </p>
      )}
    </li>
  );
}

/** Ends the sessions of a phone, after saying what becomes of what it holds. */
function SignOut({ device: { id, user }, onChanged }: Omit<CardProps, "isOwn">): JSX.Element {
  return (
    <ConfirmButton
      verb={t("people.sign_out")}
      heard={user.name}
      title={t("people.sign_out_title", { name: user.name })}
      means={t("people.sign_out_means", { name: user.name })}
      act={async () => {
        await call("DELETE /v1/devices/{device_id}/sessions", { path: { device_id: id } });
        onChanged();
      }}
    />
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
