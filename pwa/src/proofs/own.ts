/** The certificates on this phone, and what each is worth on a day. */

import type { Database } from "../db/open.ts";
import type { CertificateRow } from "../db/rows.ts";

export type Worth = "valid" | "expiring" | "expired" | "withdrawn";

/** Read them all. */
export async function readCertificates(db: Database): Promise<readonly CertificateRow[]> {
  return await db.certificates.toArray();
}

/** Say what a certificate is worth on a day such as `2026-11-26`; it is good to the end of its last one, and runs out from when it may be renewed. */
export function worthOf(certificate: CertificateRow, day: string): Worth {
  const { expires_on: expires, renews_on: renews, is_withdrawn: isWithdrawn } = certificate;
  if (isWithdrawn) return "withdrawn";
  if (expires === null) return "valid";
  if (day > expires) return "expired";
  return renews !== null && day >= renews ? "expiring" : "valid";
}

/** Find the certificate of a course that is not to be earned again yet, or null. */
export function standing(certificates: readonly CertificateRow[], course: string, day: string): CertificateRow | null {
  return certificates.find((one) => one.course === course && worthOf(one, day) === "valid") ?? null;
}

/** Order them: those that are worth something first, the newest of them before the others. */
export function inOrder(certificates: readonly CertificateRow[], day: string): readonly CertificateRow[] {
  const isGood = (one: CertificateRow): number => Number(["valid", "expiring"].includes(worthOf(one, day)));
  return certificates.toSorted(
    (one, other) => isGood(other) - isGood(one) || (one.issued_on < other.issued_on ? 1 : -1),
  );
}
