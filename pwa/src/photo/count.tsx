/** How many photos there are, and how many there should be. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { Icon } from "../ui/icons.tsx";

interface Props {
  readonly n: number;
  readonly min: number;
  readonly max: number;
  readonly isFrozen: boolean;
}

export function Count({ n, min, max, isFrozen }: Props): JSX.Element {
  const isEnough = !isFrozen && min > 0 && n >= min;
  return (
    <p class={isEnough ? "photo-count hint good" : "photo-count hint"}>
      {isEnough && <Icon name="done" />}
      <span class="number">{wordsOf({ n, min, max, isFrozen })}</span>
    </p>
  );
}

function wordsOf({ n, min, max, isFrozen }: Props): string {
  if (isFrozen) return t("photo.count", { n });
  if (min === 0) return t("photo.count_up_to", { n, max });
  return min === max ? t("photo.count_exact", { n, max }) : t("photo.count_range", { n, min, max });
}
