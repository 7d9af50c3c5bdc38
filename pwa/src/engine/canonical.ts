/** The one way to write a JSON value (RFC 8785), for where two sides must agree on bytes. */

/**
 * Write a value canonically; throw TypeError for what has no exact form everywhere: a number beyond 2^53 or none at all, half
 * a surrogate pair, anything that is not JSON.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return writeNumber(value);
  if (typeof value === "string") return writeString(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object") throw new TypeError(`JSON holds no ${typeof value}`);
  // The default order of `sort` is by UTF-16 code units, which is the order of the standard.
  const members: [string, unknown][] = Object.entries(value);
  members.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${writeString(name)}:${canonical(member)}`).join(",")}}`;
}

function writeNumber(value: number): string {
  if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) throw new TypeError(`${value} has no exact form`);
  return JSON.stringify(value);
}

function writeString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError("a text ends in the middle of a character");
  return JSON.stringify(value);
}
