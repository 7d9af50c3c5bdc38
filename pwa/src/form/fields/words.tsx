/** Words, photos and receipts: what is told or shown rather than chosen. */

import type { JSX } from "preact";

import { say, t } from "../../i18n/index.ts";
import { Photos } from "../../photo/photos.tsx";
import type { FieldProps } from "./props.ts";

const LONGEST = 4000;

export function TextField({ item, response, isLocked, change }: FieldProps<"text">): JSX.Element {
  const isNothing = response.state === "answered" && response.value === "";
  return (
    <>
      <textarea
        class="input"
        rows={3}
        maxLength={LONGEST}
        aria-label={say(item.title)}
        value={typeof response.value === "string" ? response.value : ""}
        onInput={({ currentTarget: { value } }) => {
          change({ state: value.trim() === "" ? "unanswered" : "answered", value });
        }}
      />
      <button
        type="button"
        class={isNothing ? "button on" : "button"}
        aria-pressed={isNothing}
        disabled={isLocked}
        onClick={() => {
          change(isNothing ? { state: "unanswered", value: "" } : { state: "answered", value: "" });
        }}
      >
        {t("form.nothing_to_add")}
      </button>
    </>
  );
}

export function PhotoField(props: FieldProps<"photo">): JSX.Element {
  return <ItemPhotos {...props} />;
}

/** A receipt: its photo, and its number if one can be read. */
export function ReceiptField(props: FieldProps<"receipt">): JSX.Element {
  const { item, response, change } = props;
  const hasPhotos = (response.photos ?? []).length > 0;
  return (
    <>
      <ItemPhotos {...props} />
      <div class="field">
        <label for={`receipt-${item.key}`}>{t("form.receipt_number")}</label>
        <input
          id={`receipt-${item.key}`}
          class="input"
          type="text"
          maxLength={100}
          autocomplete="off"
          value={typeof response.value === "string" ? response.value : ""}
          onInput={({ currentTarget: { value } }) => {
            change({ state: hasPhotos || value.trim() !== "" ? "answered" : "unanswered", value });
          }}
        />
      </div>
    </>
  );
}

/** The photos are the answer: with one there is one, without any only what else was said. */
function ItemPhotos({ item, visitId, response, isLocked, change }: FieldProps<"photo" | "receipt">): JSX.Element {
  const hasWords = item.kind === "receipt" && typeof response.value === "string" && response.value.trim() !== "";
  return (
    <Photos
      visitId={visitId}
      item={item.key}
      rule={item.evidence}
      isFrozen={isLocked}
      isAnswer
      value={response.photos ?? []}
      onChange={(photos) => {
        change({ state: photos.length > 0 || hasWords ? "answered" : "unanswered", photos });
      }}
    />
  );
}
