/** A reminder on the lock screen: always something to read, and a tap that leads into the app without taking work away. */

import { expect, test } from "vitest";

import { openAt, readReminder, type Windows } from "../../src/reminders/showing.ts";

const HOME = "https://app.example";

/** The app, open at an address or not at all; tells what was done to it. */
function appAt(address: string | null): { windows: Windows; done: string[] } {
  const done: string[] = [];
  const page = {
    url: `${HOME}${address ?? ""}`,
    focus: async () => {
      done.push("focus");
      return await Promise.resolve(page);
    },
    navigate: async (url: string) => await Promise.resolve(done.push(`go ${url}`)),
  };
  return {
    done,
    windows: {
      matchAll: async () => await Promise.resolve(address === null ? [] : [page]),
      openWindow: async (url) => await Promise.resolve(done.push(`open ${url}`)),
    },
  };
}

test.each([
  [null, "/learn", ["open https://app.example/learn"]],
  ["/settings", "/team", ["focus", "go https://app.example/team"]],
  ["/visits", "/learn", ["focus", "go https://app.example/learn"]],
  ["/visits/1/form", "/learn", ["focus"]],
  ["/learn/fire/exam", "/learn", ["focus"]],
  [null, "https://elsewhere.example/learn", []],
  [null, "//elsewhere.example", []],
])("with the app at %s, a reminder of %s", async (address, path, expected) => {
  const { windows, done } = appAt(address);
  await openAt(windows, HOME, path);
  expect(done).toEqual(expected);
});

test("what cannot be read is shown all the same", () => {
  const broken = {
    json: (): unknown => {
      throw new SyntaxError("no JSON");
    },
  };
  expect(readReminder(broken)).toEqual(readReminder(null));
  expect(readReminder(null).title).not.toBe("");
});
