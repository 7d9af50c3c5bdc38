/** The answer of an item with what belongs to it: the field, or why there is none, a note, photos. */

import type { JSX } from "preact";

import { t } from "../i18n/index.ts";
import { Photos } from "../photo/photos.tsx";
import { endedPick } from "../photo/resume.ts";
import { useHasPhotos } from "../photo/views.ts";
import { useForm } from "./context.ts";
import { Field } from "./field.tsx";
import { Note } from "./note.tsx";
import { takesPhotosAside, type ToolsProps } from "./tools.tsx";

interface Props extends ToolsProps {
  /** Codes of what it lacks. */
  readonly missing: string;
}

export function Answer(props: Props): JSX.Element {
  const { item, response, answer, isLocked, panel, change, missing } = props;
  const { visit } = useForm();
  const hasKept = useHasPhotos(visit.id, props.item.key) || endedPick(visit.id, props.item.key) !== null;
  const hasNote = panel.value === "note" || (response.note ?? "") !== "" || missing.includes("note_required");
  return (
    <>
      {response.state === "na_shopper" && (
        <>
          <p class="aside">{t("form.is_na")}</p>
          <Note item={item.key} response={response} of="reason" change={change} />
        </>
      )}
      {response.state === "not_observed" && <p class="aside">{t("form.is_not_seen")}</p>}
      {(response.state === "answered" || response.state === "unanswered") && (
        <Field item={item} visitId={visit.id} response={response} answer={answer} isLocked={isLocked} change={change} />
      )}
      {hasNote && <Note item={item.key} response={response} of="note" change={change} />}
      {showsPhotos(props, hasKept) && (
        <Photos
          visitId={visit.id}
          item={item.key}
          rule={item.evidence}
          isFrozen={isLocked}
          value={response.photos ?? []}
          onChange={(photos) => {
            change({ photos });
          }}
        />
      )}
    </>
  );
}

/**
 * Photos are shown where there are some, also such as the answer does not name, where the answer demands some, and where somebody asks
 * for them or had asked before the camera ended the page.
 */
function showsPhotos({ item, response: { photos = [], state }, panel, missing }: Props, hasKept: boolean): boolean {
  if (!takesPhotosAside(item)) return false;
  const areDemanded = missing.includes("too_few_photos") || (item.evidence.min > 0 && state === "answered");
  return panel.value === "photos" || photos.length > 0 || hasKept || areDemanded;
}
