/** Turns the JSON Schema on standard input into TypeScript on standard output, laid out as the check wants it. */

import { text } from "node:stream/consumers";
import { compile, type JSONSchema } from "json-schema-to-typescript";
import { format, resolveConfig } from "prettier";

const BANNER = `/* oxlint-disable max-lines -- written by tools/write_api_types.py from the API's own description */
/** What the API takes and answers. Do not change this file: change the contracts in api/, then write it anew. */
`;

const schema = JSON.parse(await text(process.stdin)) as JSONSchema;
const written = await compile(schema, "Calls", {
  additionalProperties: false,
  bannerComment: BANNER,
  format: false,
  ignoreMinAndMaxItems: true,
  strictIndexSignatures: true,
  unreachableDefinitions: true,
});
// The tool says of every interface where it came from, which the name says already.
const ORIGIN = /\/\*\*\n \* This interface was referenced by .*\n \* via the `definition` .*\n \*\/\n/gu;
const layout = await resolveConfig("src/api/types.gen.ts");
process.stdout.write(await format(written.replaceAll(ORIGIN, ""), { ...layout, parser: "typescript" }));
