/** What everything in a form can reach: the answers, and how they are kept. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";

import type { VisitRow } from "../db/rows.ts";
import type { FormModel } from "./model.ts";
import type { Writer } from "./writing.ts";

export interface Form {
  readonly visit: VisitRow;
  readonly model: FormModel;
  readonly writer: Writer;
}

const Context = createContext<Form | null>(null);

export const { Provider: FormProvider } = Context;

/** Give the form one is in. */
export function useForm(): Form {
  const form = useContext(Context);
  if (form === null) throw new Error("This belongs in a form.");
  return form;
}
