/** One of a few, all of them seen. */

import type { JSX } from "preact";

interface Props<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly all: readonly { readonly value: Value; readonly words: string; readonly lang?: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

export function Choice<Value extends string>({ legend, name, all, chosen, onChoose }: Props<Value>): JSX.Element {
  return (
    <fieldset class="field">
      <legend class="label hint">{legend}</legend>
      <div class="row">
        {all.map(({ value, words, lang }) => (
          <label key={value} class="button" lang={lang}>
            <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
