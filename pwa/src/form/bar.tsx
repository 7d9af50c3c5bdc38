/** The bar under the thumb: where one is, how the screen looks to others, and the next question that lacks something. */

import { type Signal, useComputed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLocation } from "preact-iso";

import { t } from "../i18n/index.ts";
import { openedFor, openTimer, running } from "../timer/stopwatch.ts";
import { useForm } from "./context.ts";
import { jumpTo } from "./jump.ts";
import { layOut, nextMissing, order } from "./order.ts";
import { Overview } from "./overview.tsx";

export function Bar({ isDiscreet }: { readonly isDiscreet: Signal<boolean> }): JSX.Element {
  const { model, writer, visit } = useForm();
  const { route } = useLocation();
  const isOverviewOpen = useSignal(false);
  const left = model.missing.value;
  const hasFailed = useComputed(() => writer.state.value === "failed").value;
  const goOn = (): void => {
    const next = nextMissing(layOut(model, order.peek()), itemInFocus());
    if (next === null) route(`/visits/${visit.id}/review`);
    else jumpTo(next.item.key, "smoothly");
  };
  return (
    <footer class="form-bar">
      {hasFailed && (
        <p class="notice bad" role="alert">
          {t("form.not_kept")}
        </p>
      )}
      {running.value !== null && openedFor.value === null && (
        <button
          type="button"
          class="button primary"
          onClick={() => {
            openTimer(running.peek()?.item ?? "");
          }}
        >
          {t("form.timer_runs")}
        </button>
      )}
      <div class="row">
        <button
          type="button"
          class="button"
          aria-haspopup="dialog"
          onClick={() => {
            isOverviewOpen.value = true;
          }}
        >
          {t("form.overview")}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            isDiscreet.value = !isDiscreet.peek();
            writer.keepLook(isDiscreet.peek());
          }}
        >
          {isDiscreet.value ? t("form.plain") : t("form.discreet")}
        </button>
        <button type="button" class={left === 0 ? "button primary next" : "button next"} onClick={goOn}>
          {left === 0 ? t("form.review") : t("form.next", { n: left })}
        </button>
      </div>
      {isOverviewOpen.value && <Overview isOpen={isOverviewOpen} />}
    </footer>
  );
}

function itemInFocus(): string | null {
  const item = document.activeElement?.closest(".item")?.id;
  return item === undefined ? lastInSight() : item.replace(/^item-/u, "");
}

/** The item before the first one that is in sight, so that the next one is looked for from there. */
function lastInSight(): string | null {
  let above: string | null = null;
  for (const item of document.querySelectorAll<HTMLElement>(".item")) {
    if (item.getBoundingClientRect().bottom > 60) break;
    above = item.id.replace(/^item-/u, "");
  }
  return above;
}
