/** Small things a phone remembers beside its database. A full phone, or a browser that keeps nothing, forgets them and goes on. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It holds until the page ends.
  }
}
