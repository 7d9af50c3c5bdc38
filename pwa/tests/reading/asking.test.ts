/** The one text a returned report carries. */

import { expect, test } from "vitest";

import { composeReason, faultOfReason } from "../../src/reading/asking.ts";

const titleOf = (item: string): string => `Title of ${item}`;

test("each question stands under the title of its item, below the general word", () => {
  const reason = composeReason(" Please look again. ", { queue: "Which till?", face: " " }, titleOf);
  expect(reason).toBe("Please look again.\n\nTitle of queue\n→ Which till?");
});

test("nothing to change is a fault, and so is a text longer than the server takes", () => {
  expect(faultOfReason(composeReason("", { face: "" }, titleOf))).toBe("empty");
  expect(faultOfReason("x".repeat(4001))).toBe("too-long");
  expect(faultOfReason("x".repeat(4000))).toBeNull();
});
