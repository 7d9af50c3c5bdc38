// @vitest-environment happy-dom
/** Faces are suggested where the browser can tell, a little larger than it says; elsewhere nothing is, and nothing breaks. */

import { afterEach, expect, test, vi } from "vitest";

import { findFaces } from "../../src/photo/faces.ts";

const picture = {} as unknown as CanvasImageSource;

/** Let the browser find faces, or fail to. */
function browserThat(detect: () => Promise<readonly { boundingBox: Partial<DOMRectReadOnly> }[]>): void {
  vi.stubGlobal(
    "FaceDetector",
    class {
      detect = detect;
    },
  );
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a browser that knows no faces suggests none", async () => {
  expect(await findFaces(picture)).toEqual([]);
});

test("each face is a box to blur with room for hair and chin", async () => {
  browserThat(() =>
    Promise.resolve([
      { boundingBox: { x: 100, y: 200, width: 40, height: 60 } },
      { boundingBox: { x: 0, y: 0, width: 20, height: 20 } },
    ]),
  );
  const [face, atTheEdge] = await findFaces(picture);
  expect(face).toEqual({ kind: "blur", x: 94, y: 191, width: 52, height: 78 });
  expect(atTheEdge).toEqual({ kind: "blur", x: -3, y: -3, width: 26, height: 26 });
});

test("a browser that knows the name and has nothing behind it suggests none", async () => {
  browserThat(() => Promise.reject(new DOMException("Face detection service unavailable.", "NotSupportedError")));
  expect(await findFaces(picture)).toEqual([]);
});
