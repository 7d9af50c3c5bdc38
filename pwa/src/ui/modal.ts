/** A dialog that is open for as long as it is drawn. */

import { useEffect, useRef } from "preact/hooks";

/** Give the ref of a `<dialog>` that opens over everything else as soon as it is there. */
export function useModal(): { current: HTMLDialogElement | null } {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return dialog;
}
