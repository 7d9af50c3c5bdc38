/** The frame of what lies over the whole screen: a modal dialog with a bar above and one below. */

import type { ComponentChildren, JSX } from "preact";

import { t } from "../i18n/index.ts";
import { Icon } from "../ui/icons.tsx";
import { useModal } from "../ui/modal.ts";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly onKey?: (key: string) => void;
  readonly foot: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Overlay({ title, onClose, onKey, foot, children }: Props): JSX.Element {
  const dialog = useModal();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys for what its buttons do as well
    <dialog
      ref={dialog}
      class="photo-overlay"
      aria-label={title}
      onCancel={(event) => {
        // A file picker inside says "cancel" too.
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose();
      }}
      onKeyDown={({ key }) => onKey?.(key)}
    >
      <header>
        <h2 class="number">{title}</h2>
        <button class="button quiet" type="button" aria-label={t("app.close")} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
      <footer>{foot}</footer>
    </dialog>
  );
}
