/** The filters of the list in the address, and what the server is asked for. */

import { expect, test } from "vitest";

import { asQuery, countNarrowing, exportAddress, readFilters, writeFilters } from "../../src/reading/address.ts";

const TODAY = new Date("2026-11-26T08:00:00Z");
const REGION = "01a21800-dada-7415-ac0b-2313edfcf7af";

test.each([
  "",
  "?status=submitted",
  `?region=${REGION}&checklist=mystery-visit&period=30&q=hang+zhou&order=oldest`,
  "?band=uneven&outcome=fail",
])("%s says the same after reading and writing", (search) => {
  expect(readFilters(writeFilters(readFilters(search)))).toEqual(readFilters(search));
});

test("an address without filters stays short", () => {
  expect(writeFilters(readFilters(""))).toBe("");
  expect(writeFilters(readFilters("?order=newest&q="))).toBe("");
});

test("what is no filter is left out instead of asked for", () => {
  const filters = readFilters("?status=lost&region=east&period=12&outcome=maybe&order=random");
  expect(filters).toEqual(readFilters(""));
});

test("the server is asked for no more than what is narrowed, a period by its first day", () => {
  expect(asQuery(readFilters("?q=%20&order=oldest&status=returned"), TODAY)).toEqual({});
  expect(asQuery(readFilters(`?region=${REGION}&period=30&q=%20wulin%20`), TODAY)).toEqual({
    region: REGION,
    from: "2026-10-27",
    q: "wulin",
  });
});

test("tab, order and search are not counted as filters that are on", () => {
  expect(countNarrowing(readFilters("?status=returned&order=oldest&q=x"))).toBe(0);
  expect(countNarrowing(readFilters("?band=uneven&period=7&outcome=pass"))).toBe(3);
});

test("the table holds what the list shows, in any order", () => {
  expect(exportAddress(readFilters(""), TODAY)).toBe("/v1/audits.csv");
  expect(exportAddress(readFilters("?status=published&period=7&order=oldest"), TODAY)).toBe(
    "/v1/audits.csv?from=2026-11-19&status=published",
  );
});
