/** Where the app begins: language, person, screen; then the worker and the outbox. */

import { render } from "preact";

// First, before any part brings styles of its own: the order of the layers is said here.
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/shell.css";

import { App } from "./app.tsx";
import { findFormatsAhead } from "./i18n/ahead.ts";
import { firstLanguage, speakLanguage } from "./i18n/index.ts";
import { returnToPick } from "./photo/resume.ts";
import { registerWorker } from "./pwa.ts";
import { confirm, followOtherTabs, leaveAgain, recall } from "./session/session.ts";
import { startSync } from "./sync/start.ts";
import { trustOurScripts } from "./trusted.ts";
import { catchInstallOffer } from "./ui/install.ts";
import { pause } from "./ui/pause.ts";
import { applyTheme } from "./ui/theme.ts";

async function begin(): Promise<void> {
  trustOurScripts();
  findFormatsAhead();
  catchInstallOffer();
  applyTheme();
  recall();
  followOtherTabs();
  returnToPick();
  await speakLanguage(firstLanguage());
  const root = document.querySelector("#app");
  if (root !== null) render(<App />, root);
  // Each a task of its own: together they would keep the page from its first picture.
  await pause(0);
  registerWorker();
  await pause(0);
  startSync();
  globalThis.addEventListener("online", () => void leaveAgain());
  await confirm();
}

void begin();
