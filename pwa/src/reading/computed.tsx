/** How the score came about: the steps of the total, the reasons, and each section down to its last item, unfolded on demand. */

import type { JSX } from "preact";

import type { ItemScore, Score } from "../api/types.gen.ts";
import { formatNumber, say, t } from "../i18n/index.ts";
import { asPercent, shorten } from "./numbers.ts";
import { sayReason } from "./reasons.ts";
import type { ItemRow, SectionRow } from "./tree.ts";

interface Props {
  readonly score: Score;
  readonly sections: readonly SectionRow[];
}

export function Computed({ score, sections }: Props): JSX.Element {
  const titles = new Map(
    sections.flatMap(({ section, items }) =>
      [section, ...items.map(({ item }) => item)].map(({ key, title }) => [key, say(title)]),
    ),
  );
  const reasons = score.reasons
    .map((reason) => sayReason(reason, (key) => titles.get(key) ?? key))
    .filter((text) => text !== null);
  return (
    <div class="stack computed">
      {reasons.length > 0 && (
        <ul class="reasons">
          {reasons.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <details>
        <summary>{t("reading.how_computed")}</summary>
        <div class="stack">
          <Steps score={score} />
          <p class="hint">{score.total.mode === "section" ? t("reading.mode_section") : t("reading.mode_points")}</p>
          {sections.map((row) => (
            <SectionPart key={row.section.key} row={row} />
          ))}
        </div>
      </details>
    </div>
  );
}

/** The total from the mean to the printed number; steps at which nothing happened are left out. */
function Steps({ score: { total, printed } }: Pick<Props, "score">): JSX.Element {
  const steps: (readonly [string, string | null])[] = [
    [t("reading.step_mean"), total.mean],
    [t("reading.step_penalties"), total.penalties === "0" ? null : `−${shorten(total.penalties, 2)}`],
    [t("reading.step_raw"), total.raw],
    [t("reading.step_cap"), total.cap === null ? null : `≤ ${shorten(total.cap, 2)}`],
    [t("reading.step_final"), printed],
  ];
  return (
    <dl class="steps">
      {steps.flatMap(([name, value]) =>
        value === null
          ? []
          : [
              <div key={name}>
                <dt>{name}</dt>
                <dd class="number">{/^[\d.]+$/u.test(value) && value !== printed ? shorten(value, 2) : value}</dd>
              </div>,
            ],
      )}
    </dl>
  );
}

function SectionPart({ row: { section, score, items } }: { readonly row: SectionRow }): JSX.Element {
  const percent = asPercent(score?.share ?? null);
  return (
    <details class="tree">
      <summary>
        <span>{say(section.title)}</span>
        <span class="number hint">
          {score !== null && `${shorten(score.earned, 2)} / ${shorten(score.possible, 2)}`}
        </span>
        <b class="number">{percent === null ? "–" : `${formatNumber(percent, { maximumFractionDigits: 0 })}%`}</b>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("reading.item")}</th>
            <th scope="col" class="right">
              {t("reading.points")}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((each) => (
            <tr key={each.item.key}>
              <td>{say(each.item.title)}</td>
              <td class="right number">{sayPoints(each)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Say what an item earned, or why it does not count. */
export function sayPoints({ score }: Pick<ItemRow, "score">): string {
  if (score === null) return "";
  if (score.state !== "answered") return nameOfItemState(score.state);
  if (score.role === "penalty") return score.points_off === "0" ? "0" : `−${shorten(score.points_off, 2)}`;
  if (score.role === "bonus") return `+${shorten(score.earned, 2)}`;
  return score.possible === "0"
    ? t("reading.not_scored")
    : `${shorten(score.earned, 2)} / ${shorten(score.possible, 2)}`;
}

/** Name the state of an item that has no answer. */
export function nameOfItemState(state: ItemScore["state"]): string {
  const names: Record<ItemScore["state"], string> = {
    answered: "",
    na_shopper: t("reading.item_na"),
    na_design: t("reading.item_na_design"),
    not_observed: t("reading.item_not_observed"),
    hidden: "",
    unanswered: t("reading.item_unanswered"),
  };
  return names[state];
}
