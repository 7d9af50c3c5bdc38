/** The places of the bottom bar, at most four by role, and where the app begins. */

import { t } from "../i18n/index.ts";
import { may, type Role, roles } from "../session/session.ts";
import type { IconName } from "../ui/icons.tsx";

export interface Place {
  readonly href: string;
  readonly icon: IconName;
  readonly name: string;
}

const LEARNERS: readonly Role[] = ["staff", "shopper"];
const LEADERS: readonly Role[] = ["manager", "trainer", "qa"];

/** Give the places of the signed-in person, the first being home. */
export function places(): readonly Place[] {
  const all: (Place & { readonly isMine: boolean })[] = [
    { href: "/visits", icon: "visits", name: t("app.visits"), isMine: roles.value.has("shopper") },
    {
      href: "/audits",
      icon: "reports",
      name: t("app.reports"),
      isMine: may("audit:read") && !isOnlyShopper(),
    },
    { href: "/learn", icon: "learning", name: t("app.learning"), isMine: isOneOf(LEARNERS) },
    {
      href: "/courses",
      icon: "learning",
      name: t("app.courses"),
      isMine: roles.value.has("trainer") && !may("user:manage"),
    },
    // Administrators find the team under people.
    {
      href: "/team",
      icon: "people",
      name: t("app.team"),
      isMine: isOneOf(LEADERS) && !may("user:manage"),
    },
    { href: "/drills", icon: "timer", name: t("app.drills"), isMine: may("drill:observe") },
    { href: "/people", icon: "people", name: t("app.people"), isMine: may("user:manage") },
    { href: "/stores", icon: "stores", name: t("app.stores"), isMine: may("store:manage") },
    // Administrators find the phones under people.
    {
      href: "/devices",
      icon: "phone",
      name: t("app.devices"),
      isMine: may("device:read") && !may("user:manage"),
    },
    { href: "/settings", icon: "settings", name: t("app.settings"), isMine: true },
  ];
  return all.filter(({ isMine }) => isMine);
}

function isOneOf(some: readonly Role[]): boolean {
  return some.some((role) => roles.value.has(role));
}

function isOnlyShopper(): boolean {
  return roles.value.size === 1 && roles.value.has("shopper");
}
