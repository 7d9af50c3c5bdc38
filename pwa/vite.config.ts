/** Builds the app into `dist/`: hashed files below assets/, the worker that keeps them, and compressed twins of each. */

import { defineConfig } from "vitest/config";

import { chunkOf, namedChunks } from "./build/chunks.ts";
import { messages } from "./build/messages.ts";
import { serviceWorker } from "./build/worker.ts";

export default defineConfig({
  plugins: [messages(), namedChunks(), serviceWorker()],
  build: {
    target: ["es2022", "safari16.4", "chrome111"],
    modulePreload: {
      polyfill: false,
      // Only the page names what it needs ahead: a later part is on the phone already, and a link to each of its files costs more than it saves.
      resolveDependencies: (_, files, { hostType }) => (hostType === "html" ? files : []),
    },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf }] } },
    },
    reportCompressedSize: false,
  },
  test: { include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"] },
});
