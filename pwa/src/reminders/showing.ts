/** What the worker does with a reminder, apart from the browser: reading what came, and where a tap on it leads. */

export interface Reminder {
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly tag: string;
  readonly path: string;
}

interface Page {
  readonly url: string;
  readonly focus: () => Promise<Page>;
  readonly navigate: (url: string) => Promise<unknown>;
}

/** The open windows of the app; `clients` of a worker. */
export interface Windows {
  readonly matchAll: (options: { type: "window" }) => Promise<readonly Page[]>;
  readonly openWindow: (url: string) => Promise<unknown>;
}

const BUSY = /^\/visits\/.|\/exam$/u;

/** Read a message. Browsers want something shown for every one, also for one that cannot be read. */
export function readReminder(data: { json(): unknown } | null): Reminder {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- encrypted for us alone, by our own server
    if (data !== null) return data.json() as Reminder;
  } catch {
    // Said below.
  }
  return { title: "Tenseconds · 十秒", body: "", lang: "", tag: "due", path: "/learn" };
}

/** Come to the front where the app is open, else open it. A visit or an exam is not taken away from under somebody's hands. */
export async function openAt(windows: Windows, origin: string, path: string): Promise<void> {
  const url = new URL(path, origin);
  // A message leads into the app and nowhere else, whatever it says.
  if (url.origin !== origin) return;
  const [page] = await windows.matchAll({ type: "window" });
  if (page === undefined) {
    await windows.openWindow(url.href);
    return;
  }
  const shown = await page.focus();
  if (!BUSY.test(new URL(shown.url).pathname)) await shown.navigate(url.href);
}
