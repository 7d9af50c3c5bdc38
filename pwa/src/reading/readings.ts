/** Reading from the server for a screen: what there is, what went wrong, and without a signal what was read last, with its time. */

import { useCallback, useEffect, useState } from "preact/hooks";

import { ApiProblem } from "../api/client.ts";
import { keep, recallKept } from "./kept.ts";

export interface Reading<T> {
  readonly value: T | null;
  /** When the shown value was read, if it comes from this phone and not from the server; else null. */
  readonly keptAt: string | null;
  readonly problem: ApiProblem | null;
  readonly isLoading: boolean;
  readonly again: () => void;
}

interface State<T> {
  readonly name: string | null;
  readonly value: T | null;
  readonly keptAt: string | null;
  readonly problem: ApiProblem | null;
  readonly isLoading: boolean;
}

type Read<T> = (signal: AbortSignal) => Promise<T>;

/**
 * Read something whenever its name changes; the name is also what it is kept under. A null name reads nothing. While it is read again
 * under the same name, what was shown stays. What is not to lie on this phone is read with `isKept` false.
 */
export function useReading<T>(name: string | null, read: Read<T>, isKept = true): Reading<T> {
  const [state, setState] = useState<State<T>>(begun<T>(name));
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const ending = new AbortController();
    setState((now) => (now.name === name ? { ...now, isLoading: name !== null, problem: null } : begun<T>(name)));
    const readAndShow = async (its: string): Promise<void> => {
      const settled = await settle(its, read, ending.signal, isKept);
      if (!ending.signal.aborted) setState(settled);
    };
    if (name !== null) void readAndShow(name);
    return () => {
      ending.abort();
    };
  }, [name, turn]);
  const again = useCallback(() => {
    setTurn((now) => now + 1);
  }, []);
  // Between the change of the name and its effect there is one drawing; it must not show the former thing under the new name.
  return { ...(state.name === name ? state : begun<T>(name)), again };
}

function begun<T>(name: string | null): State<T> {
  return { name, value: null, keptAt: null, problem: null, isLoading: name !== null };
}

async function settle<T>(name: string, read: Read<T>, signal: AbortSignal, isKept: boolean): Promise<State<T>> {
  const state = { ...begun<T>(name), isLoading: false };
  try {
    const value = await read(signal);
    if (isKept) void keep(name, value, new Date());
    return { ...state, value };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const kept = error.isUnknown && isKept ? await recallKept<T>(name) : null;
    return { ...state, value: kept?.value ?? null, keptAt: kept?.at ?? null, problem: error };
  }
}
