/** The head of the form: whose visit it is, and, where the programme shows it, the score so far. */

import { type ReadonlySignal, useSignal, useSignalEffect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import { formatNumber, say, t } from "../i18n/index.ts";
import { Chip } from "../outbox/chip.tsx";
import { Icon } from "../ui/icons.tsx";
import { useForm } from "./context.ts";

/** A score that follows each tap would only flicker. */
const SETTLED_MS = 400;

interface Props {
  readonly isDiscreet: ReadonlySignal<boolean>;
}

export function Head({ isDiscreet }: Props): JSX.Element {
  const { model, visit } = useForm();
  const title = isDiscreet.value ? t("form.discreet_title") : say(visit.planned.store.name);
  useEffect(() => {
    document.title = isDiscreet.value ? title : `${title} · ${t("app.name")}`;
  }, [isDiscreet.value, title]);
  return (
    <header class="form-head">
      <a class="button quiet" href="/visits" aria-label={t("app.back")}>
        <Icon name="back" />
      </a>
      <h1>{title}</h1>
      {model.checklist.kind === "announced" && !isDiscreet.value && <LiveScore />}
      <Chip />
    </header>
  );
}

/** The score of what is answered so far, on announced checklists only: a covert one never shows any. */
function LiveScore(): JSX.Element {
  const { model } = useForm();
  const shown = useSignal(model.score());
  useSignalEffect(() => {
    for (const { response } of model.items.values()) response.value; // oxlint-disable-line no-unused-expressions -- read to be told of changes
    const timer = setTimeout(() => {
      shown.value = model.score();
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
    };
  });
  const { printed, band, coverage } = shown.value;
  const seen = coverage === null ? 0 : Number(coverage.settle(2).plain());
  const title = model.checklist.scoring.bands.find(({ key }) => key === band)?.title;
  return (
    <p class="live-score" role="status" aria-label={t("form.score_so_far")}>
      <strong class="number">{printed ?? "–"}</strong>{" "}
      <span class="hint">
        {say(title)} {t("form.coverage", { share: formatNumber(seen, { style: "percent" }) })}
      </span>
    </p>
  );
}
