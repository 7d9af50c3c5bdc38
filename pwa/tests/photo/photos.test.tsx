// @vitest-environment happy-dom
/** The photos of an item on the screen: taking, deleting, drawing, and what is said when it does not work. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { addVisit, newPhone } from "../phone.ts";
import { withDb } from "../../src/db/open.ts";
import { speakLanguage } from "../../src/i18n/index.ts";
import { Photos, type PhotosProps } from "../../src/photo/photos.tsx";
import { fileOf, jpegBytes } from "./jpegs.ts";
import { look, pick } from "./world.ts";

vi.mock("../../src/photo/shrink.ts", () => ({ shrink: () => Promise.resolve(null), endWorker: vi.fn<() => void>() }));

beforeEach(async () => {
  newPhone();
  localStorage.clear();
  await speakLanguage("en");
});
afterEach(cleanup);

const RULE = { min: 1, max: 3, gallery: true };

/** Show an item's photos as the form does, which keeps what it is told. */
function show(visitId: string, changed: Partial<PhotosProps> = {}): { readonly value: () => readonly string[] } {
  let last: readonly string[] = [];
  function Form(): JSX.Element {
    const [value, keep] = useState(changed.value ?? []);
    last = value;
    return (
      <Photos item="shop-front" rule={RULE} isFrozen={false} {...changed} {...{ visitId, value }} onChange={keep} />
    );
  }
  render(<Form />);
  return { value: () => last };
}

function choose(source: "live" | "gallery", ...files: readonly File[]): void {
  const input = document.querySelector(`input[data-source=${source}]`);
  if (input === null) throw new Error("There is no such picker.");
  fireEvent.change(input, { target: { files } });
}

const tiles = async (): Promise<HTMLElement[]> => within(await screen.findByRole("list")).findAllByRole("button");

test("a photo that was taken is shown, counted and named in the answer", async () => {
  const visit = await addVisit();
  const { value } = show(visit.id);
  expect(screen.getByText("No photos, 1–3 needed")).toBeTruthy();
  choose("live", fileOf(jpegBytes("one")));
  await screen.findByText("1 photo, 1–3 needed");
  const { photos } = await look();
  expect(photos).toMatchObject([{ source: "live", item: "shop-front" }]);
  await waitFor(() => expect(value()).toEqual([photos[0]?.id]));
  expect(await screen.findByRole("button", { name: "Photo 1 of 1, waiting" })).toBeTruthy();
});

test("the item is noted before the camera opens, and no longer once a photo is in", async () => {
  const visit = await addVisit();
  show(visit.id);
  fireEvent.click(screen.getByRole("button", { name: "Take a photo" }));
  expect(localStorage.getItem("tenseconds.pick")).toContain(`"visitId":"${visit.id}","item":"shop-front"`);
  choose("live", fileOf(jpegBytes("one")));
  await tiles();
  await waitFor(() => expect(localStorage.getItem("tenseconds.pick")).toBeNull());
});

test("of too many from the gallery as many are added as there is room for", async () => {
  const visit = await addVisit();
  show(visit.id);
  choose("gallery", ...["a", "b", "c", "d"].map((each) => fileOf(jpegBytes(each))));
  await screen.findByText("3 more photos fit here. The others were not added.");
  await waitFor(async () => expect(await tiles()).toHaveLength(3));
  expect(screen.queryByRole("button", { name: "Take a photo" })).toBeNull();
  expect((await look()).photos.map(({ source }) => source)).toEqual(["gallery", "gallery", "gallery"]);
});

test("one bad file among good ones is told, the good ones are kept", async () => {
  const visit = await addVisit();
  show(visit.id);
  const bad = fileOf(Uint8Array.from(Buffer.from("<svg>")));
  choose("gallery", fileOf(jpegBytes("a")), bad, fileOf(jpegBytes("b")));
  expect((await screen.findByRole("alert")).textContent).toBe("The file is not a picture and was not added.");
  await waitFor(async () => expect(await tiles()).toHaveLength(2));
});

test("a full phone offers a copy of what it could not keep", async () => {
  const visit = await addVisit();
  await withDb((db) => Promise.resolve(db.bytes.hook("creating", refuse)));
  show(visit.id);
  choose("live", fileOf(jpegBytes("one"), "IMG_1.jpg"));
  const copy = await screen.findByRole("link", { name: "Save a copy" });
  expect(copy.getAttribute("download")).toBe("IMG_1.jpg");
  expect((await look()).photos).toEqual([]);
});

function refuse(): never {
  throw new DOMException("full", "QuotaExceededError");
}

test("a photo whose page ended in the camera is back in the answer", async () => {
  const visit = await addVisit();
  const { id } = await pick(visit.id);
  const { value } = show(visit.id);
  await waitFor(() => expect(value()).toEqual([id]));
});

test("deleting can be taken back", async () => {
  const visit = await addVisit();
  const { id } = await pick(visit.id);
  const { value } = show(visit.id);
  for (const tile of await tiles()) fireEvent.click(tile);
  fireEvent.click(await screen.findByRole("button", { name: "Delete" }));
  await screen.findByText("Photo deleted.");
  await waitFor(() => expect(value()).toEqual([]));
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(value()).toEqual([id]));
  expect((await look()).photos).toMatchObject([{ id, deletedAt: null }]);
});

test("a photo of another phone that is deleted is named no longer, and again when that is taken back", async () => {
  const visit = await addVisit();
  const { id } = await pick(visit.id);
  const { value } = show(visit.id, { value: ["elsewhere", id] });
  fireEvent.click(await screen.findByRole("button", { name: "Photo 1 of 2, not here" }));
  fireEvent.click(await screen.findByRole("button", { name: "Delete" }));
  await screen.findByText("Photo deleted.");
  expect(value()).toEqual([id]);
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(value()).toEqual([id, "elsewhere"]));
});

test("a report that is handed in is only looked at", async () => {
  const visit = await addVisit();
  const { id } = await pick(visit.id);
  const { value } = show(visit.id, { isFrozen: true, value: [id, "elsewhere"] });
  expect(await tiles()).toHaveLength(2);
  expect(screen.getByText("2 photos")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Take a photo" })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Photo 2 of 2, not here" }));
  const shown = await screen.findByRole("img", { name: "Photo 2 of 2, not here" });
  expect(shown.getAttribute("src")).toBe("/v1/photos/elsewhere?size=screen");
  fireEvent.error(shown);
  await screen.findByText(/taken on another device/u);
  expect(screen.queryByRole("button", { name: "Delete" })).toBeNull();
  expect(value()).toEqual([id, "elsewhere"]);
});
