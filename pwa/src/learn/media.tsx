/** Pictures and sounds of a course: shown from memory, so they need no network and cannot fetch anything. */

import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";

import { readBase64 } from "../evidence/digest.ts";
import type { Medium } from "./course.ts";

/** Show a drawing. */
export function Picture({ svg, words }: { readonly svg: string; readonly words: string }): JSX.Element {
  return <img class="picture" src={useAddress(svg, "image/svg+xml")} alt={words} />;
}

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

/** Give some content an address for as long as it is on the screen. */
export function useAddress(content: string | Uint8Array<ArrayBuffer>, type: string): string {
  const address = useMemo(() => URL.createObjectURL(new Blob([content], { type })), [content, type]);
  useEffect(
    () => () => {
      URL.revokeObjectURL(address);
    },
    [address],
  );
  return address;
}
