/** What waits for who marks exams: open answers, attempts to decide about, and what counts though it is odd. */

import type { JSX } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { ToDecide, ToMark } from "../api/types.gen.ts";
import { t } from "../i18n/index.ts";
import { MarkAnswer } from "../marking/answer.tsx";
import { LastResult, MarkBar } from "../marking/bar.tsx";
import { DecideAttempt } from "../marking/decide.tsx";
import { addressOf, AnswerList, DecisionList, type Row } from "../marking/lists.tsx";
import { type GivenMark, isMarked, marks } from "../marking/pending.ts";
import { KINDS, KindTabs, useWaiting } from "../marking/waiting.tsx";
import { Desk } from "../reading/desk.tsx";
import { useKeys } from "../reading/keys.ts";
import { usePages } from "../reading/pages.ts";
import "../reading/reading.css";
import "../reading/report.css";
import "../manage/manage.css";
import "../team/team.css";
import "../courses/courses.css";
import "../marking/marking.css";

export default function Marking(): JSX.Element {
  const openId = useRoute().params["id"] ?? null;
  const { url, route } = useLocation();
  const given = new URLSearchParams(url.includes("?") ? url.slice(url.indexOf("?")) : "");
  const kind = KINDS.find((each) => each === given.get("kind")) ?? "answers";
  const [decided, setDecided] = useState(0);
  const waiting = useWaiting(marks.taken.value + decided).value;
  const pane = {
    openId,
    waiting,
    change: (to: string) => route(to === "answers" ? "/marking" : `/marking?kind=${to}`),
  };
  if (kind === "answers") return <Answers {...pane} slot={Number(given.get("slot") ?? 0)} />;
  return <Decisions key={kind} {...pane} kind={kind} onDecided={() => setDecided((n) => n + 1)} />;
}

interface PaneProps {
  readonly openId: string | null;
  readonly waiting: ReturnType<typeof useWaiting>["value"];
  readonly change: (kind: string) => void;
}

function Answers({ openId, waiting, change, slot }: PaneProps & { readonly slot: number }): JSX.Element {
  const { route } = useLocation();
  const [back, setBack] = useState<GivenMark | null>(null);
  const list = usePages<ToMark>("to mark", async (cursor, signal) => {
    const page = await call("GET /v1/attempts/to-mark", {
      query: { cursor, limit: 50 },
      ...(signal === undefined ? {} : { signal }),
    });
    return page;
  });
  const all = list.rows?.flatMap((of) => of.answers.map((answer): Row => ({ of, answer }))) ?? null;
  const rows = all?.filter(({ of, answer }) => !isMarked(of.id, answer.slot)) ?? null;
  const open = rows?.find(({ of, answer }) => of.id === openId && (slot === 0 || answer.slot === slot));
  const move = (by: number): void => {
    const at = rows?.findIndex((row) => row === open) ?? -1;
    const to = rows?.[at === -1 ? 0 : at + by];
    if (to !== undefined) route(addressOf(to), openId !== null);
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  const onGiven = (mark: GivenMark): void => {
    const at = rows?.findIndex((row) => row === open) ?? -1;
    const next = rows?.[at + 1] ?? rows?.find((row) => row !== open);
    setBack(null);
    marks.act(mark);
    route(next === undefined ? "/marking" : addressOf(next), true);
  };
  return (
    <Desk
      title={t("marking.title")}
      home="/marking"
      openId={openId}
      list={() => (
        <section class="list-pane" aria-label={t("marking.answers")}>
          <KindTabs kind="answers" waiting={waiting} change={change} />
          <LastResult />
          <AnswerList list={list} rows={rows} open={open} />
        </section>
      )}
      detail={() =>
        open === undefined ? (
          <p class="hint nothing-open">
            {openId === null ? t("marking.choose") : list.isLoading ? t("app.loading") : t("marking.waits_no_longer")}
          </p>
        ) : (
          <MarkAnswer
            key={addressOf(open)}
            {...open}
            before={back?.attempt === open.of.id && back.slot === open.answer.slot ? back : null}
            onGiven={onGiven}
          />
        )
      }
    >
      <MarkBar
        onUndone={(mark) => {
          setBack(mark);
          route(`/marking/${mark.attempt}?slot=${mark.slot}`, true);
        }}
      />
    </Desk>
  );
}

interface DecisionsProps extends PaneProps {
  readonly kind: "decisions" | "odd";
  readonly onDecided: () => void;
}

function Decisions({ openId, waiting, change, kind, onDecided }: DecisionsProps): JSX.Element {
  const { route } = useLocation();
  const list = usePages<ToDecide>(`to decide ${kind}`, async (cursor, signal) => {
    const page = await call("GET /v1/attempts/to-decide", {
      query: { kind, cursor, limit: 50 },
      ...(signal === undefined ? {} : { signal }),
    });
    return page;
  });
  const move = (by: number): void => {
    const at = list.rows?.findIndex(({ id }) => id === openId) ?? -1;
    const to = list.rows?.[at === -1 ? 0 : at + by];
    if (to !== undefined) route(`/marking/${to.id}?kind=${kind}`, openId !== null);
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  return (
    <Desk
      title={t("marking.title")}
      home={`/marking?kind=${kind}`}
      openId={openId}
      list={() => (
        <section class="list-pane" aria-label={t("marking.decisions")}>
          <KindTabs kind={kind} waiting={waiting} change={change} />
          <DecisionList list={list} kind={kind} openId={openId} />
        </section>
      )}
      detail={() =>
        openId === null ? (
          <p class="hint nothing-open">{t("marking.choose_attempt")}</p>
        ) : (
          <DecideAttempt
            key={openId}
            id={openId}
            onDecided={() => {
              list.again();
              onDecided();
            }}
          />
        )
      }
    />
  );
}
