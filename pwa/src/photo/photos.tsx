/** The photos of one item: taking, seeing, deleting them, and how far each is on its way. */

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { useChanges } from "./changing.ts";
import { Count } from "./count.tsx";
import { later } from "./later.tsx";
import { Notices, type Said } from "./notices.tsx";
import { Picker } from "./picker.tsx";
import { Tile } from "./tile.tsx";
import { idsOf } from "./naming.ts";
import { endedPick } from "./resume.ts";
import { type Rows, usePhotos, viewsOf } from "./views.ts";
import "./photos.css";

const Lightbox = later(() => import("./lightbox.tsx"));

export interface PhotoRule {
  readonly min: number;
  readonly max: number;
  readonly gallery: boolean;
}

export interface PhotosProps {
  readonly visitId: string;
  readonly item: string;
  readonly rule: PhotoRule;
  readonly isFrozen: boolean;
  /** The photos are the answer itself, not beside one. */
  readonly isAnswer?: boolean;
  /** Ids of the photos, in the order in which they are shown. */
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

export function Photos({ visitId, item, rule, isFrozen, isAnswer = false, value, onChange }: PhotosProps): JSX.Element {
  const rows = usePhotos(visitId);
  const ids =
    rows === null || isFrozen
      ? value
      : idsOf(
          Array.from(rows.values(), ({ photo }) => photo),
          item,
          value,
        );
  const views = rows === null ? [] : viewsOf(rows, ids);
  const room = Math.max(0, rule.max - ids.length);
  const { said, say, remove, undo, add } = useChanges({ visitId, item, isAnswer }, room);
  const [opened, open] = useState<number | null>(null);
  useEffect(() => {
    if (ids.join() !== value.join()) onChange(ids);
  });
  const close = (): void => open(null);
  /** What another phone took has no row here that the answer could follow. */
  const isElsewhere = (id: string): boolean => rows?.has(id) === false;
  const picker = { visitId, item };
  return (
    <div class="photos">
      <Count n={ids.length} min={rule.min} max={rule.max} isFrozen={isFrozen} />
      {views.length > 0 && (
        <ul class="photo-grid" aria-label={t("photo.list")}>
          {views.map((view, n) => (
            <li key={view.id}>
              <Tile view={view} n={n + 1} all={ids.length} onOpen={() => open(n)} />
            </li>
          ))}
        </ul>
      )}
      {!isFrozen && room > 0 && (
        <div class="row">
          <Picker {...picker} source="live" onPick={(files) => void add(files, "live")} />
          {rule.gallery && <Picker {...picker} source="gallery" onPick={(files) => void add(files, "gallery")} />}
        </div>
      )}
      <Notices
        said={said ?? wordsOfEnd(rows, visitId, item)}
        onUndo={(change) => {
          const back = change.back.filter(isElsewhere);
          if (back.length > 0) onChange([...ids, ...back]);
          void undo(change);
        }}
      />
      {opened !== null && views.length > 0 && (
        <Lightbox
          views={views}
          at={Math.min(opened, views.length - 1)}
          isFrozen={isFrozen}
          onMove={open}
          onClose={close}
          onDelete={(id) => {
            close();
            if (isElsewhere(id)) onChange(ids.filter((each) => each !== id));
            void remove(id);
          }}
          onDrawn={(id, from) => {
            close();
            say({ kind: "drawn", undo: { gone: [id], back: [from] } });
          }}
          again={(id) => (
            <Picker
              {...picker}
              source="live"
              isAgain
              onPick={(files) => {
                close();
                void add(files, "live", id);
              }}
            />
          )}
        />
      )}
    </div>
  );
}

/** The camera ended the page before this one: unless its photo was kept after all, it has to be taken again. */
function wordsOfEnd(rows: Rows | null, visitId: string, item: string): Said | null {
  const since = endedPick(visitId, item);
  if (since === null || rows === null) return null;
  const isKept = [...rows.values()].some(({ photo }) => photo.item === item && Date.parse(photo.takenAt) >= since);
  return isKept ? null : { kind: "fault_ended" };
}
