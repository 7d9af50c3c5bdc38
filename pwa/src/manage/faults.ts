/** Which field a server's error belongs to. Pure. */

export interface FieldFault {
  readonly pointer: string;
  readonly detail: string;
}

/** Give what is wrong with the field at a JSON pointer, or with anything inside it; "" when nothing is. */
export function faultAt(errors: readonly FieldFault[], pointer: string): string {
  return errors
    .filter((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`))
    .map(({ detail }) => detail)
    .join(" ");
}

/** List the faults that belong to none of the fields shown, so that none is lost. */
export function otherFaults(errors: readonly FieldFault[], shown: readonly string[]): readonly string[] {
  return errors
    .filter(({ pointer }) => !shown.some((field) => pointer === field || pointer.startsWith(`${field}/`)))
    .map(({ detail }) => detail);
}
