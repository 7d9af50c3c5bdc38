/** SHA-256, as everything here is named and checked by it. */

export async function sha256(data: string | ArrayBuffer): Promise<string> {
  return toHex(await digest(data));
}

/** Give the hash as HTTP's `Content-Digest` writes it. */
export async function contentDigest(data: ArrayBuffer): Promise<string> {
  return `sha-256=:${toBase64(await digest(data))}:`;
}

export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCodePoint(byte);
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text);
  const bytes = new Uint8Array(plain.length);
  for (let n = 0; n < plain.length; n += 1) bytes[n] = plain.codePointAt(n) ?? 0;
  return bytes;
}

async function digest(data: string | ArrayBuffer): Promise<Uint8Array> {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
