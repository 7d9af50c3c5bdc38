/** A dialog that is open for as long as it is drawn. */

import { useLayoutEffect, useRef } from "preact/hooks";

/** Give the ref of a `<dialog>` that opens over everything else as soon as it is there. */
export function useModal(): { current: HTMLDialogElement | null } {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  return dialog;
}
