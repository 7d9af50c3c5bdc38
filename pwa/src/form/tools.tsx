/** What may be said of any question besides its answer, in one row under it. */

import { type ReadonlySignal, type Signal, useComputed } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";

import type { ResponseRow } from "../db/rows.ts";
import { t } from "../i18n/index.ts";
import { Help } from "./help.tsx";
import type { ChecklistItem } from "../visit/checklist.ts";

export type Panel = "help" | "note" | "photos";

export interface ToolsProps {
  readonly item: ChecklistItem;
  readonly response: ResponseRow;
  /** The answer as it stands, which a pressed button shows before the question is drawn. */
  readonly answer: ReadonlySignal<ResponseRow>;
  readonly isLocked: boolean;
  readonly panel: Signal<Panel | null>;
  readonly change: (change: Partial<ResponseRow>, isShown?: boolean) => void;
}

export function Tools({ item, response, answer, isLocked, panel, change }: ToolsProps): JSX.Element {
  const isNotSeen = useComputed(() => answer.value.state === "not_observed");
  const isNa = useComputed(() => answer.value.state === "na_shopper");
  const toggle = (which: Panel) => (): void => {
    panel.value = panel.peek() === which ? null : which;
  };
  const say = (instead: ResponseRow["state"]) => (): void => {
    const isTakenBack = answer.peek().state === instead;
    change({ state: isTakenBack ? "unanswered" : instead }, true);
  };
  const clear = (): void => {
    change({ state: "unanswered" });
  };
  return (
    <>
      <div class="row tools">
        <Tool act={toggle("help")} isExpanded={panel.value === "help"}>
          {t("form.standard")}
        </Tool>
        {!isLocked && takesPhotosAside(item) && (
          <Tool act={toggle("photos")} isExpanded={panel.value === "photos"}>
            {t("form.photos")}
          </Tool>
        )}
        {!isLocked && (
          <Tool act={toggle("note")} isExpanded={panel.value === "note"}>
            {t("form.note")}
          </Tool>
        )}
        {!isLocked && (
          <Tool act={say("not_observed")} isPressed={isNotSeen}>
            {t("form.not_seen")}
          </Tool>
        )}
        {!isLocked && item.na.allowed && (
          <Tool act={say("na_shopper")} isPressed={isNa}>
            {t("form.na")}
          </Tool>
        )}
        {!isLocked && item.kind !== "photo" && item.kind !== "timer" && (
          <Tool act={clear} isWanted={response.state === "answered"}>
            {t("form.clear")}
          </Tool>
        )}
      </div>
      {panel.value === "help" && <Help item={item} />}
    </>
  );
}

/** Tell whether photos go with the answer; of a photo or a receipt they are the answer. */
export function takesPhotosAside({ kind, evidence }: ChecklistItem): boolean {
  return kind !== "photo" && kind !== "receipt" && evidence.max > 0;
}

interface ToolProps {
  readonly act: () => void;
  readonly isExpanded?: boolean;
  readonly isPressed?: ReadonlySignal<boolean>;
  /** What is not wanted keeps its place, so that nothing has to move aside when it is. */
  readonly isWanted?: boolean;
  readonly children: ComponentChildren;
}

function Tool({ act, isExpanded, isPressed, isWanted = true, children }: ToolProps): JSX.Element {
  return (
    <button
      type="button"
      class={isWanted ? "button quiet tool" : "button quiet tool unseen"}
      aria-expanded={isExpanded}
      aria-pressed={isPressed}
      onClick={act}
    >
      {children}
    </button>
  );
}
