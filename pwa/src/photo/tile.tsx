/** One photo in a list: its small picture and how far it is on its way. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { Icon } from "../ui/icons.tsx";
import { usePicture } from "./picture.ts";
import type { View } from "./views.ts";

interface Props {
  readonly view: View;
  readonly n: number;
  readonly all: number;
  readonly onOpen: () => void;
}

export function Tile({ view, n, all, onOpen }: Props): JSX.Element {
  const { status } = view;
  const picture = usePicture(view, "thumbs");
  // What the server cannot show, or not without a signal, is a camera here.
  const [missing, miss] = useState<string | null>(null);
  const state = t(`photo.state_${status}`);
  return (
    <button class="photo-tile" type="button" onClick={onOpen} aria-label={t("photo.name", { n, all, state })}>
      {picture === null || picture === missing ? (
        <Icon name="camera" />
      ) : (
        <img src={picture} alt="" onError={() => miss(picture)} />
      )}
      <span class={status === "problem" ? "tag poor" : "tag"}>
        {status === "sent" && <Icon name="done" />}
        {status === "problem" && <Icon name="warning" />}
        {state}
      </span>
    </button>
  );
}
