// @vitest-environment happy-dom
/** What lies over the page is open as soon as it is drawn: the next key of quick hands is already meant for it. */

import { type JSX, render } from "preact";
import { expect, test } from "vitest";

import { Overlay } from "../../src/photo/overlay.tsx";
import { Dialog } from "../../src/reading/dialog.tsx";
import { Lightbox } from "../../src/reading/photos.tsx";

const shot = { id: "1", title: "Door", hasArrived: true, doubt: "" };
const nothing = (): void => undefined;

test.each<[string, () => JSX.Element]>([
  ["a dialog", () => <Dialog title="Publish" onClose={nothing} children={<p>Really?</p>} />],
  ["a photo being changed", () => <Overlay title="1 / 1" onClose={nothing} foot={null} children={<p />} />],
  ["a photo looked at", () => <Lightbox shots={[shot]} openId="1" show={nothing} />],
])("%s is open once it is drawn", (_name, draw) => {
  const page = document.createElement("main");
  document.body.append(page);
  render(draw(), page);
  expect(page.querySelector("dialog")?.open).toBe(true);
  render(null, page);
});
