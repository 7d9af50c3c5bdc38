/** Who the server takes us for. Another tab may have signed in as somebody else, and then nothing may go up or come down here. */

import { ApiProblem, call, rememberCsrf } from "../api/client.ts";
import type { Pause } from "../outbox/status.ts";

/** Say why this person can neither send nor fetch now; null if they can. Also brings the token of their session. */
export async function whyNot(owner: string): Promise<Pause | null> {
  try {
    const me = await call("GET /v1/me");
    if (me.user.id !== owner) return "other-person";
    rememberCsrf(me.csrf);
    return null;
  } catch (error) {
    return error instanceof ApiProblem && error.status === 401 ? "signed-out" : "no-answer";
  }
}
