// @vitest-environment happy-dom
/** The form on the screen: answering by thumb and by keyboard, other languages, other looks, what QA asks. */

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { LocationProvider } from "preact-iso";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { newPhone } from "../phone.ts";
import { withDb } from "../../src/db/open.ts";
import type { VisitRow } from "../../src/db/rows.ts";
import { FormPage } from "../../src/form/form-page.tsx";
import { speakLanguage } from "../../src/i18n/index.ts";
import { running } from "../../src/timer/stopwatch.ts";
import { COMPLETE, SMALL } from "./checklists.ts";
import { VISIT, visitRow } from "./visits.ts";

beforeEach(async () => {
  newPhone();
  localStorage.clear();
  running.value = null;
  vi.spyOn(HTMLDialogElement.prototype, "showModal").mockImplementation(function open(this: HTMLDialogElement) {
    this.open = true;
  });
  await speakLanguage("en");
});
afterEach(cleanup);

test("a tap answers, shows what hangs on it, and is kept", async () => {
  const form = await show();
  expect(form.queryByRole("group", { name: "words" })).toBeNull();
  fireEvent.click(within(itemOf("greeted")).getByLabelText("Yes"));
  await form.findByRole("group", { name: "words" });
  expect(within(itemOf("greeted")).getByLabelText<HTMLInputElement>("Yes").checked).toBe(true);
  await waitFor(async () => expect((await read())?.responses["greeted"]).toMatchObject({ value: "yes" }));
  expect(await read()).toMatchObject({ place: { item: "greeted" } });
});

test("what was cleared is chosen anew, and nothing beside it", async () => {
  await show();
  const bags = within(itemOf("bags"));
  fireEvent.click(bags.getByLabelText("paper"));
  fireEvent.click(bags.getByText("Clear"));
  fireEvent.click(bags.getByLabelText("paper"));
  await waitFor(async () =>
    expect((await read())?.responses["bags"]).toMatchObject({ state: "answered", value: { chosen: ["paper"] } }),
  );
});

test("an answer that was not seen and then cleared is none, however fast the thumb is", async () => {
  await show();
  const greeted = within(itemOf("greeted"));
  fireEvent.click(greeted.getByLabelText("Yes"));
  await waitFor(async () => expect((await read())?.responses["greeted"]).toMatchObject({ state: "answered" }));
  fireEvent.click(greeted.getByText("Not seen"));
  fireEvent.click(greeted.getByText("Clear"));
  await waitFor(async () => expect((await read())?.responses["greeted"]).toMatchObject({ state: "unanswered" }));
});

test("a link opened before the visit has come shows the form as soon as it has", async () => {
  openPage();
  await screen.findByRole("alert");
  await keep(visitRow());
  await screen.findByRole("group", { name: "greeted" });
  expect(screen.queryByRole("alert")).toBeNull();
});

test("every question is a group with a name, every input has a label, every button words", async () => {
  await show();
  const fields = [...document.querySelectorAll<HTMLInputElement>("input:not([type=file]), textarea")];
  expect(fields.length).toBeGreaterThan(8);
  for (const field of fields) {
    expect(field.closest("fieldset")?.querySelector("legend")?.textContent).toBeTruthy();
  }
  expect([...fields, ...screen.getAllByRole("button")].filter((each) => nameOf(each) === "")).toEqual([]);
});

test("changing the language in the middle loses nothing, not even what is half typed", async () => {
  await show();
  fireEvent.click(within(itemOf("warmth")).getByLabelText("4"));
  const queue = within(itemOf("queue")).getByLabelText<HTMLInputElement>("queue");
  fireEvent.input(queue, { target: { value: "３。" } });
  await speakLanguage("zh-Hans");
  await screen.findByText("greeted。");
  expect(within(itemOf("warmth")).getByLabelText<HTMLInputElement>("4").checked).toBe(true);
  expect(within(itemOf("queue")).getByLabelText<HTMLInputElement>("queue。").value).toBe("３。");
});

test("a number that does not fit is said, kept, and no answer", async () => {
  await show();
  fireEvent.input(within(itemOf("queue")).getByLabelText("queue"), { target: { value: "99" } });
  expect((await within(itemOf("queue")).findByRole("alert")).textContent).toBe("Between 0 and 60.");
  await waitFor(async () =>
    expect((await read())?.responses["queue"]).toEqual({ item: "queue", state: "unanswered", value: "99" }),
  );
});

