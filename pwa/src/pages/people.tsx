/** Being built. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { Shell } from "../ui/shell.tsx";

export default function Page(): JSX.Element {
  return <Shell title={t("app.name")}>{null}</Shell>;
}
