/** Pictures out of the database for `<img>`: read when they are shown, let go when they are not. */

import { useEffect, useState } from "preact/hooks";

import { withDb } from "../db/open.ts";
import { JPEG } from "./limits.ts";

/** Give the address of a photo's small or whole picture; null while it is read and if there is none. */
export function usePicture(photoId: string, table: "thumbs" | "bytes", type = JPEG, version = ""): string | null {
  const [address, show] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isOver = false;
    const read = async (): Promise<void> => {
      const row = await withDb((db) => db[table].get(photoId));
      if (isOver || row === undefined) return;
      made = URL.createObjectURL(new Blob([row.bytes], { type }));
      show(made);
    };
    void read();
    return (): void => {
      isOver = true;
      if (made !== null) URL.revokeObjectURL(made);
      show(null);
    };
  }, [photoId, table, type, version]);
  return address;
}
