/** QA's three decisions about a report, each confirmed in a dialog that says what will happen. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { AuditWhole, Review } from "../api/types.gen.ts";
import { say, t } from "../i18n/index.ts";
import { composeReason, faultOfReason, type Questions } from "./asking.ts";
import { decisions } from "./deciding.ts";
import { Dialog } from "./dialog.tsx";
import { useKeys } from "./keys.ts";

type Verb = Review["decision"];

interface Props {
  readonly whole: AuditWhole;
  readonly state: AuditWhole["audit"]["state"];
  readonly findings: number;
  readonly questions: Questions;
  readonly ask: (questions: Questions) => void;
  readonly titleOf: (item: string) => string;
  /** What comes after a decision, such as the next report. */
  readonly onDecided: () => void;
}

const POSSIBLE: Readonly<Record<Props["state"], readonly Verb[]>> = {
  waiting: ["return"],
  submitted: ["return", "approve", "publish"],
  returned: [],
  approved: ["return", "publish"],
  published: [],
};

export function DecideBar(props: Props): JSX.Element | null {
  const [verb, setVerb] = useState<Verb | null>(null);
  const possible = POSSIBLE[props.state];
  const choose = (chosen: Verb): void => {
    if (possible.includes(chosen)) setVerb(chosen);
  };
  useKeys({ r: () => choose("return"), a: () => choose("approve"), p: () => choose("publish") });
  if (possible.length === 0) return null;
  const missing = props.whole.photos.filter((photo) => !photo.has_arrived).length;
  return (
    <div class="decide-bar">
      {props.state === "waiting" && <p class="hint">{t("reading.photos_missing", { n: missing })}</p>}
      {possible.map((each) => (
        <button
          key={each}
          type="button"
          class={`button${each === "publish" ? " primary" : ""}`}
          onClick={() => setVerb(each)}
        >
          {nameOfVerb(each)}
        </button>
      ))}
      {verb !== null && <DecideDialog {...props} verb={verb} close={() => setVerb(null)} />}
    </div>
  );
}

function nameOfVerb(verb: Verb): string {
  return { return: t("reading.return"), approve: t("reading.approve"), publish: t("reading.publish") }[verb];
}

function DecideDialog({
  verb,
  close,
  ...props
}: Props & { readonly verb: Verb; readonly close: () => void }): JSX.Element {
  const { whole, questions, titleOf } = props;
  const [general, setGeneral] = useState("");
  const [isTried, setTried] = useState(false);
  const reason = verb === "return" ? composeReason(general, questions, titleOf) : "";
  const fault = verb === "return" ? faultOfReason(reason) : null;
  const store = say(whole.store.name);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (fault !== null) return;
    const items = verb === "return" ? Object.keys(questions) : [];
    decisions.act({
      auditId: whole.audit.id,
      revision: whole.audit.revision,
      name: store,
      review: { decision: verb, items, reason: reason === "" ? null : reason },
    });
    close();
    props.onDecided();
  };
  const titles = {
    return: t("reading.return_title", { store }),
    approve: t("reading.approve_title", { store }),
    publish: t("reading.publish_title", { store }),
  };
  return (
    <Dialog title={titles[verb]} onClose={close}>
      <form class="stack" onSubmit={submit}>
        {verb === "publish" && <p>{t("reading.publish_means", { n: props.findings })}</p>}
        {verb === "approve" && <p>{t("reading.approve_means")}</p>}
        {verb === "return" && <Asking {...props} general={general} setGeneral={setGeneral} />}
        {isTried && fault !== null && (
          <p class="notice bad" role="alert">
            {fault === "empty" ? t("reading.reason_empty") : t("reading.reason_long")}
          </p>
        )}
        <div class="row actions">
          <button type="button" class="button" onClick={close}>
            {t("app.cancel")}
          </button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- Enter confirms; the dialog has just been asked for */}
          <button class="button primary" autofocus={verb !== "return"}>
            {nameOfVerb(verb)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface AskingProps extends Pick<Props, "questions" | "ask" | "titleOf"> {
  readonly general: string;
  readonly setGeneral: (text: string) => void;
}

/** What the shopper is asked: a general word, and a question to each item that was picked. */
function Asking({ questions, ask, titleOf, general, setGeneral }: AskingProps): JSX.Element {
  const items = Object.keys(questions);
  return (
    <>
      <p class="hint">{items.length === 0 ? t("reading.return_hint_none") : t("reading.return_hint")}</p>
      <div class="field">
        <label for="return-reason">{t("reading.reason")}</label>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog has just been asked for */}
        <textarea
          class="input"
          id="return-reason"
          rows={3}
          maxLength={4000}
          autofocus
          value={general}
          onInput={(event) => setGeneral(event.currentTarget.value)}
        />
      </div>
      {items.map((item) => (
        <div class="field" key={item}>
          <label for={`ask-${item}`}>{titleOf(item)}</label>
          <textarea
            class="input"
            id={`ask-${item}`}
            rows={2}
            maxLength={1000}
            placeholder={t("reading.question")}
            value={questions[item] ?? ""}
            onInput={(event) => ask({ ...questions, [item]: event.currentTarget.value })}
          />
        </div>
      ))}
    </>
  );
}
