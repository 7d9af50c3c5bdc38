/** Builds the engine into one file without dependencies, for the oldest browsers served. */

import { defineConfig } from "vitest/config";

export default defineConfig({
  build: {
    target: ["es2022", "safari16.4", "chrome111"],
    modulePreload: false,
    rolldownOptions: {
      input: "src/engine/index.ts",
      preserveEntrySignatures: "strict",
      output: { entryFileNames: "engine.js" },
    },
  },
  test: { include: ["tests/**/*.test.ts"] },
});
