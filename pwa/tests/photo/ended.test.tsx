// @vitest-environment happy-dom
/** The camera ended the page: the next one says what became of the photo. */

import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";

import { addVisit, newPhone } from "../phone.ts";
import { speakLanguage } from "../../src/i18n/index.ts";
import { Photos } from "../../src/photo/photos.tsx";
import { fileOf, jpegBytes } from "./jpegs.ts";

vi.mock("../../src/photo/shrink.ts", () => ({ shrink: () => Promise.resolve(null), endWorker: vi.fn<() => void>() }));

const WORDS = "The app was closed while the camera was open, and the photo was not kept. Take it again.";

afterEach(cleanup);

test("a photo that was lost with the page is asked for again, at its item, until it is taken", async () => {
  newPhone();
  await speakLanguage("en");
  const visit = await addVisit();
  const pick = { visitId: visit.id, item: "shop-front", path: "/", at: Date.now() };
  localStorage.setItem("tenseconds.pick", JSON.stringify(pick));
  const all = { visitId: visit.id, rule: { min: 1, max: 3, gallery: true }, isFrozen: false, value: [] };
  render(<Photos {...all} item="till" onChange={() => undefined} />);
  const { container } = render(<Photos {...all} item="shop-front" onChange={() => undefined} />);
  expect(await screen.findAllByText(WORDS)).toHaveLength(1);
  const input = container.querySelector("input[data-source=live]");
  fireEvent.change(input as Element, { target: { files: [fileOf(jpegBytes("again"))] } });
  await waitFor(() => expect(screen.queryByText(WORDS)).toBeNull());
});
