/** The end of a list that goes on: the next page is loaded when it comes into sight; the button does the same by hand. */

import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { t } from "../i18n/index.ts";
import type { Pages } from "./pages.ts";

interface Props {
  readonly list: Omit<Pages<unknown>, "rows">;
}

export function MoreRows({ list }: Props): JSX.Element | null {
  return list.isMore ? <More list={list} /> : null;
}

function More({ list }: Props): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  const { more, isLoadingMore, problem } = list;
  useEffect(() => {
    const at = button.current;
    if (at === null || problem !== null) return;
    const sight = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) more();
      },
      { rootMargin: "400px" },
    );
    sight.observe(at);
    return () => {
      sight.disconnect();
    };
  }, [more, problem]);
  return (
    <button ref={button} type="button" class="button more" disabled={isLoadingMore} onClick={more}>
      {isLoadingMore ? t("app.loading") : t("app.more")}
    </button>
  );
}
