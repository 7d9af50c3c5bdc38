/** One open answer: the question, what a good answer holds, what was written; then a share by key or thumb, and a word for the learner. */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import type { OpenAnswer, ToMark } from "../api/types.gen.ts";
import { formatDate, formatNumber, say, t } from "../i18n/index.ts";
import type { Question } from "../quiz/question.ts";
import { useKeys } from "../reading/keys.ts";
import type { GivenMark } from "./pending.ts";

/** What can be given; the place of each is its key. */
const SHARES = ["0", "0.25", "0.5", "0.75", "1"] as const;
type Share = (typeof SHARES)[number];

interface Props {
  readonly of: ToMark;
  readonly answer: OpenAnswer;
  /** What was given before it was taken back. */
  readonly before: GivenMark | null;
  readonly onGiven: (given: GivenMark) => void;
}

export function MarkAnswer({ of, answer, before, onGiven }: Props): JSX.Element {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server sends the question as it was published
  const question = answer.question as unknown as Question;
  const [share, setShare] = useState<Share | null>(SHARES.find((each) => each === before?.share) ?? null);
  const [comment, setComment] = useState(before?.comment ?? "");
  const [fault, setFault] = useState("");
  const words = useRef<HTMLTextAreaElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
  }, []);
  const finish = (): void => {
    if (share === null) setFault(t("marking.choose_share"));
    else if (share !== "1" && comment.trim() === "") {
      setFault(t("marking.say_why"));
      words.current?.focus();
    } else onGiven({ attempt: of.id, slot: answer.slot, share, comment: comment.trim() });
  };
  const choose = (chosen: Share): void => {
    setShare(chosen);
    setFault("");
  };
  useKeys({
    ...Object.fromEntries(SHARES.map((each, at) => [String(at), () => choose(each)])),
    c: () => words.current?.focus(),
    Enter: finish,
  });
  return (
    <form
      class="stack marking"
      onSubmit={(event) => {
        event.preventDefault();
        finish();
      }}
    >
      <header class="stack-tight">
        <p class="hint">
          {say(of.title)} · {formatDate(of.received_at, { dateStyle: "medium", timeStyle: "short" })}
        </p>
        <h2 ref={head} tabIndex={-1}>
          {say(question.stem)}
        </h2>
      </header>
      <section class="sheet stack-tight" aria-labelledby="written">
        <h3 id="written">{t("marking.written")}</h3>
        <p class="written">{answer.text}</p>
      </section>
      <section class="stack-tight" aria-labelledby="guide">
        <h3 id="guide">{t("marking.guide")}</h3>
        <p>{say(question.guide)}</p>
        {say(question.explanation) !== "" && <p class="hint">{say(question.explanation)}</p>}
      </section>
      <div class="field">
        <label for="comment">{share === "1" ? t("marking.comment_optional") : t("marking.comment")}</label>
        <textarea
          ref={words}
          id="comment"
          class="input"
          rows={3}
          maxLength={1000}
          value={comment}
          onInput={(event) => setComment(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) finish();
          }}
        />
      </div>
      {fault !== "" && (
        <p class="notice bad" role="alert">
          {fault}
        </p>
      )}
      <div class="decide-bar shares">
        <div class="row" role="group" aria-label={t("marking.share")}>
          {SHARES.map((each) => (
            <button
              key={each}
              type="button"
              class="button number"
              aria-pressed={each === share}
              onClick={() => choose(each)}
            >
              {formatNumber(Number(each), { style: "percent" })}
            </button>
          ))}
        </div>
        <button class="button primary">{t("marking.give")}</button>
      </div>
      <p class="hint keys-hint">{t("marking.keys")}</p>
    </form>
  );
}
