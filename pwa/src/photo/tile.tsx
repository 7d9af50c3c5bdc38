/** One photo in a list: its small picture and how far it is on its way. */

import type { JSX } from "preact";

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
  const { id, status, photo } = view;
  const picture = usePicture(id, "thumbs", undefined, photo?.sha256);
  const state = t(`photo.state_${status}`);
  return (
    <button class="photo-tile" type="button" onClick={onOpen} aria-label={t("photo.name", { n, all, state })}>
      {picture === null ? <Icon name="camera" /> : <img src={picture} alt="" />}
      <span class={status === "problem" ? "tag poor" : "tag"}>
        {status === "sent" && <Icon name="done" />}
        {status === "problem" && <Icon name="warning" />}
        {state}
      </span>
    </button>
  );
}
