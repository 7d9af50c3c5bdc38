// @vitest-environment happy-dom
/** Where a photo is made small: beside the page, else on it, else nowhere, and then it goes up as it is. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { endWorker, shrink } from "../../src/photo/shrink.ts";
import { shrinkHere } from "../../src/photo/shrink-here.ts";
import { jpegBytes } from "./jpegs.ts";
import { small } from "./world.ts";

vi.mock("../../src/photo/shrink-here.ts", () => ({ shrinkHere: vi.fn<() => void>() }));

const here = vi.mocked(shrinkHere);
const task = { bytes: jpegBytes("original").buffer, type: "image/jpeg" };
/** Workers that were started and not ended. */
let living = 0;

/** Be a browser whose worker answers a task in this way. */
function workerThat(answers: (worker: EventTarget) => void): void {
  class FakeWorker extends EventTarget {
    constructor() {
      super();
      living += 1;
    }
    postMessage(): void {
      queueMicrotask(() => answers(this));
    }
    terminate(): void {
      living -= 1;
    }
  }
  vi.stubGlobal("Worker", FakeWorker);
}

beforeEach(() => {
  living = 0;
  here.mockReset().mockResolvedValue({ ...small(), width: 1 });
});
afterEach(() => {
  endWorker();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a worker that answers is asked again for the next photo, and the page does nothing", async () => {
  workerThat((worker) => worker.dispatchEvent(new MessageEvent("message", { data: small() })));
  expect([(await shrink(task))?.width, (await shrink(task))?.width]).toEqual([1600, 1600]);
  expect(here).not.toHaveBeenCalled();
  expect(living).toBe(1);
  endWorker();
  expect(living).toBe(0);
});

test("a worker that dies leaves the photo to the page, and the next photo to another worker", async () => {
  workerThat((worker) => worker.dispatchEvent(new Event("error")));
  expect((await shrink(task))?.width).toBe(1);
  expect(living).toBe(0);
  workerThat((worker) => worker.dispatchEvent(new MessageEvent("message", { data: small() })));
  expect((await shrink(task))?.width).toBe(1600);
});

test("a worker that never answers is given up, and its late answer is nobody's", async () => {
  vi.useFakeTimers();
  let late: EventTarget | null = null;
  workerThat((worker) => {
    late = worker;
  });
  const asked = shrink(task);
  await vi.advanceTimersByTimeAsync(60_000);
  expect((await asked)?.width).toBe(1);
  expect([late === null, living]).toEqual([false, 0]);
});

test("a browser without workers does it on the page", async () => {
  vi.stubGlobal("Worker", undefined);
  expect((await shrink(task))?.width).toBe(1);
});

test("what a worker cannot decode is tried on the page, and what the page cannot either stays as it is", async () => {
  workerThat((worker) => worker.dispatchEvent(new MessageEvent("message", { data: null })));
  here.mockRejectedValue(new Error("not a picture"));
  expect(await shrink(task)).toBeNull();
  expect(here).toHaveBeenCalledTimes(1);
  expect(task.bytes.byteLength).toBe(jpegBytes("original").byteLength);
});
