/** Certificates of one person: valid until when, the paper, the page that verifies it, and withdrawing one with a reason. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { call } from "../api/client.ts";
import type { Certificate, Version } from "../api/types.gen.ts";
import { language, t } from "../i18n/index.ts";
import { TextField } from "../manage/fields.tsx";
import { FormEnd } from "../manage/form-end.tsx";
import { useForm } from "../manage/forms.ts";
import { Dialog } from "../reading/dialog.tsx";
import { Printed } from "../reading/printed.tsx";
import { may } from "../session/session.ts";
import { nameOfCourse } from "./courses.ts";
import { sayDay } from "../ui/today.ts";

interface Props {
  readonly certificates: readonly Certificate[];
  readonly courses: readonly Version[] | null;
  readonly onChanged: () => void;
}

export function CertificatesOf({ certificates, courses, onChanged }: Props): JSX.Element {
  const [withdrawing, setWithdrawing] = useState<Certificate | null>(null);
  return (
    <section class="stack-tight" aria-labelledby="certificates-of">
      <h3 id="certificates-of">{t("certificates.title")}</h3>
      {certificates.length === 0 && <p class="hint">{t("certificates.none_of_them")}</p>}
      <ul class="given">
        {certificates.map((one) => (
          <li key={one.id} class="stack-tight">
            <span class="row spread">
              <strong>{nameOfCourse(courses, one.course)}</strong>
              <span class={one.state === "valid" ? "tag good" : "tag"}>{sayState(one)}</span>
            </span>
            {one.withdrawn_because !== null && <span class="hint">{one.withdrawn_because}</span>}
            {one.state !== "withdrawn" && (
              <span class="row">
                <Printed
                  key={language.value}
                  address={`/v1/certificates/${one.id}.pdf?lang=${language.value}`}
                  file={`${one.course}.pdf`}
                  verb={t("certificates.pdf")}
                />
                <a class="button" href={`/verify/${one.code}`}>
                  {t("certificates.verify")}
                </a>
                {may("certificate:withdraw") && (
                  <button
                    type="button"
                    class="button quiet"
                    onClick={() => {
                      setWithdrawing(one);
                    }}
                  >
                    {t("certificates.withdraw")}
                  </button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {withdrawing !== null && (
        <Withdrawing
          certificate={withdrawing}
          name={nameOfCourse(courses, withdrawing.course)}
          onDone={onChanged}
          close={() => {
            setWithdrawing(null);
          }}
        />
      )}
    </section>
  );
}

function sayState({ state, expires_on: expires }: Certificate): string {
  if (state === "withdrawn") return t("certificates.withdrawn");
  if (state === "expired") return t("certificates.expired", { day: sayDay(expires ?? "") });
  return expires === null ? t("certificates.for_ever") : t("certificates.valid_until", { day: sayDay(expires) });
}

interface WithdrawingProps {
  readonly certificate: Certificate;
  readonly name: string;
  readonly onDone: () => void;
  readonly close: () => void;
}

function Withdrawing({ certificate, name, onDone, close }: WithdrawingProps): JSX.Element {
  const form = useForm(["/reason"], async (values) => {
    await call("POST /v1/certificates/{certificate_id}/withdrawal", {
      path: { certificate_id: certificate.id },
      body: { reason: values["/reason"] ?? "" },
    });
    close();
    onDone();
  });
  return (
    <Dialog title={t("certificates.withdraw_title", { name })} onClose={close}>
      <form class="stack" onSubmit={form.submit}>
        <p>{t("certificates.withdraw_means")}</p>
        <TextField label={t("certificates.why")} at="/reason" form={form} required />
        <FormEnd form={form} name={t("certificates.withdraw")} />
      </form>
    </Dialog>
  );
}
