/**
 * Where a map finds a store. A coordinate is only right together with its datum: read as the wrong one, it lies some 500 metres off. So
 * each goes to a map that can be told which it is.
 */

import type { BundleStore } from "../api/types.gen.ts";

export type Platform = "android" | "apple" | "other";

/** Give the address of the store on a map; null if nobody noted where it is. */
export function mapLink(store: BundleStore, name: string, platform: Platform): string | null {
  const { latitude, longitude, datum } = store;
  if (latitude === null || longitude === null) return null;
  if (datum === "GCJ-02") {
    return address("https://uri.amap.com/marker", { position: `${longitude},${latitude}`, name, coordinate: "gaode" });
  }
  if (datum === "BD-09") {
    const where = { location: `${latitude},${longitude}`, title: name, content: name };
    return address("https://api.map.baidu.com/marker", { ...where, coord_type: "bd09ll", output: "html" });
  }
  if (platform === "android") return `geo:0,0?q=${latitude},${longitude}(${encodeURIComponent(name)})`;
  if (platform === "apple") return address("https://maps.apple.com/", { ll: `${latitude},${longitude}`, q: name });
  return address("https://www.openstreetmap.org/", { mlat: latitude, mlon: longitude });
}

/** Tell which maps this device has. */
export function platformOf(agent: string = navigator.userAgent): Platform {
  if (/android/iu.test(agent)) return "android";
  return /iphone|ipad|macintosh/iu.test(agent) ? "apple" : "other";
}

function address(base: string, words: Readonly<Record<string, string>>): string {
  return `${base}?${new URLSearchParams(words).toString()}`;
}
