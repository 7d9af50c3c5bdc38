/** All questions of an exam at a glance: which are answered, and a way to each. */

import type { JSX } from "preact";

import type { Packet } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";

interface Props {
  readonly packet: Packet;
  readonly missing: ReadonlySet<number>;
  readonly place: number;
  readonly onGo: (index: number) => void;
}

export function Slots({ packet, missing, place, onGo }: Props): JSX.Element {
  return (
    <nav aria-label={t("learn.all_questions")}>
      <ol class="slots">
        {packet.questions.map(({ slot }, index) => (
          <li key={slot}>
            <button
              type="button"
              class={missing.has(slot) ? "slot number" : "slot number answered"}
              aria-current={index === place ? "step" : undefined}
              aria-label={t(missing.has(slot) ? "learn.slot_open" : "learn.slot_answered", { n: index + 1 })}
              onClick={() => {
                onGo(index);
              }}
            >
              {index + 1}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
