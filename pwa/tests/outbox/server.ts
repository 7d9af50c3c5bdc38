/** A server for tests that keeps what it is sent, signs for it, and has whatever bad luck it is told to have. */

import { toBase64 } from "../../src/db/digest.ts";
import { canonical } from "../../src/engine/index.ts";
import { sha256Of } from "../../src/evidence/digest.ts";
import { newId } from "../../src/db/ids.ts";

interface Op {
  readonly op_id: string;
  readonly device_seq: number;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly payload_sha256: string;
}

/** Bad luck with a request: null is none. `lost`: it is done, the answer never comes. */
export type Luck = null | "cut" | "lost" | 401 | 408 | 429 | 500 | 503 | "portal" | "wrong-hash";

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Headers;
}

export class Server {
  user: string;
  /** Acts by id, in the order in which they were applied. */
  readonly ops = new Map<string, Op & { readonly by: string }>();
  readonly photos = new Map<string, { readonly sha256: string; readonly by: string; readonly size: number }>();
  readonly asked: Asked[] = [];
  luck: (asked: Asked) => Luck = () => null;
  refuse: (op: Op) => string | null = () => null;
  refusePhoto: (id: string) => number | null = () => null;
  gaps: { from: number; to: number }[] = [];
  bundle: Record<string, unknown> | null = null;
  private readonly parts = new Map<string, Uint8Array[]>();
  private readonly pair: CryptoKeyPair;
  private readonly publicKey: string;

  private constructor(user: string, pair: CryptoKeyPair, publicKey: string) {
    [this.user, this.pair, this.publicKey] = [user, pair, publicKey];
  }

