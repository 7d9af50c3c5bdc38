/** Builds the app into `dist/`: hashed files below assets/, the worker that keeps them, and compressed twins of each. */

import { defineConfig } from "vitest/config";

import { messages } from "./build/messages.ts";
import { serviceWorker } from "./build/worker.ts";

export default defineConfig({
  plugins: [messages(), serviceWorker()],
  build: {
    target: ["es2022", "safari16.4", "chrome111"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  test: { include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"] },
});
