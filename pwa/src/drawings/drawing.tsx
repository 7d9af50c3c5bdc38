/** A drawing that came with a checklist or a course: shown from memory, so it needs no network and cannot fetch anything. */

import type { JSX } from "preact";

import { say, type Texts } from "../i18n/index.ts";
import type { Medium } from "../learn/course.ts";
import { useAddress } from "./address.ts";
import { coloured } from "./colours.ts";
import "./drawings.css";

/** A drawing as a document names it. */
export interface Shown {
  readonly file: string;
  readonly alt: Texts;
}

/** Show a drawing; without words it is decoration. */
export function Drawing({ svg, words }: { readonly svg: string; readonly words: string }): JSX.Element {
  return <img class="picture" src={useAddress(coloured(svg), "image/svg+xml")} alt={words} />;
}

/** Show a drawing that a document names; nothing, if there is none. */
export function ShownDrawing({
  shown,
  media,
  isDecoration = false,
}: {
  readonly shown: Shown | null | undefined;
  readonly media: Readonly<Record<string, Medium>> | undefined;
  /** Its words would only repeat what stands beside it. */
  readonly isDecoration?: boolean;
}): JSX.Element | null {
  const svg = shown ? media?.[shown.file]?.text : undefined;
  return svg === undefined ? null : <Drawing svg={svg} words={isDecoration ? "" : say(shown?.alt)} />;
}