  /** Start a server at which this person is signed in, in the place of the network. */
  static async start(user: string): Promise<Server> {
    const pair = (await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"])) as CryptoKeyPair;
    const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
    const server = new Server(user, pair, toBase64(raw));
    globalThis.fetch = (address, init) => server.receive(String(address), init ?? {});
    return server;
  }

  /** List the requests of one kind so far. */
  to(method: string, start: string): Asked[] {
    return this.asked.filter((asked) => asked.method === method && asked.path.startsWith(start));
  }

  private async receive(address: string, init: RequestInit): Promise<Response> {
    const path = address.replace(/\?.*/u, "");
    const asked = { method: init.method ?? "GET", path, body: init.body, headers: new Headers(init.headers) };
    this.asked.push(asked);
    await Promise.resolve();
    init.signal?.throwIfAborted();
    const luck = this.luck(asked);
    if (luck === "cut") throw new TypeError("Failed to fetch");
    if (luck === "portal") return new Response("<html>Pay for Wi-Fi", { status: 200 });
    if (typeof luck === "number") return this.problem(luck, "bad-luck");
    const answer = await this.answer(asked, luck === "wrong-hash");
    if (luck === "lost") throw new TypeError("Failed to fetch");
    return answer;
  }

  private answer(asked: Asked, isWrong: boolean): Response | Promise<Response> {
    const { method, path } = asked;
    if (path === "/v1/me") return Response.json({ user: { id: this.user }, permissions: [], csrf: "token" });
    if (path === "/v1/keys") return this.keys();
    if (path === "/v1/sync" && method === "POST") return this.push(asked, isWrong);
    if (path === "/v1/sync") return Response.json(this.bundle ?? {});
    if (path.startsWith("/v1/photos/")) return this.takePhoto(asked, isWrong);
    if (path.endsWith("/receipt")) return this.receipt(path.split("/")[3] ?? "");
    return new Response(null, { status: 204 });
  }

  private keys(): Response {
    return Response.json({
      keys: [{ key_id: "k1", algorithm: "Ed25519", public_key: this.publicKey }],
      sealing: { key_id: "s1", algorithm: "x", public_key: "" },
    });
  }

  private async push(asked: Asked, isWrong: boolean): Promise<Response> {
    const { device_id, ops } = JSON.parse(String(asked.body)) as { device_id: string; ops: Op[] };
    const results = ops.map((op) => this.apply(op));
    const held = ops.filter(({ op_id }) => this.ops.has(op_id));
    const body = {
      device_id,
      user_id: this.user,
      received_at: new Date().toISOString(),
      ops: held.map(({ op_id, payload_sha256 }) => ({
        op_id,
        payload_sha256: isWrong ? "0".repeat(64) : payload_sha256,
      })),
      key_id: "k1",
    };
    const text = new TextEncoder().encode(canonical(body));
    const signature = toBase64(new Uint8Array(await crypto.subtle.sign("Ed25519", this.pair.privateKey, text)));
    return Response.json({ results, gaps: this.gaps, receipt: { ...body, signature } });
  }

  private apply(op: Op): Record<string, unknown> {
    const refusal = this.refuse(op);
    if (refusal !== null) return { op_id: op.op_id, outcome: "rejected", problem: this.words(422, refusal) };
    const outcome = this.ops.has(op.op_id) ? "duplicate" : "applied";
    if (outcome === "applied") this.ops.set(op.op_id, { ...op, by: this.user });
    const missing = photosOf(op).filter((id) => !this.photos.has(id));
    return { op_id: op.op_id, outcome, ...(missing.length > 0 ? { photos_missing: missing } : {}) };
  }

  private async takePhoto({ path, body, headers }: Asked, isWrong: boolean): Promise<Response> {
    const id = path.split("/")[3] ?? "";
    const refusal = this.refusePhoto(id);
    if (refusal !== null) return this.problem(refusal, "not-a-photo");
    const bytes = new Uint8Array(body as ArrayBuffer);
    const range = /bytes (\d+)-(\d+)\/(\d+)/u.exec(headers.get("Content-Range") ?? "");
    if (range === null) return this.keep(id, bytes, isWrong);
    const parts = this.parts.get(id) ?? [];
    const here = parts.reduce((sum, part) => sum + part.length, 0);
    const start = Number(range[1]);
    if (start > here) return this.problem(409, "wrong-offset");
    if (start + bytes.length > here) this.parts.set(id, [...parts, bytes]);
    const offset = Math.max(here, start + bytes.length);
    if (offset < Number(range[3]))
      return new Response(null, { status: 202, headers: { "Upload-Offset": `${offset}` } });
    return this.keep(id, new Uint8Array(await new Blob(this.parts.get(id) as BlobPart[]).arrayBuffer()), isWrong);
  }

  private async keep(id: string, bytes: Uint8Array, isWrong: boolean): Promise<Response> {
    if (isWrong) return this.problem(422, "damaged-on-the-way");
    const sha256 = await sha256Of(bytes as Uint8Array<ArrayBuffer>);
    this.photos.set(id, { sha256, by: this.user, size: bytes.length });
    return new Response(null, { status: 204 });
  }

  private receipt(visitId: string): Response {
    const reports = [...this.ops.values()].filter(
      ({ kind, payload }) => kind !== "audit.draft" && payload["visit_id"] === visitId,
    );
    const newest = reports.at(-1);
    if (newest === undefined) return this.problem(404, "not-found");
    const photos = photosOf(newest).map((photo_id) => {
      const sha256 = this.photos.get(photo_id)?.sha256 ?? null;
      return { photo_id, sha256, has_arrived: sha256 !== null };
    });
    const told = { visit_id: visitId, audit_id: newId(), revision: reports.length, state: "received" };
    return Response.json({ ...told, payload_sha256: newest.payload_sha256, photos });
  }

  private problem(status: number, slug: string): Response {
    return Response.json(this.words(status, slug), { status });
  }

  private words(status: number, slug: string): Record<string, unknown> {
    return { type: `/problems/${slug}`, title: slug, status, detail: `Because of ${slug}.`, instance: "/" };
  }
}

function photosOf({ payload }: Op): string[] {
  const responses = (payload["responses"] ?? []) as readonly { photos?: readonly string[] }[];
  return responses.flatMap(({ photos }) => photos ?? []);
}
