/** One visit: its briefing, its form, its review. */

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import { FormPage } from "../form/form-page.tsx";
import { holdRelease } from "../pwa.ts";
import { Review } from "../review/review.tsx";
import { Brief } from "../visit/brief.tsx";

interface Props {
  readonly id?: string;
  readonly part?: string;
}

export default function Visit({ id = "", part }: Props): JSX.Element {
  useEffect(holdRelease, []);
  if (part === "form") return <FormPage key={id} visitId={id} />;
  if (part === "review") return <Review visitId={id} />;
  return <Brief visitId={id} />;
}
