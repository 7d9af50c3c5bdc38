/** UUIDv7 (RFC 9562): ids that are born on the phone and sort by the time of their birth. */

export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let n = 0; n < 6; n += 1) bytes[n] = Math.floor(now / 256 ** (5 - n)) % 256;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

const DAY_MS = 86_400_000;

/** An id that tells the day of its birth and not the time: photos are shown to people who must not learn when exactly they were taken. */
export function newIdOfDay(now: number = Date.now()): string {
  return newId(now - (now % DAY_MS));
}
