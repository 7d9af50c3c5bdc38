// @vitest-environment happy-dom
/** Whoever gives a course is told whom nobody ever gave what comes first, and can give it to just these. */

import { render, screen } from "@testing-library/preact";
import { expect, test } from "vitest";

import { ComesFirst } from "../../src/assign/comes-first.tsx";
import { readDraft } from "../../src/assign/draft.ts";
import { speakLanguage, speakOfTheDesk } from "../../src/i18n/index.ts";

const DRAFT = readDraft("?course=later&lessons=one&roles=staff&regions=east&days=7&reason=Autumn&again=completion");
const TITLE = { "zh-Hans": "基础", en: "Basics" };

function offered(people: string[]): unknown {
  const { unmount } = render(<ComesFirst draft={DRAFT} first={[{ name: "basics", title: TITLE, people }]} />);
  const link = screen.getByRole("link", { name: "Give “Basics” first" });
  expect(screen.getByText(new RegExp(`${people.length} of them have never been given it`, "u"))).toBeTruthy();
  unmount();
  return readDraft(new URL(String(link.getAttribute("href")), "https://app.example").search);
}

test("those who never had it are counted and offered it, by name unless they are too many for an address", async () => {
  await speakLanguage("en");
  await speakOfTheDesk();
  const whole = { ...DRAFT, course: "basics", lessons: [], again: null };
  expect(offered(["bo", "cy"])).toEqual({ ...whole, people: ["bo", "cy"], roles: [], regions: [] });
  expect(offered(Array.from({ length: 51 }, (_, index) => `p${index}`))).toEqual(whole);
});
