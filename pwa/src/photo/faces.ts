/** Suggests where faces are, on browsers that can tell without asking a server. Elsewhere nobody suggests anything. */

import type { Shape } from "./shapes.ts";

interface Detector {
  readonly detect: (picture: CanvasImageSource) => Promise<readonly { readonly boundingBox: DOMRectReadOnly }[]>;
}
declare global {
  interface Window {
    readonly FaceDetector?: new () => Detector;
  }
}

/** How much of a face's height and width is added on each side: detectors leave out hair and chin. */
const MARGIN = 0.15;

/** Give a box to blur for each face that is found. */
export async function findFaces(picture: CanvasImageSource): Promise<readonly Shape[]> {
  const Found = globalThis.window.FaceDetector;
  if (Found === undefined) return [];
  try {
    const faces = await new Found().detect(picture);
    return faces.map(({ boundingBox: { x, y, width, height } }) => ({
      kind: "blur",
      x: x - MARGIN * width,
      y: y - MARGIN * height,
      width: width * (1 + 2 * MARGIN),
      height: height * (1 + 2 * MARGIN),
    }));
  } catch {
    // The browser knows the name and has nothing behind it.
    return [];
  }
}
