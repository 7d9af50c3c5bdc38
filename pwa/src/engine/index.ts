/** Everything the app may use of the engine: what a visit's answers mean, what they lack and what they score. */

export { canonical } from "./canonical.ts";
export { type Fault, findFaults, validateResponses } from "./completeness.ts";
export type { Document } from "./document.ts";
export { effectiveShares } from "./effective-shares.ts";
export type { Expression } from "./expressions.ts";
export { Fraction } from "./fraction.ts";
export { wilsonInterval } from "./intervals.ts";
export { type Plan, prepare } from "./plan.ts";
export { type Plain, type Score, toJson } from "./score-tree.ts";
export { score, scoreResolved } from "./scoring.ts";
export { type Shortfall, selectFindings } from "./shortfalls.ts";
export { isAsked, type Resolved, resolve, type State } from "./states.ts";
export { UnfitError } from "./readings.ts";
