/** The one way to the server: timeouts, the token against forged requests, problems as values that screens can show. */

import { pause } from "../ui/pause.ts";
import type { Calls } from "./types.gen.ts";

/** What went wrong, as RFC 9457 says it; status 0 means that nothing came back. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
  /** Seconds the server asks to wait, or null. */
  readonly retryAfter: number | null;
  readonly body: unknown;

  constructor(status: number, body: unknown, retryAfter: number | null) {
    const said: Record<string, unknown> = typeof body === "object" && body !== null ? { ...body } : {};
    super(typeof said["detail"] === "string" ? said["detail"] : "");
    this.status = status;
    this.type = typeof said["type"] === "string" ? said["type"] : "";
    this.title = typeof said["title"] === "string" ? said["title"] : "";
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server's own shape of a field error
    this.errors = Array.isArray(said["errors"]) ? (said["errors"] as ApiProblem["errors"]) : [];
    this.retryAfter = retryAfter;
    this.body = body;
  }

  /** Tell whether there was no answer at all, so that nothing is known of what the server did. */
  get isUnknown(): boolean {
    return this.status === 0;
  }
}

type Route = keyof Calls;
type PartOf<R extends Route, Part extends string> = Calls[R] extends Record<Part, infer T> ? T : undefined;

export interface Options<R extends Route> {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: PartOf<R, "query"> extends undefined ? never : PartOf<R, "query">;
  readonly body?: PartOf<R, "body"> extends undefined ? never : PartOf<R, "body">;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
let csrf = "";
let language = "zh-Hans";
let onSignedOut: () => void = () => undefined;

/** Remember the token that every change has to carry; an empty one after signing out. */
export function rememberCsrf(token: string | null): void {
  csrf = token ?? "";
}

/** Ask for answers in this language from now on. */
export function speak(tag: string): void {
  language = tag;
}

/** Say what is to be done when the server no longer knows who we are. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** Make a call that the API describes; throws `ApiProblem`. */
export async function call<R extends Route>(route: R, options: Options<R> = {}): Promise<PartOf<R, "answer">> {
  const [method = "GET", template = ""] = route.split(" ");
  const address = template.replaceAll(/\{(\w+)\}/gu, (_, name: string) =>
    encodeURIComponent(String(options.path?.[name] ?? "")),
  );
  const init: RequestInit = { method };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  const headers: Record<string, string> = options.body === undefined ? {} : { "Content-Type": "application/json" };
  const response = await send(address + asQuery(options.query), { ...init, headers }, options);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API's own description says so
  return (response.status === 204 ? undefined : await readWhole(response, options.timeoutMs)) as PartOf<R, "answer">;
}

/** Read an answer to its end. One that breaks off, or never ends, is none; throws `ApiProblem`. */
async function readWhole(response: Response, timeoutMs = TIMEOUT_MS): Promise<unknown> {
  const reading = new AbortController();
  const late = pause(timeoutMs, reading.signal).then((): never => {
    throw new ApiProblem(0, null, null);
  });
  try {
    return await Promise.race([response.json(), late]);
  } catch {
    throw new ApiProblem(0, null, null);
  } finally {
    reading.abort();
  }
}

/** Send a request to our own server and return its answer if it is a good one; throws `ApiProblem`. */
export async function send(
  address: string,
  init: RequestInit & { headers?: Record<string, string> },
  { signal, timeoutMs = TIMEOUT_MS }: { signal?: AbortSignal | undefined; timeoutMs?: number | undefined } = {},
): Promise<Response> {
  const ending = new AbortController(); // AbortSignal.any is younger than the oldest browsers served
  const end = (): void => {
    ending.abort();
  };
  const timer = setTimeout(end, timeoutMs);
  signal?.addEventListener("abort", end);
  const headers = { Accept: "application/json", "Accept-Language": language, ...init.headers, ...forgery(init.method) };
  let response: Response;
  try {
    response = await fetch(address, {
      ...init,
      headers,
      credentials: "same-origin",
      signal: ending.signal,
    });
  } catch {
    throw new ApiProblem(0, null, null);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
  }
  if (response.ok) return response;
  if (response.status === 401) onSignedOut();
  throw new ApiProblem(response.status, await readProblem(response), readRetryAfter(response));
}

function forgery(method = "GET"): Record<string, string> {
  return method === "GET" || csrf === "" ? {} : { "X-CSRF-Token": csrf };
}

async function readProblem(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function readRetryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}

function asQuery(query: unknown): string {
  if (typeof query !== "object" || query === null) return "";
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") words.set(name, String(value));
  }
  const text = words.toString();
  return text === "" ? "" : `?${text}`;
}
