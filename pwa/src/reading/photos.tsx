/** Photos of a report: small ones in a row, any of them large in a box with keys and zoom. They carry no metadata; the server re-encoded them. */

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { t } from "../i18n/index.ts";
import { Icon } from "../ui/icons.tsx";
import { useModal } from "../ui/modal.ts";

export interface Shot {
  readonly id: string;
  /** What the item asks; part of what the picture is called. */
  readonly title: string;
  readonly hasArrived: boolean;
  /** What the chain of evidence says against it, or "". */
  readonly doubt: string;
}

interface RowProps {
  readonly shots: readonly Shot[];
  readonly open: (id: string) => void;
}

export function PhotoRow({ shots, open }: RowProps): JSX.Element | null {
  if (shots.length === 0) return null;
  return (
    <ul class="shots">
      {shots.map((shot, n) => (
        <li key={shot.id}>
          {shot.hasArrived ? (
            <Thumb shot={shot} n={n + 1} open={open} />
          ) : (
            <span class="shot missing hint">{t("reading.photo_on_its_way")}</span>
          )}
          {shot.doubt !== "" && <span class="hint poor">{shot.doubt}</span>}
        </li>
      ))}
    </ul>
  );
}

interface ThumbProps {
  readonly shot: Shot;
  readonly n: number;
  readonly open: (id: string) => void;
}

/** A small photo; one the server is still drawing says so, and is asked for again when it is touched. */
function Thumb({ shot, n, open }: ThumbProps): JSX.Element {
  const [turn, setTurn] = useState(0);
  const [isMissing, setMissing] = useState(false);
  if (isMissing) {
    const again = (): void => {
      setTurn(turn + 1);
      setMissing(false);
    };
    return (
      <button type="button" class="shot missing hint" onClick={again}>
        {t("reading.photo_not_ready")}
      </button>
    );
  }
  return (
    <button
      type="button"
      class="shot"
      onClick={() => {
        open(shot.id);
      }}
      aria-label={t("reading.photo_of", { n, title: shot.title })}
    >
      <img
        key={turn}
        src={`/v1/photos/${shot.id}?size=thumb`}
        alt=""
        loading="lazy"
        decoding="async"
        width="96"
        height="96"
        onError={() => {
          setMissing(true);
        }}
      />
    </button>
  );
}

interface BoxProps {
  readonly shots: readonly Shot[];
  readonly openId: string;
  readonly show: (id: string | null) => void;
}

/** One photo large. Arrows go on, Escape closes, + − or a tap zooms. */
export function Lightbox({ shots, openId, show }: BoxProps): JSX.Element | null {
  const dialog = useModal();
  const [isZoomed, setZoomed] = useState(false);
  const at = shots.findIndex(({ id }) => id === openId);
  const shot = shots[at];
  useEffect(() => {
    setZoomed(false);
  }, [openId]);
  const go = (step: number): void => {
    const next = shots[(at + step + shots.length) % shots.length];
    if (next !== undefined) show(next.id);
  };
  const press = (event: KeyboardEvent): void => {
    const acts: Record<string, () => void> = {
      ArrowRight: () => go(1),
      ArrowLeft: () => go(-1),
      "+": () => setZoomed(true),
      "=": () => setZoomed(true),
      "-": () => setZoomed(false),
    };
    const act = acts[event.key];
    if (act === undefined || (isZoomed && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    act();
  };
  if (shot === undefined) return null;
  return (
    <dialog ref={dialog} class="lightbox" aria-label={t("reading.photos")} onKeyDown={press} onClose={() => show(null)}>
      <div class={`stage${isZoomed ? " zoomed" : ""}`} tabIndex={isZoomed ? 0 : -1}>
        <button
          type="button"
          class="zoom"
          aria-pressed={isZoomed}
          aria-label={t("reading.zoom")}
          onClick={() => setZoomed(!isZoomed)}
        >
          <img
            src={`/v1/photos/${shot.id}?size=screen`}
            alt={t("reading.photo_of", { n: at + 1, title: shot.title })}
          />
        </button>
      </div>
      <footer>
        <p aria-live="polite">
          <span class="number">
            {at + 1} / {shots.length}
          </span>{" "}
          {shot.title} {shot.doubt !== "" && <b class="poor">{shot.doubt}</b>}
        </p>
        <button type="button" class="button" onClick={() => go(-1)} disabled={shots.length < 2}>
          {t("reading.previous")}
        </button>
        <button type="button" class="button" onClick={() => go(1)} disabled={shots.length < 2}>
          {t("reading.next")}
        </button>
        <button type="button" class="button" onClick={() => dialog.current?.close()} aria-label={t("app.close")}>
          <Icon name="close" />
        </button>
      </footer>
    </dialog>
  );
}
