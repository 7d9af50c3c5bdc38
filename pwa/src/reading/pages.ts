/** A list read page by page along the server's cursor. */

import { useCallback, useEffect, useState } from "preact/hooks";

import { ApiProblem } from "../api/client.ts";
import { type Reading, useReading } from "./readings.ts";

export interface Page<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

export interface Pages<Row> extends Omit<Reading<unknown>, "value"> {
  /** Null while the first page is not there. */
  readonly rows: readonly Row[] | null;
  readonly isMore: boolean;
  readonly isLoadingMore: boolean;
  readonly more: () => void;
}

type Read<Row> = (cursor: string | null, signal?: AbortSignal) => Promise<Page<Row>>;

/** Read a list under a name; `more` adds the next page. The first page is kept for times without a signal. */
export function usePages<Row>(name: string | null, read: Read<Row>): Pages<Row> {
  const { value, ...first } = useReading<Page<Row>>(name, (signal) => read(null, signal));
  const [added, setAdded] = useState<{ readonly to: Page<Row>; readonly pages: readonly Page<Row>[] } | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isLoadingMore, setLoadingMore] = useState(false);
  useEffect(() => {
    setProblem(null);
  }, [value]);
  const pages = value === null ? [] : [value, ...(added?.to === value ? added.pages : [])];
  const cursor = pages.at(-1)?.next ?? null;
  const readMore = async (to: Page<Row>, from: string): Promise<void> => {
    setLoadingMore(true);
    setProblem(null);
    try {
      const page = await read(from);
      setAdded((now) => {
        const shown = now?.to === to ? now.pages : [];
        // The button and the end of the list in sight may both have asked for the same page before either was drawn.
        return (shown.at(-1) ?? to).next === from ? { to, pages: [...shown, page] } : now;
      });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setLoadingMore(false);
    }
  };
  const more = useCallback(() => {
    if (value !== null && cursor !== null && !isLoadingMore) void readMore(value, cursor);
  }, [value, cursor, isLoadingMore]);
  return {
    ...first,
    problem: first.problem ?? problem,
    rows: value === null ? null : pages.flatMap(({ items }) => items),
    isMore: cursor !== null,
    isLoadingMore,
    more,
  };
}

/** Read all pages of a short list, such as the regions of a chain; at most ten of two hundred. */
export async function readAll<Row>(read: Read<Row>, signal?: AbortSignal): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  for (let turn = 0; turn < 10; turn += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each page names the next
    const page: Page<Row> = await read(cursor, signal);
    rows.push(...page.items);
    cursor = page.next;
    if (cursor === null) break;
  }
  return rows;
}
