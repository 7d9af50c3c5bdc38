/** One answer out of a few, as big buttons that are radio buttons underneath: a thumb hits them, arrow keys walk them. */

import type { ComponentChildren, JSX } from "preact";

interface Props {
  readonly name: string;
  readonly options: readonly { readonly key: string; readonly label: ComponentChildren }[];
  readonly value: unknown;
  readonly look: "pair" | "list" | "steps";
  readonly choose: (key: string) => void;
}

export function OneOf({ name, options, value, look, choose }: Props): JSX.Element {
  return (
    <div class={`answers ${look}`}>
      {options.map(({ key, label }) => (
        <label key={key} class="answer">
          <input
            type="radio"
            class="only-heard"
            name={name}
            value={key}
            checked={value === key}
            onChange={() => {
              choose(key);
            }}
          />
          {label}
        </label>
      ))}
    </div>
  );
}
