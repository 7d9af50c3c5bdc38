/** The certificates on this phone, and what each is worth on a day. */

import type { Database } from "../db/open.ts";
import type { CertificateRow } from "../db/rows.ts";

export type Worth = "valid" | "expiring" | "expired" | "withdrawn";

/** So many days before its end a certificate is said to run out. */
const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

/** Read them all. */
export async function readCertificates(db: Database): Promise<readonly CertificateRow[]> {
  return await db.certificates.toArray();
}

/** Say what a certificate is worth on a day such as `2026-11-26`; it is good to the end of its last one. */
export function worthOf({ expires_on: expires, is_withdrawn: isWithdrawn }: CertificateRow, day: string): Worth {
  if (isWithdrawn) return "withdrawn";
  if (expires === null) return "valid";
  if (day > expires) return "expired";
  return (Date.parse(expires) - Date.parse(day)) / DAY_MS <= SOON_DAYS ? "expiring" : "valid";
}

/** Order them: those that are worth something first, the newest of them before the others. */
export function inOrder(certificates: readonly CertificateRow[], day: string): readonly CertificateRow[] {
  const isGood = (one: CertificateRow): number => Number(["valid", "expiring"].includes(worthOf(one, day)));
  return certificates.toSorted(
    (one, other) => isGood(other) - isGood(one) || (one.issued_on < other.issued_on ? 1 : -1),
  );
}
