/** A sheet from below: the sections and how far each is, the order of the questions, the language, and the way out. */

import type { Signal } from "@preact/signals";
import type { JSX } from "preact";

import { LANGUAGES, language, say, speakLanguage, t } from "../i18n/index.ts";
import { useModal } from "../ui/modal.ts";
import { useForm } from "./context.ts";
import { chooseOrder, order } from "./order.ts";
import { Progress } from "./questions.tsx";

const NAMES = { "zh-Hans": "中文", en: "English" } as const;

export function Overview({ isOpen }: { readonly isOpen: Signal<boolean> }): JSX.Element {
  const { model, visit } = useForm();
  const dialog = useModal();
  const close = (): void => {
    isOpen.value = false;
  };
  const goTo = (section: string): void => {
    close();
    const place = document.querySelector<HTMLElement>(`#section-${CSS.escape(section)}`);
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "start" });
  };
  return (
    <dialog
      ref={dialog}
      class="overview"
      aria-label={t("form.overview")}
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div class="stack">
        <ul class="sections">
          {model.sections.map((section, n) => (
            <li key={section.key}>
              <button
                type="button"
                class="button quiet"
                onClick={() => {
                  goTo(section.key);
                }}
              >
                <span>{say(model.checklist.sections[n]?.title)}</span>
                <Progress section={section} />
              </button>
            </li>
          ))}
        </ul>
        <div class="row" role="group" aria-label={t("form.order")}>
          <button
            type="button"
            class="button"
            aria-pressed={order.value === "fading"}
            onClick={() => {
              chooseOrder("fading");
            }}
          >
            {t("form.order_fading")}
          </button>
          <button
            type="button"
            class="button"
            aria-pressed={order.value === "walk"}
            onClick={() => {
              chooseOrder("walk");
            }}
          >
            {t("form.order_walk")}
          </button>
        </div>
        <div class="row">
          {LANGUAGES.map((each) => (
            <button
              key={each}
              type="button"
              class="button"
              lang={each}
              aria-pressed={each === language.value}
              onClick={() => void speakLanguage(each)}
            >
              {NAMES[each]}
            </button>
          ))}
        </div>
        <div class="row">
          <a class="button" href={`/visits/${visit.id}`}>
            {t("form.read_brief")}
          </a>
          <a class="button" href={`/visits/${visit.id}/review`}>
            {t("form.review")}
          </a>
          <button type="button" class="button" onClick={close}>
            {t("app.close")}
          </button>
        </div>
      </div>
    </dialog>
  );
}
