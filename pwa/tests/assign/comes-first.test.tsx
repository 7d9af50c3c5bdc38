// @vitest-environment happy-dom
/** Whoever gives a course is told whom nobody ever gave what comes first, and can give it to just these. */

import { newPhone } from "../phone.ts";
import { render, screen, waitFor } from "@testing-library/preact";
import { expect, test, vi } from "vitest";

import type { Affected, Version } from "../../src/api/types.gen.ts";
import { ComesFirst } from "../../src/assign/comes-first.tsx";
import { readDraft } from "../../src/assign/draft.ts";
import { speakLanguage, speakOfTheDesk } from "../../src/i18n/index.ts";
import type { CourseList } from "../../src/team/courses.ts";

const title = (en: string): Version["title"] => ({ "zh-Hans": en, en });
const LIST = {
  value: [
    { key: "later", version: 3, title: title("Later") },
    { key: "basics", version: 1, title: title("Basics") },
  ],
} as unknown as CourseList;
const PEOPLE = ["ann", "bo", "cy"].map((id) => ({ id, name: id, due_on: null })) as Affected[];
const DRAFT = readDraft("?course=later&lessons=one&roles=staff&regions=east&days=7&reason=Autumn&again=completion");

const ANSWERS: Readonly<Record<string, unknown>> = {
  "/v1/courses/later/versions/3": { document: { prerequisites: ["basics", "gone"] } },
  "/v1/assignments": {
    items: [
      { learner_id: "ann", state: "passed" },
      { learner_id: "bo", state: "withdrawn" },
    ],
    next: null,
  },
};

test("those who never had it are counted and offered it by name", async () => {
  newPhone();
  await speakLanguage("en");
  await speakOfTheDesk();
  vi.stubGlobal("fetch", async (address: string) => {
    const path = new URL(address, "https://app.example").pathname;
    return await Promise.resolve(Response.json(ANSWERS[path]));
  });
  render(<ComesFirst draft={DRAFT} courses={LIST} people={PEOPLE} />);
  const link = await waitFor(() => screen.getByRole("link", { name: "Give “Basics” first" }));
  expect(screen.getByText(/2 of them have never been given it/u)).toBeTruthy();
  const offered = readDraft(new URL(String(link.getAttribute("href")), "https://app.example").search);
  expect(offered).toEqual({
    ...DRAFT,
    course: "basics",
    lessons: [],
    people: ["bo", "cy"],
    roles: [],
    regions: [],
    again: null,
  });
});
