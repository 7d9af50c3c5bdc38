/** Hashes as the evidence writes them: SHA-256 in lower-case hexadecimal. */

/** Hash bytes. */
export async function sha256Of(bytes: BufferSource): Promise<string> {
  return writeHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** Write bytes in lower-case hexadecimal. */
export function writeHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Read hexadecimal; what is none gives fewer bytes. */
export function readHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/[0-9a-f]{2}/gu) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Write bytes in base64. */
export function writeBase64(bytes: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCodePoint(byte)).join(""));
}

/** Read base64; throws for what is none. */
export function readBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0);
}
