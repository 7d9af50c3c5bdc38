/** What begins once somebody is known on this phone. */

export function startSync(): void {
  void resumePhotos();
}

/** Take up photos whose preparing was cut off. Loaded apart, for the first screen does not wait for it. */
async function resumePhotos(): Promise<void> {
  const prepare = await import("../photo/prepare.ts");
  await prepare.resumePhotos();
}
