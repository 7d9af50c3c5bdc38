/** How large photos are: what the server takes and what a phone sends. */

/** Bytes; the server refuses what is larger, and a photo that cannot be made smaller here is sent as it is. */
export const MAX_BYTES = 25_000_000;
/** Pixels of the longer edge of what is sent. */
export const LONG_EDGE = 1600;
export const QUALITY = 0.8;
/** Pixels of the longer edge of what lists show. */
export const THUMB_EDGE = 240;
export const THUMB_QUALITY = 0.7;
/** What lists and the server are given. */
export const JPEG = "image/jpeg";
