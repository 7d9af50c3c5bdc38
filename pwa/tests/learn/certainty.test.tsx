// @vitest-environment happy-dom
/** Who was asked how sure they are reads what that counts, beside each answer and in all; who was not asked reads nothing of it. */

import { render, screen } from "@testing-library/preact";
import { expect, test } from "vitest";

import type { Slot } from "../../src/api/types.gen.ts";
import { speakLanguage } from "../../src/i18n/index.ts";
import { CertaintySum, sayCertainty } from "../../src/learn/certainty.tsx";

const ASKED: Slot = {
  slot: 1,
  question: {},
  response: null,
  share: "1",
  confidence: "high",
  certainty_mark: "3",
  comment: null,
};
const WRONG: Slot = { ...ASKED, share: "0", confidence: "medium", certainty_mark: "-2" };
const SILENT: Slot = { ...ASKED, confidence: null, certainty_mark: null };

test.each([
  ["en", "Sure: certainty mark 3", "Certainty marks: 1 of at most 6."],
  ["zh-Hans", "很有把握：把握分 3", "把握分共 1，最高 6。"],
] as const)("in %s", async (language, one, sum) => {
  await speakLanguage(language);
  expect([ASKED, SILENT, undefined].map(sayCertainty)).toEqual([one, "", ""]);
  const { unmount } = render(<CertaintySum answers={[ASKED, WRONG, SILENT]} />);
  expect(screen.getByText(new RegExp(`^${sum}`, "u"))).toBeTruthy();
  unmount();
  const { container } = render(<CertaintySum answers={[SILENT]} />);
  expect(container.textContent).toBe("");
});
