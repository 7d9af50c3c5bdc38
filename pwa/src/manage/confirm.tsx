/** A question before something that cannot simply be undone: what will happen, and the way out. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { Dialog } from "../reading/dialog.tsx";
import { FormEnd } from "./form-end.tsx";
import { useForm } from "./forms.ts";

interface Props {
  readonly title: string;
  readonly means: string;
  /** What the button says, here and in the dialog. */
  readonly verb: string;
  /** What it is done to, for those who hear the button among others like it. */
  readonly heard?: string;
  readonly act: () => Promise<void>;
}

/** A button that asks first. */
export function ConfirmButton({ title, means, verb, heard, act }: Props): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const form = useForm([], async () => {
    await act();
    setAsking(false);
  });
  return (
    <>
      <button
        type="button"
        class="button"
        onClick={() => {
          setAsking(true);
        }}
      >
        {verb}
        {heard !== undefined && <span class="only-heard"> {heard}</span>}
      </button>
      {isAsking && (
        <Dialog
          title={title}
          onClose={() => {
            setAsking(false);
          }}
        >
          <form class="stack" onSubmit={form.submit}>
            <p>{means}</p>
            <FormEnd form={form} name={verb} />
          </form>
        </Dialog>
      )}
    </>
  );
}
