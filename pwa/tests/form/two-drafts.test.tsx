// @vitest-environment happy-dom
/** Two phones filled in one visit, on the screen: three ways to go on, and the other answer beside each question from then on. */

import {
  type BoundFunctions,
  cleanup,
  fireEvent,
  type queries,
  render,
  screen,
  waitFor,
  within,
} from "@testing-library/preact";
import { LocationProvider } from "preact-iso";
import { afterEach, beforeEach, expect, test } from "vitest";

import { newPhone } from "../phone.ts";
import { withDb } from "../../src/db/open.ts";
import type { ResponseRow, VisitRow } from "../../src/db/rows.ts";
import { FormPage } from "../../src/form/form-page.tsx";
import { speakLanguage } from "../../src/i18n/index.ts";
import { COMPLETE, SMALL } from "./checklists.ts";
import { VISIT, visitRow } from "./visits.ts";

const MINE = { warmth: COMPLETE.warmth, greeted: { ...COMPLETE.greeted, note: "" }, bags: COMPLETE.bags };
const THEIRS = [
  COMPLETE.staff,
  { ...COMPLETE.warmth, value: 1 },
  { ...COMPLETE.greeted, value: "no", note: "nobody looked up", photos: ["theirs"] },
] as const;

beforeEach(async () => {
  newPhone();
  localStorage.clear();
  await speakLanguage("en");
});
afterEach(cleanup);

async function meet(mine: VisitRow["responses"] = MINE, theirs: readonly ResponseRow[] = THEIRS): Promise<void> {
  const document = { responses: theirs } as unknown as NonNullable<VisitRow["planned"]["draft"]>["document"];
  const draft = { audit_id: "a", revision: 7, received_at: "2026-11-26T05:00:00Z", document };
  const visit = visitRow({ responses: mine, draftRevision: 2 }, { draft });
  await withDb((db) => db.visits.put(visit));
  const { key, version, sha256 } = visit.planned.checklist;
  await withDb((db) => db.checklists.put({ key, version, sha256, document: SMALL }));
  open();
}

function open(): void {
  render(
    <LocationProvider>
      <FormPage visitId={VISIT} />
    </LocationProvider>,
  );
}

async function choose(name: RegExp): Promise<void> {
  fireEvent.click(await screen.findByRole("button", { name }));
  await screen.findByRole("group", { name: "greeted" });
}

function at(key: string): BoundFunctions<typeof queries> {
  const item = document.querySelector<HTMLElement>(`#item-${key}`);
  if (item === null) throw new Error(`${key} is not asked.`);
  return within(item);
}

function isOn(key: string, label: string): boolean {
  return at(key).getByLabelText<HTMLInputElement>(label).checked;
}

function read(): Promise<VisitRow | undefined> {
  return withDb((db) => db.visits.get(VISIT));
}

test("it says how many questions differ, and offers three ways to go on", async () => {
  await meet();
  const alert = within(await screen.findByRole("alert"));
  expect(alert.getByText("2 questions were answered differently. Whose answers count?")).toBeTruthy();
  expect(alert.getAllByRole("button").map((each) => each.querySelector("span")?.textContent)).toEqual([
    "Those of this phone",
    "Those of the other phone",
    "I decide at each question",
  ]);
});

test("where neither contradicts the other nobody is asked to choose", async () => {
  await meet({ bags: COMPLETE.bags }, [COMPLETE.staff]);
  expect(within(await screen.findByRole("alert")).getAllByRole("button")).toHaveLength(1);
  await choose(/Go on with both/u);
  expect(await read()).toMatchObject({ responses: { bags: COMPLETE.bags, staff: COMPLETE.staff }, setAside: {} });
});

test("this phone's answers count, the other's is below, can be taken, and taken back, also after the page ended", async () => {
  await meet();
  await choose(/Those of this phone/u);
  expect(isOn("greeted", "Yes")).toBe(true);
  expect(at("greeted").getByText("The other phone had: No · nobody looked up")).toBeTruthy();
  fireEvent.click(at("greeted").getByRole("button", { name: "Take this instead" }));
  await at("greeted").findByText("This phone had: Yes");
  expect(isOn("greeted", "No")).toBe(true);
  await waitFor(async () =>
    expect(await read()).toMatchObject({
      responses: { greeted: { value: "no", note: "nobody looked up", photos: ["theirs"] } },
      setAside: { greeted: [{ from: "here", response: { value: "yes" } }] },
    }),
  );
  cleanup();
  open();
  await screen.findByRole("group", { name: "greeted" });
  fireEvent.click(at("greeted").getByRole("button", { name: "Take this instead" }));
  await at("greeted").findByText("The other phone had: No · nobody looked up");
  await waitFor(async () =>
    expect((await read())?.responses["greeted"]).toMatchObject({ value: "yes", note: "", photos: ["theirs"] }),
  );
});

test("the other phone's answers count, and this one's are below", async () => {
  await meet();
  await choose(/Those of the other phone/u);
  expect(isOn("warmth", "1")).toBe(true);
  expect(at("warmth").getByText("This phone had: 4")).toBeTruthy();
  expect(isOn("staff", "One")).toBe(true);
  expect(at("staff").queryByRole("button", { name: /Take/u })).toBeNull();
});

test("question by question both stand there, the question is open until one is taken, and the other stays", async () => {
  await meet();
  await choose(/I decide at each question/u);
  expect(at("warmth").getByText("Two answers. Which one counts?")).toBeTruthy();
  expect([isOn("warmth", "1"), isOn("warmth", "4")]).toEqual([false, false]);
  fireEvent.click(at("warmth").getByRole("button", { name: "Take this", description: "The other phone had: 1" }));
  await at("warmth").findByText("This phone had: 4");
  expect(isOn("warmth", "1")).toBe(true);
  expect(at("warmth").queryByText("Two answers. Which one counts?")).toBeNull();
  expect(at("greeted").getAllByRole("button", { name: "Take this" })).toHaveLength(2);
  expect(at("greeted").getByText("1 photo, up to 6")).toBeTruthy();
});

test("the line goes while the answer says the same, and comes again when it says something else", async () => {
  await meet();
  await choose(/Those of this phone/u);
  fireEvent.click(at("warmth").getByLabelText("1"));
  await waitFor(() => expect(at("warmth").queryByText("The other phone had: 1")).toBeNull());
  fireEvent.click(at("warmth").getByLabelText("2"));
  await at("warmth").findByText("The other phone had: 1");
});

test("in the discreet look the other answer is one line, in Chinese too", async () => {
  await meet();
  await choose(/Those of this phone/u);
  fireEvent.click(screen.getByRole("button", { name: "Discreet" }));
  await speakLanguage("zh-Hans");
  expect((await at("warmth").findByText("另一部手机答的：1")).textContent).not.toMatch(/店/u);
  expect(at("warmth").getByRole("button", { name: "换成这个" })).toBeTruthy();
});
