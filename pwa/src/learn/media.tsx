/** Sounds of a course: played from memory, so they need no network and cannot fetch anything. */

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";

import { useAddress } from "../drawings/address.ts";
import { readBase64 } from "../evidence/digest.ts";
import type { Medium } from "./course.ts";

/** Play a sound, with its words below for who does not hear it. */
export function Sound({ medium, words }: { readonly medium: Medium; readonly words: string }): JSX.Element {
  const bytes = useMemo(() => readBase64(medium.base64 ?? ""), [medium]);
  return (
    <figure>
      <audio controls preload="none" src={useAddress(bytes, medium.type)} />
      <figcaption class="hint">{words}</figcaption>
    </figure>
  );
}
