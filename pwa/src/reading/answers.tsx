/** The report itself: section by section what was asked, answered, noted and photographed. */

import type { JSX } from "preact";

import type { AuditPhoto, EvidenceVerdict, TimerDetail } from "../api/types.gen.ts";
import { formatNumber, say, t } from "../i18n/index.ts";
import { nameOfItemState, sayPoints } from "./computed.tsx";
import { nameOfSeverity } from "./marks.tsx";
import { asPercent, shorten } from "./numbers.ts";
import { PhotoRow, type Shot } from "./photos.tsx";
import { sayValue } from "./response.ts";
import type { ItemRow, SectionRow } from "./tree.ts";

interface Props {
  readonly sections: readonly SectionRow[];
  readonly shots: ReadonlyMap<string, readonly Shot[]>;
  readonly openPhoto: (id: string) => void;
  /** The visit was covert and the reader must not know the shopper: its receipt is on file with QA. */
  readonly withholds: boolean;
  /** Items picked to be asked again; null for readers who cannot return a report. */
  readonly picked: ReadonlySet<string> | null;
  readonly pick: (item: string) => void;
}

export function Answers(props: Props): JSX.Element {
  return (
    <div class="stack">
      {props.sections.map(({ section, score, items }) => (
        <section key={section.key} class="answers" id={`section-${section.key}`}>
          <h3 class="row spread">
            <span>{say(section.title)}</span>
            <span class="number hint">{sayShare(score?.share ?? null)}</span>
          </h3>
          <ol>
            {items.map((row) => (
              <Answer key={row.item.key} row={row} {...props} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function sayShare(share: string | null): string {
  const percent = asPercent(share);
  return percent === null ? t("reading.not_seen") : `${formatNumber(percent, { maximumFractionDigits: 0 })}%`;
}

function Answer({ row, shots, openPhoto, withholds, picked, pick }: Props & { readonly row: ItemRow }): JSX.Element {
  const { item, score, response } = row;
  return (
    <li class={`answer${score?.is_finding === true ? " finding" : ""}`} id={`item-${item.key}`}>
      <p class="asked">{say(item.title)}</p>
      <p class="points number hint">{score?.state === "answered" ? sayPoints(row) : ""}</p>
      <p class="answered">
        <Verdict row={row} />
        <b>{sayAnswer(row, withholds)}</b>
      </p>
      {score?.timer && <Timer timer={score.timer} />}
      <Note text={response?.reason} />
      <Note text={response?.note} />
      <PhotoRow shots={shots.get(item.key) ?? []} open={openPhoto} />
      <div class="row item-foot">
        <details>
          <summary class="hint">{t("reading.standard")}</summary>
          <p class="hint">{say(item.standard)}</p>
        </details>
        {picked !== null && (
          <label class="ask target">
            <input
              type="checkbox"
              checked={picked.has(item.key)}
              onChange={() => {
                pick(item.key);
              }}
            />
            {t("reading.ask_again")}
            <span class="only-heard"> {say(item.title)}</span>
          </label>
        )}
      </div>
    </li>
  );
}

function Note({ text }: { readonly text: string | null | undefined }): JSX.Element | null {
  return (text ?? "") === "" ? null : <p class="note">{text}</p>;
}

/** Whether an answer is a finding, or better than the standard. */
function Verdict({ row: { item, score } }: { readonly row: ItemRow }): JSX.Element | null {
  if (score?.is_finding === true) {
    const severity = score.triggered.length > 0 ? "critical" : item.severity;
    return <span class={`severity ${severity}`}>{nameOfSeverity(severity)}</span>;
  }
  return score?.is_recognition === true ? <span class="severity recognised">{t("reading.recognition")}</span> : null;
}

function sayAnswer({ item, score, response }: ItemRow, withholds: boolean): string {
  const state = score?.state ?? response?.state ?? "unanswered";
  if (state !== "answered") return nameOfItemState(state);
  if (response === null) return "";
  const words = { say, yes: t("reading.yes"), no: t("reading.no"), comma: t("reading.comma") };
  const isWithheld = withholds && item.kind === "receipt" && response.value === undefined;
  return isWithheld ? t("reading.with_qa") : (sayValue(item, response, words) ?? "");
}

/** Each approach in seconds against the limit; whether it was in time is a word, not a colour. */
function Timer({ timer }: { readonly timer: TimerDetail }): JSX.Element {
  const outcomes: Record<string, string> = {
    pass: t("reading.run_pass"),
    fail: t("reading.run_fail"),
    borderline: t("reading.run_borderline"),
  };
  return (
    <ol class="runs">
      {timer.runs.map((run, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- runs have no name but their number
        <li key={n}>
          <b class="number">{t("reading.seconds", { n: shorten(run.seconds) })}</b>{" "}
          <span class={run.outcome === "fail" ? "poor" : "hint"}>{outcomes[run.outcome] ?? run.outcome}</span>
        </li>
      ))}
      <li class="hint number">{t("reading.limit", { n: shorten(timer.limit_s) })}</li>
    </ol>
  );
}

/** Put photos to their items, in the order they were taken, each with what the chain of evidence says against it. */
export function shotsByItem(
  sections: readonly SectionRow[],
  photos: readonly AuditPhoto[],
  evidence: EvidenceVerdict | null,
): ReadonlyMap<string, readonly Shot[]> {
  const states = new Map(evidence?.photos.map(({ photo_id: id, state }) => [id, state]));
  const doubts: Record<string, string> = {
    different: t("reading.photo_different"),
    unrecorded: t("reading.photo_unrecorded"),
  };
  const all = new Map(photos.map((photo) => [photo.photo_id, photo]));
  return new Map(
    sections.flatMap(({ items }) =>
      items.map(({ item, response }) => [
        item.key,
        (response?.photos ?? []).flatMap((id) => {
          const photo = all.get(id);
          if (photo === undefined) return [];
          return [
            { id, title: say(item.title), hasArrived: photo.has_arrived, doubt: doubts[states.get(id) ?? ""] ?? "" },
          ];
        }),
      ]),
    ),
  );
}
