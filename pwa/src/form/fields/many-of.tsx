/** Several answers at once; each option may also not have been there to be seen. */

import type { JSX } from "preact";

import type { ResponseRow } from "../../db/rows.ts";
import { say, t } from "../../i18n/index.ts";
import type { FieldProps } from "./props.ts";

export interface Chosen {
  readonly chosen: readonly string[];
  readonly not_applicable: readonly string[];
}

export function ManyOf({ item, response, answer, change }: FieldProps<"multi-choice">): JSX.Element {
  const value = chosenIn(response);
  const set = (turn: (now: Chosen) => Chosen): void => {
    // The answer as it stands: it may have changed since this was drawn.
    change({ state: "answered", value: turn(chosenIn(answer.peek())) });
  };
  const isNone = response.state === "answered" && value.chosen.length === 0;
  return (
    <div class="answers list">
      {item.options.map(({ key, title }) => {
        const [isOn, isAbsent] = [value.chosen.includes(key), value.not_applicable.includes(key)];
        return (
          <div key={key} class="many">
            <label class="answer">
              <input
                type="checkbox"
                class="only-heard"
                checked={isOn}
                onChange={() => {
                  set((now) => toggleChosen(now, key));
                }}
              />
              <span class={isAbsent ? "absent" : ""}>{say(title)}</span>
            </label>
            <button
              type="button"
              class="button quiet tool"
              aria-pressed={isAbsent}
              aria-label={t("form.option_absent_of", { option: say(title) })}
              disabled={!isAbsent && value.not_applicable.length + 1 === item.options.length}
              onClick={() => {
                set((now) => toggleAbsent(now, key));
              }}
            >
              {t("form.option_absent")}
            </button>
          </div>
        );
      })}
      <label class="answer">
        <input
          type="checkbox"
          class="only-heard"
          checked={isNone}
          onChange={() => {
            set((now) => ({ ...now, chosen: [] }));
          }}
        />
        {t("form.none_of_these")}
      </label>
    </div>
  );
}

/** What is chosen of an answer: nothing of one that was cleared, though it is remembered what it was. */
function chosenIn({ state, value }: ResponseRow): Chosen {
  const chosen = readChosen(value);
  return state === "answered" ? chosen : { ...chosen, chosen: [] };
}

/** Read what was chosen; anything else is nothing. */
export function readChosen(value: unknown): Chosen {
  const given: { chosen?: unknown; not_applicable?: unknown } =
    typeof value === "object" && value !== null ? value : {};
  return { chosen: readKeys(given.chosen), not_applicable: readKeys(given.not_applicable) };
}

/** Choose an option or leave it; what is chosen was there. */
export function toggleChosen(value: Chosen, key: string): Chosen {
  const isOn = value.chosen.includes(key);
  const rest = { ...value, not_applicable: without(value.not_applicable, key) };
  return { ...rest, chosen: isOn ? without(value.chosen, key) : [...value.chosen, key] };
}

/** Say that an option was not there to be seen, or take that back; it is not chosen then. */
export function toggleAbsent(value: Chosen, key: string): Chosen {
  const isAbsent = value.not_applicable.includes(key);
  const absent = isAbsent ? without(value.not_applicable, key) : [...value.not_applicable, key];
  return { chosen: without(value.chosen, key), not_applicable: absent };
}

function without(keys: readonly string[], key: string): readonly string[] {
  return keys.filter((each) => each !== key);
}

function readKeys(given: unknown): readonly string[] {
  return Array.isArray(given) ? given.filter((key) => typeof key === "string") : [];
}
