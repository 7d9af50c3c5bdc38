/** Addresses for what lies in memory. */

import { useEffect, useMemo } from "preact/hooks";

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
