/** What is named by hand is there: a name that matches nothing stops the build, and is told. */

import { join } from "node:path";

import { build } from "vite";
import { expect, test } from "vitest";

import { namedChunks } from "../../build/chunks.ts";

test("a build without a module that is named fails with its name", async () => {
  const input = join(import.meta.dirname, "../../src/db/ids.ts");
  const building = build({
    configFile: false,
    logLevel: "silent",
    plugins: [namedChunks()],
    build: { write: false, rolldownOptions: { input } },
  });
  const { message } = await building.then(
    () => new Error("It was built."),
    (error: Error) => error,
  );
  expect(message).toMatch(/is no module of the app: .*\boutbox\/drain\b/u);
  expect(message).not.toMatch(/db\/ids,/u);
});
