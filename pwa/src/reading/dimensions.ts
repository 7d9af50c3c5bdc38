/** The names of dimensions and touchpoints in the reader's language. */

import { t } from "../i18n/index.ts";

/** Name one of the five dimensions of service. */
export function nameOfDimension(key: string): string {
  const names: Record<string, string> = {
    tangibles: t("reading.tangibles"),
    reliability: t("reading.reliability"),
    responsiveness: t("reading.responsiveness"),
    assurance: t("reading.assurance"),
    empathy: t("reading.empathy"),
  };
  return names[key] ?? key;
}

/** Name a touchpoint of the customer's way. */
export function nameOfTouchpoint(key: string): string {
  const names: Record<string, string> = {
    greeting: t("reading.touch_greeting"),
    "ten-second-response": t("reading.touch_response"),
    consulting: t("reading.touch_consulting"),
    trying: t("reading.touch_trying"),
    environment: t("reading.touch_environment"),
    checkout: t("reading.touch_checkout"),
    farewell: t("reading.touch_farewell"),
    "after-sales": t("reading.touch_after_sales"),
    complaints: t("reading.touch_complaints"),
    conduct: t("reading.touch_conduct"),
  };
  return names[key] ?? key;
}
