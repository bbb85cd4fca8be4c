import { useState } from "react";
import { discard, retry } from "../outbox/put-in.js";
import { Question } from "../parts/sheet.js";
import { usePhone } from "../phone/phone-context.js";
import type { Step } from "../store/phone-store.js";
import { clockTime } from "../words/times.js";
import { inOwnLanguage, refusalWords, useWords } from "../words/words.js";

/** A step that the server did not carry out: why, what was written, and what can be done. */
export function Refused({ step }: { readonly step: Step }) {
  const t = useWords();
  const { store, outbox } = usePhone();
  const [isAsking, setIsAsking] = useState(false);
  if (step.refusal === null) return null;
  return (
    <div className="refusal" role="alert">
      <p>
        <strong>{t(`step.${step.kind}`)}</strong> {clockTime(step.madeAt)}：{refusalWords(t, step.refusal)}
      </p>
      <p className="server-words">{inOwnLanguage(step.refusal.message)}</p>
      <Written said={step.said} />
      <div className="row">
        <button type="button" className="quiet" onClick={() => void retry(store, step).then(() => outbox.send())}>
          {t("app.retry")}
        </button>
        <button type="button" className="quiet" onClick={() => setIsAsking(true)}>
          {t("app.discard")}
        </button>
      </div>
      {isAsking ? (
        <Question
          words={t("me.discardAsk")}
          yes={t("app.discard")}
          confirm={() => void discard(store, step).then(() => outbox.send())}
          close={() => setIsAsking(false)}
        />
      ) : null}
    </div>
  );
}

/** What somebody wrote with a step, so that nothing has to be remembered. */
export function Written({ said }: { readonly said: Step["said"] }) {
  const words = ["result", "basis", "description"].flatMap((field) => {
    const value = (said as Readonly<Record<string, unknown>>)[field];
    return typeof value === "string" ? [value] : [];
  });
  return words.length === 0 ? null : <blockquote>{words.join(" · ")}</blockquote>;
}
