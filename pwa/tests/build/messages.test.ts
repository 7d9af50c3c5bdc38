/** Both languages say the same: a sentence that one of them lacks, or that leaves something out, stops the build and is named. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { build } from "vite";
import { afterEach, beforeEach, expect, test } from "vitest";

import { messages } from "../../build/messages.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "messages-"));
  cpSync(join(import.meta.dirname, "../../messages"), folder, { recursive: true });
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ["en", "zh-Hans"],
  ["zh-Hans", "en"],
])("a sentence that is missing in %s stops the build", async (language, other) => {
  change(language, (texts) => delete texts["close"]);
  const said = await builtWith();
  expect(said).toContain(`app.close is missing in ${language}`);
  expect(said).not.toContain(`missing in ${other}`);
});

test("a sentence that does not tell the same in both languages stops the build", async () => {
  change("en", (texts) => (texts["close"] = "Close {n, number}"));
  expect(await builtWith()).toContain("app.close takes Record<string, never> in zh-Hans and { n: number } in en");
});

test("the sentences as they are build", async () => {
  expect(await builtWith()).toBe("built");
});

function change(language: string, alter: (texts: Record<string, string>) => void): void {
  const file = join(folder, language, "app.json");
  const texts: Record<string, string> = JSON.parse(readFileSync(file, "utf8"));
  alter(texts);
  writeFileSync(file, JSON.stringify(texts));
}

/** Build one module with the sentences of the folder; tell what the build says. */
async function builtWith(): Promise<string> {
  const building = build({
    configFile: false,
    logLevel: "silent",
    plugins: [messages(folder)],
    build: { write: false, rolldownOptions: { input: join(import.meta.dirname, "../../src/db/ids.ts") } },
  });
  return await building.then(
    () => "built",
    (error: Error) => error.message,
  );
}
