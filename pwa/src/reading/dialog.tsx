/** A dialog of the browser's own: focus stays inside, Escape closes it, what was focused before gets the focus back. */

import type { ComponentChildren, JSX } from "preact";
import { useId, useLayoutEffect } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { Icon } from "../ui/icons.tsx";
import { useModal } from "../ui/modal.ts";

interface Props {
  readonly title: string;
  readonly class?: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Dialog({ title, onClose, children, ...rest }: Props): JSX.Element {
  const id = useId();
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  const dialog = useModal();
  return (
    <dialog
      ref={dialog}
      class={`dialog ${rest.class ?? ""}`}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="dialog-body">
        <header class="row spread">
          <h2 id={id}>{title}</h2>
          <button
            type="button"
            class="button quiet"
            aria-label={t("app.close")}
            onClick={() => {
              dialog.current?.close();
            }}
          >
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
