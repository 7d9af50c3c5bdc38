/** The whole picture, as large as wanted: larger than the screen it is moved by scrolling, with finger, wheel or keys. */

import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { usePicture } from "./picture.ts";
import type { View } from "./views.ts";

const [LEAST, MOST, STEP] = [1, 4, 1.5];

export function ZoomedPicture({ view, name }: { readonly view: View; readonly name: string }): JSX.Element {
  const [zoom, setZoom] = useState(LEAST);
  const [isOdd, fail] = useState(false);
  const { photo } = view;
  const picture = usePicture(view, "bytes");
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Whoever wants to see more mostly wants to see the middle.
    const { current } = frame;
    if (current === null) return;
    current.scrollLeft = (current.scrollWidth - current.clientWidth) / 2;
    current.scrollTop = (current.scrollHeight - current.clientHeight) / 2;
  }, [zoom]);
  const to = (wanted: number): void => setZoom(Math.min(MOST, Math.max(LEAST, wanted)));
  if (isOdd) return <p class="photo-words">{t(photo === null ? "photo.not_here" : "photo.no_picture")}</p>;
  return (
    <div class="photo-stage">
      <div ref={frame} class="photo-scroll" tabIndex={0} role="group" aria-label={name}>
        {picture !== null && (
          <img
            src={picture}
            alt={name}
            width={photo?.width ?? undefined}
            height={photo?.height ?? undefined}
            style={{ inlineSize: `${100 * zoom}%`, blockSize: `${100 * zoom}%` }}
            onDblClick={() => to(zoom > LEAST ? LEAST : STEP * STEP)}
            onError={() => fail(true)}
          />
        )}
      </div>
      <div class="photo-zoom">
        <button
          class="button"
          type="button"
          aria-label={t("photo.smaller")}
          disabled={zoom <= LEAST}
          onClick={() => to(zoom / STEP)}
        >
          −
        </button>
        <button
          class="button"
          type="button"
          aria-label={t("photo.larger")}
          disabled={zoom >= MOST}
          onClick={() => to(zoom * STEP)}
        >
          +
        </button>
      </div>
    </div>
  );
}
