/** One question: what is asked, its answer, what else may be said of it, and what it still lacks. Only this is drawn again by a tap on it. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import type { ResponseRow } from "../db/rows.ts";
import { say } from "../i18n/index.ts";
import { Answer } from "./answer.tsx";
import { useForm } from "./context.ts";
import type { ItemModel } from "./model.ts";
import { sayMissing } from "./missing.ts";
import { Question } from "./question.tsx";
import { SetAside } from "./set-aside.tsx";
import { type Panel, Tools } from "./tools.tsx";

interface Props {
  readonly model: ItemModel;
}

/** An item that is not asked is not there. */
export function Item({ model }: Props): JSX.Element | null {
  return model.isAsked.value ? <Asked model={model} /> : null;
}

function Asked({ model: asked }: Props): JSX.Element {
  const { item, answer, missing, isLocked } = asked;
  const { model, writer } = useForm();
  const panel = useSignal<Panel | null>(null);
  asked.response.value; // oxlint-disable-line no-unused-expressions -- read to be told of changes
  // Something else may be why this is drawn, before a change was told.
  const response = answer.peek();
  const change = (changed: Partial<ResponseRow>, isShown?: boolean): void => {
    model.change(item.key, changed, isShown);
    writer.keepPlace(item.key);
  };
  // That there is no answer is plain to see; it is said on the review.
  const lacks = response.state === "unanswered" ? [] : sayMissing(missing.value.replace("unanswered", ""));
  const all = { item, response, answer, isLocked, panel, change };
  return (
    <article
      id={`item-${item.key}`}
      class="item"
      data-state={response.state}
      tabIndex={-1}
      aria-labelledby={`title-${item.key}`}
    >
      <Question item={item.key} />
      <fieldset disabled={isLocked}>
        <legend id={`title-${item.key}`}>{say(item.title)}</legend>
        <Answer {...all} missing={missing.value} />
      </fieldset>
      {lacks.map((words) => (
        <p key={words} class="fair lack">
          {words}
        </p>
      ))}
      <SetAside model={asked} />
      <Tools {...all} />
    </article>
  );
}
