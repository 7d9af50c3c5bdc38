/** The photos of one item. */

import type { JSX } from "preact";

export interface PhotoRule {
  readonly min: number;
  readonly max: number;
  readonly gallery: boolean;
}

export interface PhotosProps {
  readonly visitId: string;
  readonly item: string;
  readonly rule: PhotoRule;
  readonly isFrozen: boolean;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

export function Photos({ value }: PhotosProps): JSX.Element {
  return <p class="number">{value.length}</p>;
}
