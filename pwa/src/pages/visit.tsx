/** One visit: its briefing, its form, its review. */

import type { JSX } from "preact";

import { Brief } from "../visit/brief.tsx";

interface Props {
  readonly id?: string;
  readonly part?: string;
}

export default function Visit({ id = "" }: Props): JSX.Element {
  return <Brief visitId={id} />;
}
