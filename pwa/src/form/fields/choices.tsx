/** Answers to choose: yes or no, one of several, a step of a scale. */

import type { JSX } from "preact";

import { say, t } from "../../i18n/index.ts";
import { OneOf } from "./one-of.tsx";
import type { FieldProps } from "./props.ts";

export function YesNo({ item, response, change }: FieldProps<"yes-no">): JSX.Element {
  const options = [
    { key: "yes", label: t("form.yes") },
    { key: "no", label: t("form.no") },
  ];
  return (
    <OneOf
      name={item.key}
      options={options}
      value={answerOf(response)}
      look="pair"
      choose={(value) => {
        change({ state: "answered", value }, true);
      }}
    />
  );
}

export function Choice({ item, response, change }: FieldProps<"choice">): JSX.Element {
  return (
    <OneOf
      name={item.key}
      options={item.options.map(({ key, title }) => ({ key, label: say(title) }))}
      value={answerOf(response)}
      look="list"
      choose={(value) => {
        change({ state: "answered", value }, true);
      }}
    />
  );
}

export function Scale({ item, response, change }: FieldProps<"scale">): JSX.Element {
  const { min, max, labels } = item.scale;
  const steps = Array.from({ length: max - min + 1 }, (_, n) => String(min + n));
  const value = answerOf(response);
  return (
    <>
      <OneOf
        name={item.key}
        options={steps.map((key) => ({ key, label: key }))}
        value={value === undefined ? undefined : String(value)}
        look="steps"
        choose={(step) => {
          change({ state: "answered", value: Number(step) }, true);
        }}
      />
      <p class="row spread hint">
        <span>{say(labels.min)}</span>
        <span>{say(labels.max)}</span>
      </p>
    </>
  );
}

function answerOf({ state, value }: FieldProps<"choice">["response"]): unknown {
  return state === "answered" ? value : undefined;
}
