// @vitest-environment happy-dom
/** Two tabs of one visit, each with a form of its own: what was said in either is kept. */

import { expect, test } from "vitest";

import { newPhone } from "../phone.ts";
import { withDb } from "../../src/db/open.ts";
import { type FormModel, openForm } from "../../src/form/model.ts";
import { Writer } from "../../src/form/writing.ts";
import { SMALL } from "./checklists.ts";
import { VISIT, visitRow } from "./visits.ts";

test("a photo taken in one tab undoes nothing that was said of its question in another", async () => {
  newPhone();
  const visit = visitRow({
    responses: { greeted: { item: "greeted", state: "answered", value: "yes", photos: ["first"] } },
  });
  await withDb((db) => db.visits.put(visit));
  const [here, there] = [new Writer(VISIT), new Writer(VISIT)];
  const form = (writer: Writer): FormModel =>
    openForm(visit, SMALL, {
      onChange: (item, change) => {
        writer.keepResponse(item, change);
      },
    });
  const [one, other] = [form(here), form(there)];
  one.change("greeted", { state: "answered", value: "no" });
  one.change("greeted", { note: "nobody looked up" });
  await here.flush();
  other.change("greeted", { photos: ["first", "second"] });
  await there.flush();
  expect((await withDb((db) => db.visits.get(VISIT)))?.responses["greeted"]).toEqual({
    item: "greeted",
    state: "answered",
    value: "no",
    note: "nobody looked up",
    photos: ["first", "second"],
  });
});
