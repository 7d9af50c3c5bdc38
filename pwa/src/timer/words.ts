/** A measured time in words. */

import { t } from "../i18n/index.ts";
import { writeDuration } from "./machine.ts";

/** Say a duration: with its unit below a minute, `m:ss` above. Like a stopwatch it rounds down, so what ran is what is said. */
export function sayDuration(ms: number): string {
  const written = writeDuration(Math.round(ms));
  return ms < 60_000 ? t("form.seconds", { s: written }) : written;
}
