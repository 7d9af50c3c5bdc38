// @vitest-environment happy-dom
/** The page of a visit whatever this phone holds of it: nothing yet, no checklist, a version or a briefing of before there were parts. */

import { cleanup, render, screen } from "@testing-library/preact";
import { LocationProvider } from "preact-iso";
import { afterEach, beforeEach, expect, test } from "vitest";

import { newPhone } from "../phone.ts";
import type { BundleVisit } from "../../src/api/types.gen.ts";
import { withDb } from "../../src/db/open.ts";
import { FormPage } from "../../src/form/form-page.tsx";
import { speakLanguage } from "../../src/i18n/index.ts";
import { Review } from "../../src/review/review.tsx";
import { Brief } from "../../src/visit/brief.tsx";
import { SMALL } from "./checklists.ts";
import { VISIT, visitRow } from "./visits.ts";

// What versions published before there was a place for it do not have.
const LATER_PARTS = new Set(["scenarios", "media", "borderline", "fail", "pictures", "memory"]);
const EARLY = JSON.parse(
  JSON.stringify(SMALL, (key, value: unknown) => (LATER_PARTS.has(key) ? undefined : value)),
) as object;
const WITHOUT_QUESTIONS = { ...SMALL, sections: SMALL.sections.map((section) => ({ ...section, items: [] })) };

beforeEach(async () => {
  newPhone();
  localStorage.clear();
  await speakLanguage("en");
});
afterEach(cleanup);

test.each([
  ["no scenario", { ...SMALL, scenarios: [] }],
  ["an early version", EARLY],
  ["no question", WITHOUT_QUESTIONS],
  ["no section", { ...SMALL, sections: [] }],
])("a checklist with %s is briefed, filled and looked over", async (_, document) => {
  await keep(document);
  show(<Brief visitId={VISIT} />);
  await screen.findByRole("link", { name: "Go on with the visit" });
  cleanup();
  show(<FormPage visitId={VISIT} />);
  await screen.findByRole("button", { name: "Overview" });
  cleanup();
  show(<Review visitId={VISIT} />);
  expect(await screen.findByRole("heading", { level: 1 })).toBeTruthy();
});

test("a visit whose checklist has not come yet says so and cannot be begun", async () => {
  await withDb((db) => db.visits.put(visitRow({ state: "assigned" })));
  show(<Brief visitId={VISIT} />);
  expect((await screen.findByRole<HTMLButtonElement>("button", { name: "Start the visit" })).disabled).toBe(true);
});

test("a visit this phone has not heard of yet is said not to be here", async () => {
  show(<Brief visitId={VISIT} />);
  expect((await screen.findByRole("alert")).textContent).toContain("not on this phone");
});

test("a briefing kept by an older app is shown as far as it goes", async () => {
  const brief = { en: { text: "Ask for a lamp." } } as unknown as BundleVisit["brief"];
  await keep(SMALL, { brief });
  show(<Brief visitId={VISIT} />);
  expect(await screen.findByText("Ask for a lamp.")).toBeTruthy();
});

async function keep(document: object, planned: Partial<BundleVisit> = {}): Promise<void> {
  const visit = visitRow({}, planned);
  const { key, version, sha256 } = visit.planned.checklist;
  await withDb((db) => db.visits.put(visit));
  await withDb((db) => db.checklists.put({ key, version, sha256, document }));
}

function show(page: Parameters<typeof render>[0]): void {
  render(<LocationProvider>{page}</LocationProvider>);
}
