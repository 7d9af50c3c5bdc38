/** This browser as a place to be reminded: what it can, what it was allowed, and its subscription to the push service of its maker. */

import { ApiProblem, call } from "../api/client.ts";
import { noteFact, readFact } from "../db/meta.ts";
import { isApple, isInstalled, isInWeChat } from "../ui/install.ts";

/** `on` and `off` can be changed here; anything else stands in the way. */
export type Standing = "wechat" | "install" | "unsupported" | "refused" | "off" | "on";

/** Tell how this browser stands, as far as it knows by itself. */
export async function readStanding(): Promise<Standing> {
  const obstacle = findObstacle();
  if (obstacle !== null) return obstacle;
  const [subscription, known] = [await ownSubscription(), await readFact("push")];
  return subscription !== null && known?.endpoint === subscription.endpoint ? "on" : "off";
}

function findObstacle(): Standing | null {
  if (isInWeChat()) return "wechat";
  if (isApple() && !isInstalled()) return "install";
  if (!("serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis)) {
    return "unsupported";
  }
  return Notification.permission === "denied" ? "refused" : null;
}

/**
 * Ask to be allowed, subscribe, and tell the server. It has to begin in the click itself, or some browsers do not ask.
 * Throws `ApiProblem`, or what the browser throws where it does not reach its push service.
 */
export async function subscribe(pushKey: string): Promise<void> {
  if ((await Notification.requestPermission()) !== "granted") return;
  const { pushManager } = await navigator.serviceWorker.ready;
  // A subscription under another key is of another installation, or of this one before it changed its key.
  await (await pushManager.getSubscription())?.unsubscribe();
  await tell(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey }));
}

/** Be told here no more; without a signal the server finds out when it next wants to. */
export async function unsubscribe(): Promise<void> {
  await (await ownSubscription())?.unsubscribe();
  const known = await readFact("push");
  await noteFact("push", null);
  if (known) await forget(known.channel_id);
}

/**
 * Put right what happened while nobody looked: a browser changes its address by itself, and somebody else may have used it before.
 * Throws `ApiProblem`.
 */
export async function renew(): Promise<void> {
  if (findObstacle() !== null || Notification.permission !== "granted") return;
  const [subscription, known] = [await ownSubscription(), await readFact("push")];
  if (!known) {
    // Whoever sits here now is not to read what is due to somebody else.
    await subscription?.unsubscribe();
    return;
  }
  if (subscription?.endpoint === known.endpoint) return;
  if (subscription === null) await subscribe((await call("GET /v1/me/reminders")).push_key);
  else await tell(subscription);
  await forget(known.channel_id);
}

/** Null while no worker keeps the app: waiting for one could last for ever. */
async function ownSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker?.getRegistration();
  return (await registration?.pushManager?.getSubscription()) ?? null;
}

async function tell(subscription: PushSubscription): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  const body = { endpoint: endpoint ?? "", keys: { p256dh: keys?.["p256dh"] ?? "", auth: keys?.["auth"] ?? "" } };
  const { id } = await call("POST /v1/me/reminders/browsers", { body });
  await noteFact("push", { endpoint: body.endpoint, channel_id: id });
}

async function forget(channelId: string): Promise<void> {
  try {
    await call("DELETE /v1/me/reminders/channels/{channel_id}", { path: { channel_id: channelId } });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
  }
}
