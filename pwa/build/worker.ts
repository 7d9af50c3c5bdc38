/** Builds the service worker after the app, with the list of files it keeps, and writes each file once more, compressed. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { build, type Plugin } from "vite";

const COMPRESSED = /\.(?:js|css|html|svg|webmanifest|json)$/u;
const NOT_KEPT = /(?:^sw\.js|\.map|\.gz|\.br)$/u;

/** Add `sw.js` and compressed twins to what was built. */
export function serviceWorker(): Plugin {
  let folder = "";
  let isBuild = false;
  return {
    name: "service-worker",
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
      isBuild = config.command === "build";
    },
    closeBundle: {
      sequential: true,
      order: "post",
      async handler() {
        if (!isBuild) return;
        await buildWorker(folder);
        compress(folder);
      },
    },
  };
}

async function buildWorker(folder: string): Promise<void> {
  const kept = listFiles(folder).filter((name) => !NOT_KEPT.test(name));
  const list = kept.map((name) => {
    // Names below assets/ carry their hash already.
    const revision = name.startsWith("assets/") ? null : hashOf(join(folder, name));
    return { url: name === "index.html" ? "/index.html" : `/${name}`, revision };
  });
  await build({
    configFile: false,
    logLevel: "warn",
    define: { __FILES__: JSON.stringify(list), "process.env.NODE_ENV": '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      target: ["es2022", "safari16.4", "chrome111"],
      rolldownOptions: { input: "src/sw.ts", output: { entryFileNames: "sw.js", codeSplitting: false } },
    },
  });
}

function compress(folder: string): void {
  for (const name of listFiles(folder)) {
    if (!COMPRESSED.test(name)) continue;
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params: quality }));
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative(folder, join(folder, name)))
    .toSorted();
}

function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 16);
}
