/** Bringing what the server has for this person into the phone's database. */

export async function pull(): Promise<void> {
  await Promise.resolve();
}
