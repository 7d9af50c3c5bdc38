/** A button that opens the camera or the gallery. Before it does, it is noted for which item: the camera may end this page. */

import type { JSX } from "preact";
import { useRef } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { Icon } from "../ui/icons.tsx";
import { forgetPick, rememberPick } from "./resume.ts";

interface Props {
  readonly visitId: string;
  readonly item: string;
  readonly source: "live" | "gallery";
  /** Take one photo in place of another. */
  readonly isAgain?: boolean;
  readonly onPick: (files: readonly File[]) => void;
}

export function Picker({ visitId, item, source, isAgain = false, onPick }: Props): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const isLive = source === "live";
  const word = isAgain ? "again" : isLive ? "take" : "choose";
  return (
    <>
      <button
        class="button"
        type="button"
        onClick={() => {
          rememberPick(visitId, item);
          input.current?.click();
        }}
      >
        {isLive && <Icon name="camera" />}
        {t(`photo.${word}`)}
      </button>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        data-source={source}
        multiple={!isLive}
        {...(isLive ? { capture: "environment" as const } : {})}
        onCancel={forgetPick}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // Emptied, so that choosing the same file again is a change again.
          currentTarget.value = "";
          if (files.length > 0) onPick(files);
        }}
      />
    </>
  );
}
