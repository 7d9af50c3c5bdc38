/** What one draws with, and the faces a browser suggests to blur. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import type { ShapeKind } from "./shapes.ts";

const TOOLS: readonly ShapeKind[] = ["circle", "arrow", "blur"];

interface Props {
  readonly tool: ShapeKind;
  /** How many faces were found and are not yet blurred. */
  readonly faces: number;
  readonly onChoose: (tool: ShapeKind) => void;
  readonly onFaces: () => void;
}

export function Toolbar({ tool, faces, onChoose, onFaces }: Props): JSX.Element {
  return (
    <div class="row photo-wide" role="group" aria-label={t("photo.tool")}>
      {TOOLS.map((each) => (
        <button key={each} class="button" type="button" aria-pressed={each === tool} onClick={() => onChoose(each)}>
          {t(`photo.tool_${each}`)}
        </button>
      ))}
      {faces > 0 && (
        <button class="button" type="button" onClick={onFaces}>
          {t("photo.faces", { n: faces })}
        </button>
      )}
    </div>
  );
}
