/** A report, whole: head and decisions, what was found and what follows, every answer, the proof and the history. */

import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";

import { say, t } from "../i18n/index.ts";
import { may, me } from "../session/session.ts";
import { Answers, shotsByItem } from "./answers.tsx";
import type { Questions } from "./asking.ts";
import { Computed } from "./computed.tsx";
import { DecideBar } from "./decide-bar.tsx";
import { decisions, stateOf } from "./deciding.ts";
import { Evidence } from "./evidence.tsx";
import { ReportHead } from "./head.tsx";
import { History } from "./history.tsx";
import { FindingsPart, RetrainingPart, SharesPart } from "./outcome.tsx";
import { Part, PartLinks } from "./parts.tsx";
import { Lightbox } from "./photos.tsx";
import { useReading } from "./readings.ts";
import { Scorecards } from "./scorecards.tsx";
import { joinSections, listFindings } from "./tree.ts";
import { Skeleton, Trouble } from "./trouble.tsx";
import { readReport, type Report } from "./whole.ts";

interface Props {
  readonly id: string;
  /** What comes after a decision, such as the next report. */
  readonly onDecided: () => void;
}

export function ReportView({ id, onDecided }: Props): JSX.Element {
  const reading = useReading<Report>(`report ${id}`, async (signal) => await readReport(id, signal));
  const audit = reading.value?.whole.audit;
  const isStale = audit !== undefined && stateOf(audit) !== audit.state;
  const taken = decisions.taken.value;
  useEffect(() => {
    if (isStale) reading.again();
  }, [taken]);
  return (
    <article class="whole" tabIndex={-1}>
      <Trouble {...reading} />
      {reading.value === null && reading.isLoading && <Skeleton lines={9} />}
      {reading.value !== null && (
        <Whole report={reading.value} isKept={reading.keptAt !== null} onDecided={onDecided} />
      )}
    </article>
  );
}

interface WholeProps {
  readonly report: Report;
  /** From this phone and not from the server: then nothing can be decided. */
  readonly isKept: boolean;
  readonly onDecided: () => void;
}

function Whole({ report, isKept, onDecided }: WholeProps): JSX.Element {
  const { whole, score, checklist } = report;
  const [questions, setQuestions] = useState<Questions>({});
  const sections = useMemo(() => joinSections(checklist, score, whole.responses), [report]);
  const findings = useMemo(() => listFindings(sections, report.findings), [report]);
  const state = stateOf(whole.audit);
  const decides = !isKept && may("audit:review") && whole.shopper_id !== me.value?.user.id;
  const isReturnable = decides && state !== "published" && state !== "returned";
  const pick = (item: string): void => {
    const { [item]: known, ...others } = questions;
    setQuestions(known === undefined ? { ...questions, [item]: "" } : others);
  };
  const items = checklist.sections.flatMap((section) => section.items);
  const titleOf = (key: string): string => say(items.find((each) => each.key === key)?.title) || key;
  const hasScorecard = whole.audit.state === "published" && may("scorecard:read") && !isKept;
  return (
    <>
      <ReportHead whole={whole} state={state} checklist={checklist} />
      <PartLinks report={report} hasScorecard={hasScorecard} />
      <Computed score={score} sections={sections} />
      <FindingsPart report={report} findings={findings} sections={sections} />
      <RetrainingPart report={report} />
      <SharesPart report={report} />
      <AnswersPart
        report={report}
        sections={sections}
        picked={isReturnable ? new Set(Object.keys(questions)) : null}
        pick={pick}
      />
      <Part id="evidence" title={t("reading.evidence")}>
        <Evidence evidence={whole.evidence} code={whole.verification_code} zone={whole.store.time_zone} />
      </Part>
      {whole.history.length > 0 && (
        <Part id="history" title={t("reading.history")}>
          <History history={whole.history} zone={whole.store.time_zone} titleOf={titleOf} />
        </Part>
      )}
      {hasScorecard && (
        <Part id="scorecard" title={t("reading.scorecard")}>
          <Scorecards auditId={whole.audit.id} name={`${whole.store.code}-${whole.audit.visited_on}`} />
        </Part>
      )}
      {decides && (
        <DecideBar
          whole={whole}
          state={state}
          findings={findings.length}
          questions={questions}
          ask={setQuestions}
          titleOf={titleOf}
          onDecided={onDecided}
        />
      )}
    </>
  );
}

type AnswersPartProps = Pick<Parameters<typeof Answers>[0], "sections" | "picked" | "pick"> & {
  readonly report: Report;
};

function AnswersPart({ report: { whole, checklist }, ...rest }: AnswersPartProps): JSX.Element {
  const [photo, setPhoto] = useState<string | null>(null);
  const shots = shotsByItem(rest.sections, whole.photos, whole.evidence);
  return (
    <Part id="answers" title={t("reading.answers")}>
      <Answers
        {...rest}
        withholds={whole.shopper_id === null && checklist.kind === "covert"}
        shots={shots}
        openPhoto={setPhoto}
      />
      {photo !== null && (
        <Lightbox
          shots={[...shots.values()].flat().filter(({ hasArrived }) => hasArrived)}
          openId={photo}
          show={setPhoto}
        />
      )}
    </Part>
  );
}
