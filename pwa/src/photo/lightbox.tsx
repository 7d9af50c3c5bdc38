/** One photo over the whole screen: look closely, delete it, take it again, draw on it. */

import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { wordsFor } from "../outbox/reasons.ts";
import { Icon } from "../ui/icons.tsx";
import { later } from "./later.tsx";
import { Overlay } from "./overlay.tsx";
import type { View } from "./views.ts";
import { ZoomedPicture } from "./zoomed-picture.tsx";

const Annotate = later(() => import("./annotate.tsx"));

export interface LightboxProps {
  readonly views: readonly View[];
  readonly at: number;
  readonly isFrozen: boolean;
  readonly onMove: (at: number) => void;
  readonly onClose: () => void;
  readonly onDelete: (id: string) => void;
  /** A photo was made out of another. */
  readonly onDrawn: (id: string, from: string) => void;
  /** Draws the button that takes a photo in place of this one. */
  readonly again: (id: string) => ComponentChildren;
}

export default function Lightbox(props: LightboxProps): JSX.Element | null {
  const { views, at, isFrozen, onMove, onClose, onDelete, onDrawn, again } = props;
  const [isDrawing, draw] = useState(false);
  const view = views[at];
  if (view === undefined) return null;
  const { id, photo, status, problem } = view;
  if (isDrawing && photo !== null) {
    return <Annotate photo={photo} onDone={(made) => onDrawn(made, id)} onCancel={() => draw(false)} />;
  }
  const move = (by: number): void => {
    if (views[at + by] !== undefined) onMove(at + by);
  };
  return (
    <Overlay
      title={t("photo.place", { n: at + 1, all: views.length })}
      onClose={onClose}
      onKey={(key) => {
        if (key === "ArrowRight") move(1);
        if (key === "ArrowLeft") move(-1);
      }}
      foot={
        <>
          {problem !== null && status === "problem" && (
            <p class="notice bad photo-wide">
              {wordsFor(problem).join(" ")} <a href="/queue">{t("photo.see_queue")}</a>
            </p>
          )}
          {views.length > 1 && (
            <>
              <Step name="previous" isOff={at === 0} onClick={() => move(-1)} />
              <Step name="next" isOff={at === views.length - 1} onClick={() => move(1)} />
            </>
          )}
          {!isFrozen && (
            <>
              {photo !== null && photo.width !== null && (
                <button class="button" type="button" onClick={() => draw(true)}>
                  {t("photo.draw")}
                </button>
              )}
              {photo !== null && again(id)}
              <button class="button" type="button" onClick={() => onDelete(id)}>
                {t("photo.delete")}
              </button>
            </>
          )}
        </>
      }
    >
      <ZoomedPicture
        key={id}
        view={view}
        name={t("photo.name", { n: at + 1, all: views.length, state: t(`photo.state_${status}`) })}
      />
    </Overlay>
  );
}

interface StepProps {
  readonly name: "previous" | "next";
  readonly isOff: boolean;
  readonly onClick: () => void;
}

function Step({ name, isOff, onClick }: StepProps): JSX.Element {
  return (
    <button
      class={`button photo-${name}`}
      type="button"
      aria-label={t(`photo.${name}`)}
      disabled={isOff}
      onClick={onClick}
    >
      <Icon name="back" />
    </button>
  );
}
