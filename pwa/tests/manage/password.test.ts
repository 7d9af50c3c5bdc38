/** Passwords to hand over. */

import { expect, test } from "vitest";

import { makePassword } from "../../src/manage/password.ts";

test("a password has four groups of four, and nothing that looks alike", () => {
  const made = Array.from({ length: 200 }, () => makePassword());
  expect(made.filter((password) => !/^(?:[a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/u.test(password))).toEqual([]);
  expect(new Set(made).size).toBe(200);
});

test("every throw of the dice is a letter of its own", () => {
  let thrown = 0;
  expect(makePassword(() => thrown++)).toBe("abcd-efgh-jkmn-pqrs");
});
