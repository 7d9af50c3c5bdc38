/** Why an attempt is looked at, in plain words. Pure. */

import { t } from "../i18n/index.ts";

/** Say what is odd about an attempt; an unknown reason says that there is one. */
export function sayFlag(flag: string): string {
  const sentences: Readonly<Record<string, () => string>> = {
    late: () => t("marking.flag_late"),
    "over-time": () => t("marking.flag_over_time"),
    "keys-read": () => t("marking.flag_keys_read"),
    "conflicting-copy": () => t("marking.flag_copies"),
    "clock-jumped": () => t("marking.flag_clock"),
    "before-issue": () => t("marking.flag_before"),
    "started-late": () => t("marking.flag_started_late"),
    "in-the-future": () => t("marking.flag_future"),
    "longer-than-possible": () => t("marking.flag_longer"),
    "unreadable-answer": () => t("marking.flag_unreadable"),
    alike: () => t("marking.flag_alike"),
    quick: () => t("marking.flag_quick"),
    "not-handed-in": () => t("marking.flag_not_handed_in"),
  };
  return sentences[flag]?.() ?? t("marking.flag_other");
}
