/** Something the server prints on demand: asked for, waited for, then opened or saved. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { ApiProblem, send } from "../api/client.ts";
import { t } from "../i18n/index.ts";
import { pause } from "../ui/pause.ts";
import { sayProblem } from "./trouble.tsx";

const PATIENCE_MS = 60_000;

interface Props {
  readonly address: string;
  /** How the file is called when it is saved. */
  readonly file: string;
  /** What the button says that asks for it. */
  readonly verb: string;
}

export function Printed({ address, file: name, verb }: Props): JSX.Element {
  const file = useSignal<string | null>(null);
  const waiting = useSignal<number | null>(null);
  const problem = useSignal<string | null>(null);
  const ending = useRef(new AbortController());
  useEffect(
    () => () => {
      ending.current.abort();
      if (file.value !== null) URL.revokeObjectURL(file.value);
    },
    [],
  );
  const print = async (): Promise<void> => {
    [problem.value, waiting.value] = [null, 0];
    try {
      const bytes = await waitForPrint(address, ending.current.signal, (seconds) => {
        waiting.value = seconds;
      });
      file.value = URL.createObjectURL(bytes);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (!ending.current.signal.aborted)
        problem.value = error.status === 202 ? t("reading.printing_long") : sayProblem(error);
    } finally {
      waiting.value = null;
    }
  };
  return (
    <>
      {file.value === null ? (
        <button type="button" class="button" disabled={waiting.value !== null} onClick={() => void print()}>
          {waiting.value === null ? verb : t("reading.printing", { n: waiting.value })}
        </button>
      ) : (
        <>
          <a class="button" href={address} target="_blank" rel="noreferrer">
            {t("reading.open_scorecard")}
          </a>
          <a class="button" href={file.value} download={name}>
            {t("reading.download")}
          </a>
        </>
      )}
      <span role="status" class="poor">
        {problem.value}
      </span>
    </>
  );
}

/** Ask until it is printed; says how many seconds it has been. Throws `ApiProblem`, with status 202 after a minute. */
async function waitForPrint(address: string, signal: AbortSignal, tell: (seconds: number) => void): Promise<Blob> {
  const begun = Date.now();
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- asked again only when the answer was "not yet"
    const response = await send(address, { headers: { Accept: "application/pdf" } }, { signal });
    // oxlint-disable-next-line no-await-in-loop -- the end of the loop
    if (response.status !== 202) return await response.blob();
    if (Date.now() - begun > PATIENCE_MS) throw new ApiProblem(202, null, null);
    const seconds = Math.max(1, Number(response.headers.get("Retry-After") ?? 2));
    for (let n = 0; n < seconds; n += 1) {
      tell(Math.round((Date.now() - begun) / 1000));
      // oxlint-disable-next-line no-await-in-loop -- a second after the other
      await pause(1000, signal);
    }
  }
}
