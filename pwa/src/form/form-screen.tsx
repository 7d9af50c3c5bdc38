/** The form of a visit. It renders from memory; nothing a tap does waits for the database. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import { InWeChat } from "../ui/in-wechat.tsx";
import { Bar } from "./bar.tsx";
import { type Form, FormProvider } from "./context.ts";
import { firstItem, showRunning } from "./first-item.ts";
import { Head } from "./head.tsx";
import { jumpTo } from "./jump.ts";
import { Questions } from "./questions.tsx";
import { TimerScreen } from "./timer-screen.tsx";

export function FormScreen({ form }: { readonly form: Form }): JSX.Element {
  const isDiscreet = useSignal(form.visit.isDiscreet);
  useEffect(() => {
    const first = firstItem(form);
    if (first !== null) jumpTo(first, "now");
    showRunning();
  }, [form]);
  return (
    <FormProvider value={form}>
      <div class="form-page" data-look={isDiscreet.value ? "discreet" : "plain"}>
        <Head isDiscreet={isDiscreet} />
        <main id="content" tabIndex={-1}>
          <InWeChat />
          <Questions isDiscreet={isDiscreet} />
        </main>
        <Bar isDiscreet={isDiscreet} />
        <TimerScreen />
      </div>
    </FormProvider>
  );
}
