/** Finding things in a picture: tap on them, or move a cross by keys and set a mark with Enter. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";

import { Drawing } from "../drawings/drawing.tsx";
import { say, t } from "../i18n/index.ts";
import type { AskingProps } from "./answering.ts";

const MOST = 40;
const STEP = 2;
const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

export function Spotting({ asked, answer, isDone, onAnswer }: AskingProps): JSX.Element {
  const points = answer?.points ?? [];
  const cross = useSignal<readonly [number, number] | null>(null);
  const set = (x: number, y: number): void => {
    if (isDone || points.length >= MOST) return;
    onAnswer({ points: [...points, { x: written(x), y: written(y) }] });
  };
  const press = (event: JSX.TargetedKeyboardEvent<HTMLDivElement>): void => {
    const [x, y] = cross.value ?? [50, 50];
    const move = MOVES[event.key];
    if (move !== undefined) cross.value = [within(x + move[0]), within(y + move[1])];
    else if (event.key === "Enter" || event.key === " ") set(x, y);
    else return;
    event.preventDefault();
  };
  return (
    <div class="stack">
      <p class="hint">{t("learn.tap_what_you_find")}</p>
      <div
        class="spots"
        role="application"
        tabIndex={0}
        aria-label={t("learn.picture_to_search", { words: say(asked.picture?.alt) })}
        onKeyDown={press}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          set(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
        }}
      >
        <Drawing svg={asked.picture?.svg ?? ""} words="" />
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {points.map(({ x, y }, index) => (
            <ellipse key={`${x},${y}`} cx={x} cy={y} rx="3" ry="5.3" class="spot" data-n={index + 1} />
          ))}
          {cross.value !== null && (
            <path
              class="cross"
              d={`M${cross.value[0] - 3} ${cross.value[1]}h6M${cross.value[0]} ${cross.value[1] - 3}v6`}
            />
          )}
        </svg>
      </div>
      <div class="row spread">
        <p class="hint number" aria-live="polite">
          {t("learn.marks", { n: points.length })}
        </p>
        {!isDone && points.length > 0 && (
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              onAnswer({ points: points.slice(0, -1) });
            }}
          >
            {t("learn.take_back")}
          </button>
        )}
      </div>
    </div>
  );
}

function within(value: number): number {
  return Math.min(100, Math.max(0, value));
}

/** Two decimals at most, as the server reads them. */
function written(value: number): string {
  return String(Math.round(within(value) * 100) / 100);
}
