/** A first password to hand over: random, easy to read aloud, long enough. Pure except for the dice. */

// No letters or digits that look alike: 0 o, 1 l i.
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP = 4;

/** Make a password of four groups of four, about 79 bits; `roll` gives a whole number below its argument. */
export function makePassword(roll: (below: number) => number = rollFairly): string {
  const letter = (): string => LETTERS.charAt(roll(LETTERS.length));
  const group = (): string => Array.from({ length: GROUP }, letter).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}

function rollFairly(below: number): number {
  const limit = 256 - (256 % below); // what lies above would make small numbers likelier
  for (;;) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte !== undefined && byte < limit) return byte % below;
  }
}