test("not applicable asks why, and a note is asked for where the answer needs one", async () => {
  await show();
  const greeted = within(itemOf("greeted"));
  fireEvent.click(greeted.getByRole("button", { name: "Does not apply" }));
  await greeted.findByLabelText("Why it does not apply");
  await greeted.findByText("Say why it does not apply");
  fireEvent.click(greeted.getByRole("button", { name: "Does not apply" }));
  fireEvent.click(await greeted.findByLabelText("No"));
  await greeted.findByText("A note belongs to this answer");
  fireEvent.input(greeted.getByLabelText("Note: what you saw and heard"), { target: { value: "Nobody." } });
  await waitFor(() => expect(greeted.queryByText("A note belongs to this answer")).toBeNull());
});

test("the standard is one tap away, and so is the way back", async () => {
  await show();
  const button = within(itemOf("staff")).getByRole("button", { name: "Standard" });
  fireEvent.click(button);
  await within(itemOf("staff")).findByText("good");
  expect(button.getAttribute("aria-expanded")).toBe("true");
  fireEvent.click(button);
  await waitFor(() => expect(within(itemOf("staff")).queryByText("good")).toBeNull());
});

test("the discreet look names no store, shows no progress, and is remembered", async () => {
  await show();
  await waitFor(() => expect(document.title).toContain("Nanjing Road"));
  fireEvent.click(screen.getByRole("button", { name: "Discreet" }));
  await screen.findByRole("heading", { name: "Notes", level: 1 });
  await waitFor(() => expect(document.title).toBe("Notes"));
  expect(document.body.textContent).not.toMatch(/Nanjing Road|score|\d of \d/iu);
  await waitFor(async () => expect(await read()).toMatchObject({ isDiscreet: true }));
});

test("a covert checklist shows no score, an announced one does", async () => {
  await show();
  expect(screen.queryByLabelText("Score so far")).toBeNull();
  cleanup();
  await show({}, "announced");
  expect(screen.getByLabelText("Score so far")).toBeTruthy();
});

test("several approaches are timed, one is taken back, and the evidence knows of both", async () => {
  await show();
  fireEvent.click(within(itemOf("waiting")).getByRole("button", { name: "Stopwatch" }));
  const dialog = within(await screen.findByRole("dialog", { name: "waiting" }));
  vi.useFakeTimers({ toFake: ["performance", "Date"] });
  for (const seconds of [4, 12]) {
    fireEvent.click(dialog.getByRole("button", { name: /Start|Time once more/u }));
    await vi.waitFor(() => dialog.getByRole("button", { name: "Stop" })); // oxlint-disable-line no-await-in-loop -- one after the other
    vi.advanceTimersByTime(seconds * 1000);
    fireEvent.click(dialog.getByRole("button", { name: "Stop" }));
    await vi.waitFor(() => dialog.getByText(`${seconds}.0 s`)); // oxlint-disable-line no-await-in-loop
    vi.advanceTimersByTime(1000);
  }
  vi.useRealTimers();
  fireEvent.click(dialog.getByRole("button", { name: "Discard time no. 1" }));
  await waitFor(async () => expect((await read())?.responses["waiting"]?.timer?.runs).toHaveLength(1));
  await waitFor(async () => {
    const events = await withDb((db) => db.evidence.toArray());
    expect(events.map(({ manifest }) => manifest["kind"])).toEqual([
      "visit-start",
      "timer",
      "timer",
      "timer-discarded",
    ]);
  });
});

test("a thumb that trembles neither ends an approach nor begins another", async () => {
  await show();
  fireEvent.click(within(itemOf("waiting")).getByRole("button", { name: "Stopwatch" }));
  const dialog = within(await screen.findByRole("dialog", { name: "waiting" }));
  fireEvent.click(dialog.getByRole("button", { name: "Start" }));
  fireEvent.click(await dialog.findByRole("button", { name: "Stop" }));
  expect(running.value?.item).toBe("waiting");
});

