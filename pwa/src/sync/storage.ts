/** How much room there is, and how safe it is. Browsers differ in what they tell; null is what they do not. */

export interface Storage {
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
  /** The browser promises not to clear our data by itself. */
  readonly isPersisted: boolean;
}

/** What a visit of forty photos takes, raw ones included, with as much again to spare. */
export const ENOUGH_BYTES = 150 * 1024 * 1024;

/** Ask how things are, without asking for anything. */
export async function readStorage(storage: StorageManager | undefined = navigator.storage): Promise<Storage> {
  try {
    const [estimate, isPersisted] = await Promise.all([storage?.estimate(), storage?.persisted()]);
    return {
      usedBytes: estimate?.usage ?? null,
      quotaBytes: estimate?.quota ?? null,
      isPersisted: isPersisted ?? false,
    };
  } catch {
    return { usedBytes: null, quotaBytes: null, isPersisted: false };
  }
}

/** Ask the browser not to clear our data by itself; tells whether it promised. */
export async function askToPersist(storage: StorageManager | undefined = navigator.storage): Promise<boolean> {
  try {
    return (await storage?.persist()) ?? false;
  } catch {
    return false;
  }
}
