/** What QA asks again when a report goes back: which items, a question to each, and the one text the server takes. Pure. */

/** Questions by item; an item without words is asked again as a whole. */
export type Questions = Readonly<Record<string, string>>;

const LONGEST = 4000;

/** Put a general word and the questions into one text, each question under the title of its item. */
export function composeReason(general: string, questions: Questions, titleOf: (item: string) => string): string {
  const lines = Object.entries(questions)
    .filter(([, question]) => question.trim() !== "")
    .map(([item, question]) => `${titleOf(item)}\n→ ${question.trim()}`);
  return [general.trim(), ...lines].filter((part) => part !== "").join("\n\n");
}

/** Tell what keeps a return from being sent: nobody would know what to change, or the text is too long. */
export function faultOfReason(reason: string): "empty" | "too-long" | null {
  if (reason.trim() === "") return "empty";
  return reason.length > LONGEST ? "too-long" : null;
}
