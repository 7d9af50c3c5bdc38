/** The frame around every screen: title, the chip that always tells the truth about sending, and the places of one's role. */

import type { ComponentChildren, JSX } from "preact";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { Chip } from "../outbox/chip.tsx";
import { Loss } from "../queue/loss.tsx";
import { places } from "../pages/places.ts";
import { Banners } from "./banners.tsx";
import { Icon } from "./icons.tsx";

interface Props {
  readonly title: string;
  /** Where "back" leads; a top place has none. */
  readonly back?: string;
  readonly children: ComponentChildren;
}

export function Shell({ title, back, children }: Props): JSX.Element {
  const { path } = useLocation();
  const offered = places();
  // A screen of no place of its own belongs to the one that it leads back to.
  const here = (offered.find(({ href }) => path.startsWith(href)) ?? offered.find(({ href }) => back?.startsWith(href)))
    ?.href;
  useEffect(() => {
    document.title = `${title} · ${t("app.name")}`;
  }, [title]);
  return (
    <div class="shell">
      <a class="only-heard" href="#content">
        {t("app.skip")}
      </a>
      <header>
        {back !== undefined && (
          <a class="button quiet" href={back} aria-label={t("app.back")}>
            <Icon name="back" />
          </a>
        )}
        <h1 class="title">{title}</h1>
        <Chip />
      </header>
      <main id="content" tabIndex={-1}>
        <Loss />
        <Banners path={path} />
        {children}
      </main>
      <nav aria-label={t("app.name")}>
        {offered.map(({ href, icon, name }) => (
          <a key={href} href={href} {...(href === here ? { "aria-current": "page" as const } : {})}>
            <Icon name={icon} />
            {name}
          </a>
        ))}
      </nav>
    </div>
  );
}
