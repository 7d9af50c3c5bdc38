/** The compiled messages of a language, made by build/messages.ts. */
declare module "virtual:messages/*" {
  import type { CompiledMessage } from "icu-minify/format";

  const messages: Record<string, CompiledMessage>;
  export default messages;
}
