/** One thing of many that can be taken into a list. */

import type { JSX } from "preact";

interface Props {
  readonly name: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly toggle: () => void;
}

export function Check({ name, hint = "", isOn, toggle }: Props): JSX.Element {
  return (
    <label class="row target check">
      <input type="checkbox" checked={isOn} onChange={toggle} />
      <span>
        {name} {hint !== "" && <span class="hint">{hint}</span>}
      </span>
    </label>
  );
}