test("a stopwatch that ran when the page ended comes back running, marked as out of sight", async () => {
  const started = {
    wall_ms: Date.now() - 3000,
    mono_ms: Math.round(performance.timeOrigin + performance.now()) - 3000,
  };
  const kept = { visitId: VISIT, item: "waiting", running: { started, wasHidden: false } };
  localStorage.setItem("tenseconds.timer", JSON.stringify(kept));
  await show();
  const dialog = within(await screen.findByRole("dialog", { name: "waiting" }));
  fireEvent.click(dialog.getByRole("button", { name: "Stop" }));
  await waitFor(async () =>
    expect((await read())?.responses["waiting"]?.timer?.runs).toMatchObject([{ started, was_hidden: true }]),
  );
});

test.each(["visibilitychange", "freeze"])(
  "a page that goes out of sight by %s marks what is being timed",
  async (name) => {
    await show();
    fireEvent.click(within(itemOf("waiting")).getByRole("button", { name: "Stopwatch" }));
    fireEvent.click(await screen.findByRole("button", { name: "Start" }));
    expect(running.value?.running.wasHidden).toBe(false);
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    document.dispatchEvent(new Event(name));
    expect(running.value?.running.wasHidden).toBe(true);
    vi.restoreAllMocks();
  },
);

test("after a return only what QA asks about can be touched, and the question stands beside it", async () => {
  const returned = {
    audit_id: "a",
    revision: 1,
    items: ["staff"],
    reason: "Who was it?",
    at: "",
    responses: [],
    photos: [],
  };
  await show({ state: "returned", askedAgain: ["staff"], responses: COMPLETE }, "covert", { returned });
  expect(itemOf("staff").textContent).toContain("Who was it?");
  const locked = [...document.querySelectorAll("fieldset")].filter(({ disabled }) => disabled);
  expect(locked).toHaveLength(8);
  expect(itemOf("staff").querySelector("fieldset")?.disabled).toBe(false);
});

test("where two phones filled one visit, both keep their answers and the shopper says whose count", async () => {
  const theirs = [COMPLETE.staff, { ...COMPLETE.warmth, value: 1 }];
  const document = { responses: theirs } as unknown as NonNullable<VisitRow["planned"]["draft"]>["document"];
  const draft = { audit_id: "a", revision: 7, received_at: "2026-11-26T05:00:00Z", document };
  const mine = { warmth: COMPLETE.warmth, bags: COMPLETE.bags };
  await put(visitRow({ responses: mine, draftRevision: 2 }, { draft }));
  fireEvent.click(await screen.findByRole("button", { name: /Those of this phone/u }));
  await screen.findByRole("group", { name: "greeted" });
  expect(within(itemOf("warmth")).getByLabelText<HTMLInputElement>("4").checked).toBe(true);
  expect(within(itemOf("staff")).getByLabelText<HTMLInputElement>("One").checked).toBe(true);
  expect(await read()).toMatchObject({ draftRevision: 7, responses: { bags: COMPLETE.bags } });
});

async function show(
  changed: Partial<VisitRow> = {},
  kind: "covert" | "announced" = "covert",
  planned: Partial<VisitRow["planned"]> = {},
): Promise<ReturnType<typeof render>> {
  const shown = await put(visitRow(changed, planned), kind);
  await screen.findByRole("group", { name: "greeted" });
  return shown;
}

async function put(visit: VisitRow, kind: "covert" | "announced" = "covert"): Promise<ReturnType<typeof render>> {
  await keep(visit, kind);
  return openPage();
}

async function keep(visit: VisitRow, kind: "covert" | "announced" = "covert"): Promise<void> {
  const { key, version, sha256 } = visit.planned.checklist;
  await withDb((db) => db.visits.put(visit));
  await withDb((db) => db.checklists.put({ key, version, sha256, document: { ...SMALL, kind } }));
}

function openPage(): ReturnType<typeof render> {
  return render(
    <LocationProvider>
      <FormPage visitId={VISIT} />
    </LocationProvider>,
  );
}

function nameOf(element: Element): string {
  const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
  const words = [...(labels ?? [])].map((label) => label.textContent);
  return [element.getAttribute("aria-label") ?? "", element.textContent, ...words].join("").trim();
}

function itemOf(key: string): HTMLElement {
  const item = document.querySelector<HTMLElement>(`#item-${key}`);
  if (item === null) throw new Error(`${key} is not asked.`);
  return item;
}

function read(): Promise<VisitRow | undefined> {
  return withDb((db) => db.visits.get(VISIT));
}
