/** The hand that draws: pointers and keys become shapes. The last shape is the one that keys move. */

import type { TargetedKeyboardEvent, TargetedPointerEvent } from "preact";
import { useState } from "preact/hooks";

import type { Sheet } from "./sheet.ts";
import type { Shape, ShapeKind } from "./shapes.ts";
import { moved, placed, resized } from "./strokes.ts";

type Pointer = TargetedPointerEvent<HTMLCanvasElement>;

export interface Drawing {
  readonly shapes: readonly Shape[];
  readonly add: (more: readonly Shape[]) => void;
  readonly undo: () => void;
  readonly handlers: {
    readonly onPointerDown: (event: Pointer) => void;
    readonly onPointerMove: (event: Pointer) => void;
    readonly onPointerUp: (event: Pointer) => void;
    readonly onPointerCancel: () => void;
    readonly onKeyDown: (event: TargetedKeyboardEvent<HTMLCanvasElement>) => void;
  };
}

/** Keep the shapes of one photo; nothing can be drawn before there is a sheet. */
export function useDrawing(tool: ShapeKind, sheet: Sheet | null): Drawing {
  const [done, setDone] = useState<readonly Shape[]>([]);
  const [begun, begin] = useState<Shape | null>(null);
  const size = sheet?.size ?? null;
  const undo = (): void => setDone(done.slice(0, -1));
  const finish = (event: Pointer): void => {
    if (begun === null || size === null) return;
    setDone([...done, placed(upTo(begun, event), size)]);
    begin(null);
  };
  return {
    shapes: begun === null ? done : [...done, begun],
    add: (more) => setDone([...done, ...more]),
    undo,
    handlers: {
      onPointerDown: (event) => {
        if (size === null || !event.isPrimary) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        begin({ kind: tool, ...pointOf(event), width: 0, height: 0 });
      },
      onPointerMove: (event) => {
        if (begun !== null && event.isPrimary) begin(upTo(begun, event));
      },
      onPointerUp: finish,
      onPointerCancel: () => begin(null),
      onKeyDown: (event) => {
        if (size === null) return;
        const last = done.at(-1);
        const change = event.shiftKey ? resized : moved;
        const next = last === undefined ? null : change(last, event.key, size);
        if (event.key === "Enter" || event.key === " ") {
          setDone([...done, placed({ kind: tool, x: size.width / 2, y: size.height / 2, width: 0, height: 0 }, size)]);
        } else if (event.key === "Delete" || event.key === "Backspace" || isUndo(event)) undo();
        else if (next !== null) setDone([...done.slice(0, -1), next]);
        else return;
        event.preventDefault();
      },
    },
  };
}

function isUndo({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === "z" && (ctrlKey || metaKey);
}

function upTo(begun: Shape, event: Pointer): Shape {
  const { x, y } = pointOf(event);
  return { ...begun, width: x - begun.x, height: y - begun.y };
}

/** Where a pointer is, in pixels of the picture. */
function pointOf({ currentTarget, clientX, clientY }: Pointer): { readonly x: number; readonly y: number } {
  const box = currentTarget.getBoundingClientRect();
  return {
    x: ((clientX - box.left) * currentTarget.width) / box.width,
    y: ((clientY - box.top) * currentTarget.height) / box.height,
  };
}
