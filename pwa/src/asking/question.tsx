/** One question on the screen, of whatever kind. */

import type { ComponentType, JSX } from "preact";

import { Drawing } from "../drawings/drawing.tsx";
import { say } from "../i18n/index.ts";
import type { Kind } from "../quiz/question.ts";
import type { AskingProps } from "./answering.ts";
import { Choosing } from "./choosing.tsx";
import { Matching } from "./matching.tsx";
import { Ordering } from "./ordering.tsx";
import { Spotting } from "./spotting.tsx";
import { Talking } from "./talking.tsx";
import { Writing } from "./writing.tsx";
import "./asking.css";

const WAYS: Readonly<Record<Kind, ComponentType<AskingProps>>> = {
  single: Choosing,
  multiple: Choosing,
  "true-false": Choosing,
  match: Matching,
  order: Ordering,
  numeric: Writing,
  "short-answer": Writing,
  open: Writing,
  dialogue: Talking,
  spot: Spotting,
};

export function QuestionOnScreen(props: AskingProps): JSX.Element {
  const { asked, name } = props;
  const Way = WAYS[asked.kind];
  return (
    <fieldset class="stack question" aria-labelledby={`${name}-stem`}>
      <h2 id={`${name}-stem`} tabIndex={-1}>
        {say(asked.stem)}
      </h2>
      {asked.picture !== null && asked.kind !== "spot" && (
        <Drawing svg={asked.picture.svg} words={say(asked.picture.alt)} />
      )}
      <Way {...props} />
    </fieldset>
  );
}
