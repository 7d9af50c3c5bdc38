/** Pictures for `<img>`: out of the database, read when they are shown and let go when they are not; else as the server shows them. */

import { useEffect, useState } from "preact/hooks";

import { withDb } from "../db/open.ts";
import type { PhotoRow } from "../db/rows.ts";
import { JPEG } from "./limits.ts";
import type { View } from "./views.ts";

type Table = "thumbs" | "bytes";
type Shown = Pick<View, "id" | "photo" | "status">;

/** Give the address of a photo's small or whole picture; null while it is read, and if neither this phone nor the server has one. */
export function usePicture(of: Shown, table: Table): string | null {
  const { id, photo } = of;
  const [address, show] = useState<string | null>(null);
  const elsewhere = atServer(of, table);
  useEffect(() => {
    let made: string | null = null;
    let isOver = false;
    const read = async (): Promise<void> => {
      const row = await withDb((db) => db[table].get(id));
      if (isOver) return;
      if (row !== undefined) made = URL.createObjectURL(new Blob([row.bytes], { type: typeOf(photo, table) }));
      show(made ?? elsewhere);
    };
    void read();
    return (): void => {
      isOver = true;
      if (made !== null) URL.revokeObjectURL(made);
      show(null);
    };
  }, [id, table, photo?.sha256, photo?.contentType, elsewhere]);
  return address;
}

/** Where the server shows a photo that it has, or may have from another phone. */
function atServer({ id, status }: Shown, table: Table): string | null {
  if (status !== "elsewhere" && status !== "sent") return null;
  return `/v1/photos/${id}?size=${table === "thumbs" ? "thumb" : "screen"}`;
}

function typeOf(photo: PhotoRow | null, table: Table): string {
  return table === "thumbs" ? JPEG : (photo?.contentType ?? JPEG);
}
