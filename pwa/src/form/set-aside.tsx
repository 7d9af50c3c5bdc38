/** What was also said of a question, where two phones filled in one visit, and the way to let it count. */

import type { JSX } from "preact";

import type { ResponseRow } from "../db/rows.ts";
import { t } from "../i18n/index.ts";
import { saysSame } from "../sync/aside.ts";
import type { ChecklistItem } from "../visit/checklist.ts";
import { inWords } from "../visit/in-words.ts";
import { useForm } from "./context.ts";
import type { ItemModel } from "./model.ts";

export function SetAside({
  model: { item, response, aside, isLocked },
}: {
  readonly model: ItemModel;
}): JSX.Element | null {
  const { model, writer } = useForm();
  const now = response.value;
  const others = aside.value.filter((each) => !saysSame(each.response, now) && sayAside(item, each.response) !== "");
  if (others.length === 0) return null;
  const isOpen = now.state === "unanswered" && others.length > 1;
  return (
    <div class="set-aside" aria-live="polite">
      {isOpen && <p class="fair lack">{t("form.two_answers")}</p>}
      {others.map((each, n) => {
        const answer = sayAside(item, each.response);
        const id = `aside-${item.key}-${n}`;
        return (
          <div key={id} class="row spread hint">
            <span id={id}>
              {each.from === "here" ? t("form.aside_here", { answer }) : t("form.aside_there", { answer })}
            </span>
            {!isLocked && (
              <button
                type="button"
                class="button quiet tool"
                aria-describedby={id}
                onClick={() => {
                  model.takeInstead(item.key, each);
                  writer.keepPlace(item.key);
                }}
              >
                {now.state === "unanswered" ? t("form.take") : t("form.take_instead")}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Say an answer with its note in a line; empty if it says nothing. */
function sayAside(item: ChecklistItem, response: ResponseRow): string {
  const { state, value, note } = response;
  const isTyped = (item.kind === "number" || item.kind === "text") && typeof value === "string";
  const words = state === "unanswered" ? (isTyped ? value : "") : inWords(item, response);
  return [words, note].filter(Boolean).join(" · ");
}
