/** @vitest-environment happy-dom */
/** Drawings follow the theme of the app, and an item shows them where its words are. */

import { render } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";

import { coloured } from "../../src/drawings/colours.ts";
import { ShownDrawing } from "../../src/drawings/drawing.tsx";
import { chooseTheme } from "../../src/ui/theme.ts";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path fill="var(--ink, #111)"/></svg>';
const SHOWN = { file: "pictures/a.svg", alt: { "zh-Hans": "一扇门", en: "A door" } };

afterEach(() => {
  chooseTheme("system");
  document.documentElement.style.removeProperty("--ink");
  vi.restoreAllMocks();
});

test("a drawing takes the colours of the theme in effect, and keeps its own shapes", () => {
  document.documentElement.style.setProperty("--ink", "#f2f0ea");
  chooseTheme("dark");
  expect(coloured(SVG)).toMatch(
    /<path fill="[^"]*"\/><style>:root\{color-scheme:dark;.*--ink:#f2f0ea;.*<\/style><\/svg>$/u,
  );
  chooseTheme("light");
  expect(coloured(SVG)).toContain("color-scheme:light;");
});

test("what is no drawing is left alone", () => {
  expect(coloured("")).toBe("");
});

test("a drawing is shown with its words, as decoration without, and not at all if it never came", () => {
  const media = { "pictures/a.svg": { type: "image/svg+xml", text: SVG } };
  const { container, rerender } = render(<ShownDrawing shown={SHOWN} media={media} />);
  const words = (): string | undefined => container.querySelector("img")?.alt;
  expect(["一扇门", "A door"]).toContain(words());
  rerender(<ShownDrawing shown={SHOWN} media={media} isDecoration />);
  expect(words()).toBe("");
  rerender(<ShownDrawing shown={SHOWN} media={undefined} />);
  expect(words()).toBeUndefined();
  rerender(<ShownDrawing shown={null} media={media} />);
  expect(words()).toBeUndefined();
});

test("a theme that is chosen while a drawing is on the screen draws it again", async () => {
  const made = vi.spyOn(URL, "createObjectURL");
  chooseTheme("light");
  render(<ShownDrawing shown={SHOWN} media={{ "pictures/a.svg": { type: "image/svg+xml", text: SVG } }} />);
  const before = made.mock.calls.length;
  chooseTheme("dark");
  await vi.waitFor(() => {
    expect(made.mock.calls.length).toBeGreaterThan(before);
  });
  const latest = made.mock.lastCall?.[0];
  expect(await (latest as Blob).text()).toContain("color-scheme:dark");
});
