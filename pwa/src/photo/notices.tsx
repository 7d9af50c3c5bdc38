/** What just happened to an item's photos, and the way back. It stays until something else happens: nobody has to be quick. */

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { t } from "../i18n/index.ts";
import type { Change } from "./change.ts";
import type { Fault } from "./picking.ts";

export type Said =
  | Fault
  | { readonly kind: "fault_change" | "fault_ended" }
  | { readonly kind: "deleted" | "replaced" | "drawn"; readonly undo: Change };

interface Props {
  readonly said: Said | null;
  readonly onUndo: (undo: Change) => void;
}

export function Notices({ said, onUndo }: Props): JSX.Element {
  const isBad = said !== null && !("undo" in said);
  return (
    <div role={isBad ? "alert" : "status"}>
      {said !== null && (
        <div class={isBad ? "notice bad row spread" : "notice row spread"}>
          <p>{wordsOf(said)}</p>
          {"undo" in said && (
            <button class="button" type="button" onClick={() => onUndo(said.undo)}>
              {t("photo.undo")}
            </button>
          )}
          {"file" in said && said.file !== null && <Copy file={said.file} />}
        </div>
      )}
    </div>
  );
}

/** The photo that could not be kept here, for the phone's own folder. */
function Copy({ file }: { readonly file: File }): JSX.Element {
  const [address, show] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(file);
    show(made);
    return (): void => {
      URL.revokeObjectURL(made);
    };
  }, [file]);
  return (
    <a class="button" href={address} download={file.name || "photo.jpg"}>
      {t("photo.save_copy")}
    </a>
  );
}

function wordsOf(said: Said): string {
  switch (said.kind) {
    case "too_many":
      return t("photo.too_many", { n: said.room });
    case "deleted":
    case "replaced":
    case "drawn":
    case "fault_change":
    case "fault_ended":
      return t(`photo.${said.kind}`);
    default:
      return t(`photo.fault_${said.kind}`);
  }
}
