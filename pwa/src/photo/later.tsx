/** A component whose code is fetched when it is first drawn; until then there is nothing where it will be. */

import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

export function later<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): (props: Props) => JSX.Element | null {
  let loaded: ComponentType<Props> | null = null;
  return function Later(props: Props): JSX.Element | null {
    const [, drawAgain] = useState(0);
    useEffect(() => {
      if (loaded !== null) return;
      void load().then((module) => {
        loaded = module.default;
        drawAgain(1);
        return null;
      });
    }, []);
    const Loaded = loaded;
    return Loaded === null ? null : <Loaded {...props} />;
  };
}
