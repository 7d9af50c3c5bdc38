/** Why a score is what it is: each reason the scoring noted, as a sentence. */

import type { ScoreReason } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import { asPercent, shorten } from "./numbers.ts";

/** Say a reason; `titleOf` names a section or item. Null for one this version does not know. */
export function sayReason(reason: ScoreReason, titleOf: (key: string) => string): string | null {
  const read = (name: string): string => String(reason[name] ?? "");
  const [item, section] = [titleOf(read("item")), titleOf(read("section"))];
  const percent = (name: string): number => asPercent(read(name)) ?? 0;
  const points = reason["points"] === undefined ? "" : shorten(read("points"), 2);
  const sentences: Record<string, () => string> = {
    section_cap: () => t("reading.why_section_cap", { item, section, n: percent("cap") }),
    cap_on_null: () => t("reading.why_cap_on_null", { item, section }),
    total_cap: () => t("reading.why_total_cap", { item, n: shorten(read("cap"), 1) }),
    knock_out: () => t("reading.why_knock_out", { item }),
    section_minimum: () =>
      t("reading.why_section_minimum", { section, n: percent("share"), least: percent("minimum") }),
    bonus_capped: () => t("reading.why_bonus_capped", { section }),
    bonus_dropped: () => t("reading.why_bonus_dropped", { section }),
    penalty: () => t("reading.why_penalty", { item, points }),
    nothing_scored: () => t("reading.why_nothing_scored"),
    total_capped_at_100: () => t("reading.why_at_100"),
    total_raised_to_0: () => t("reading.why_at_0"),
    zeroed: () => t("reading.why_zeroed"),
    coverage_below_minimum: () => t("reading.why_coverage", { n: percent("coverage"), least: percent("minimum") }),
    response_unfit: () => t("reading.why_unfit", { item }),
    clock_suspect: () => t("reading.why_clock", { item }),
  };
  return sentences[reason.code]?.() ?? null;
}
