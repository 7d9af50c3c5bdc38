/** Drawing on a photo: circles, arrows, and boxes that make a part unrecognisable. By finger, mouse or keys. */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import type { PhotoRow } from "../db/rows.ts";
import { t } from "../i18n/index.ts";
import { useDrawing } from "./drawing.ts";
import { keepDrawn } from "./drawn.ts";
import { Overlay } from "./overlay.tsx";
import { openSheet, type Sheet } from "./sheet.ts";
import type { Shape, ShapeKind } from "./shapes.ts";
import { Toolbar } from "./toolbar.tsx";

interface Props {
  readonly photo: PhotoRow;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

type Phase = "drawing" | "leaving" | "saving" | "failed";

export default function Annotate({ photo, onDone, onCancel }: Props): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [tool, choose] = useState<ShapeKind>("circle");
  const [faces, suggest] = useState<readonly Shape[]>([]);
  const [phase, enter] = useState<Phase>("drawing");
  const { shapes, add, undo, handlers } = useDrawing(tool, sheet);
  useEffect(() => {
    const open = async (): Promise<void> => {
      if (canvas.current === null) return;
      const opened = await openSheet(photo, canvas.current);
      setSheet(opened);
      suggest(await opened.suggest());
    };
    open().catch(() => enter("failed"));
  }, [photo]);
  useEffect(() => (): void => sheet?.close(), [sheet]);
  useEffect(() => {
    sheet?.draw(shapes);
  }, [sheet, shapes]);
  const save = async (): Promise<void> => {
    if (sheet === null) return;
    enter("saving");
    try {
      const what = shapes.some(({ kind }) => kind === "blur") ? "blur" : "annotate";
      onDone(await keepDrawn(photo, what, await sheet.write()));
    } catch {
      enter("failed");
    }
  };
  return (
    <Overlay
      title={t("photo.draw")}
      onClose={() => (shapes.length > 0 && phase === "drawing" ? enter("leaving") : onCancel())}
      foot={
        phase === "leaving" ? (
          <Leaving onLeave={onCancel} onStay={() => enter("drawing")} />
        ) : (
          <>
            {phase === "failed" && (
              <p class="notice bad photo-wide" role="alert">
                {t("photo.fault_change")}
              </p>
            )}
            <Toolbar
              tool={tool}
              faces={faces.length}
              onChoose={choose}
              onFaces={() => {
                add(faces);
                suggest([]);
              }}
            />
            <button class="button" type="button" disabled={shapes.length === 0} onClick={undo}>
              {t("photo.undo")}
            </button>
            <button
              class="button primary"
              type="button"
              disabled={shapes.length === 0 || phase === "saving"}
              onClick={() => void save()}
            >
              {t(phase === "saving" ? "photo.saving" : "app.save")}
            </button>
          </>
        )
      }
    >
      <p class="hint photo-hint" id="photo-hint">
        {t("photo.hint")} <span class="photo-keys">{t("photo.keys")}</span>
      </p>
      <div class="photo-stage">
        {/* It is there for hands and voices only once there is something to draw on: a key pressed before would be lost. */}
        <canvas
          ref={canvas}
          hidden={sheet === null}
          class="photo-canvas"
          tabIndex={0}
          role="application"
          aria-label={t("photo.canvas", { n: shapes.length })}
          aria-describedby="photo-hint"
          {...handlers}
        />
      </div>
    </Overlay>
  );
}

function Leaving({ onLeave, onStay }: { readonly onLeave: () => void; readonly onStay: () => void }): JSX.Element {
  return (
    <>
      <p role="alert">{t("photo.discard")}</p>
      <button class="button" type="button" onClick={onLeave}>
        {t("photo.discard_yes")}
      </button>
      <button class="button primary" type="button" onClick={onStay}>
        {t("photo.discard_no")}
      </button>
    </>
  );
}
