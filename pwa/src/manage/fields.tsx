/** Fields of a form, each with what the server says of it right below. */

import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";

import { LANGUAGES, t } from "../i18n/index.ts";
import type { FormState } from "./forms.ts";

interface FieldProps {
  readonly label: string;
  /** The JSON pointer of what the field sends. */
  readonly at: string;
  readonly form: FormState;
  readonly hint?: string;
}

interface Control {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly "aria-invalid"?: "true";
  readonly "aria-describedby"?: string;
}

interface FrameProps extends FieldProps {
  readonly control: (attributes: Control) => ComponentChildren;
}

/** Label, control, hint and fault, tied together for those who hear the page. */
function Frame({ label, at, form, hint, control }: FrameProps): JSX.Element {
  const id = useId();
  const fault = form.faultAt(at);
  const notes = [hint === undefined ? "" : `${id}-hint`, fault === "" ? "" : `${id}-fault`].filter(
    (each) => each !== "",
  );
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {control({
        id,
        name: at,
        class: "input",
        ...(fault === "" ? {} : { "aria-invalid": "true" as const }),
        ...(notes.length === 0 ? {} : { "aria-describedby": notes.join(" ") }),
      })}
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault !== "" && (
        <p class="poor fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

interface TextProps extends FieldProps {
  readonly value?: string;
  readonly required?: boolean;
  readonly lang?: string;
  readonly type?: "text" | "email" | "date" | "time" | "number" | "password";
  readonly inputMode?: "decimal";
  readonly autocomplete?: "off" | "new-password";
}

export function TextField({
  value = "",
  required = false,
  type = "text",
  lang,
  inputMode,
  autocomplete = "off",
  ...frame
}: TextProps): JSX.Element {
  return (
    <Frame
      {...frame}
      control={(attributes) => (
        <input
          {...attributes}
          type={type}
          required={required}
          autocomplete={autocomplete}
          {...(lang === undefined ? {} : { lang })}
          {...(inputMode === undefined ? {} : { inputMode })}
          defaultValue={value}
        />
      )}
    />
  );
}

interface SelectProps extends FieldProps {
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange?: (value: string) => void;
}

export function SelectField({ value, options, onChange, ...frame }: SelectProps): JSX.Element {
  return (
    <Frame
      {...frame}
      control={(attributes) => (
        <select
          {...attributes}
          defaultValue={value}
          onChange={(event) => {
            onChange?.(event.currentTarget.value);
          }}
        >
          {options.map(([key, name]) => (
            <option key={key} value={key} selected={key === value}>
              {name}
            </option>
          ))}
        </select>
      )}
    />
  );
}

interface BothProps extends FieldProps {
  readonly value?: { readonly "zh-Hans": string; readonly en: string };
}

/** A text in both languages: two fields, each named with its language. */
export function BothField({ label, at, form, value }: BothProps): JSX.Element {
  const names = { "zh-Hans": t("people.in_chinese", { what: label }), en: t("people.in_english", { what: label }) };
  return (
    <div class="pair">
      {LANGUAGES.map((each) => (
        <TextField
          key={each}
          label={names[each]}
          at={`${at}/${each}`}
          form={form}
          lang={each}
          value={value?.[each] ?? ""}
          required
        />
      ))}
    </div>
  );
}
