import { registerAgain } from "../outbox/put-in.js";
import { nextToSend } from "../outbox/order.rules.js";
import { usePhone, usePhotos, useSteps } from "../phone/phone-context.js";
import type { Photo } from "../store/phone-store.js";
import { clockTime } from "../words/times.js";
import { refusalWords, useWords } from "../words/words.js";
import { Refused } from "./refused.js";

/** Everything that the server does not have yet, in the order in which it will go. */
export function OutboxList() {
  const t = useWords();
  const { store } = usePhone();
  const steps = useSteps();
  const photos = usePhotos().filter(({ isUploaded, evidenceId }) => !isUploaded && evidenceId !== null);
  const stuck = new Set(steps.filter(({ refusal }) => refusal !== null).map(({ lane }) => lane));
  const next = nextToSend(steps);
  return (
    <section aria-label={t("me.outbox")}>
      <h3>{t("me.outbox")}</h3>
      {steps.length + photos.length === 0 ? <p className="hint">{t("me.outboxEmpty")}</p> : null}
      <ol className="outbox">
        {steps.map((step) => (
          <li key={step.order} aria-current={step === next ? "step" : undefined}>
            {step.refusal === null ? (
              <>
                {t(`step.${step.kind}`)} {clockTime(step.madeAt)} {stuck.has(step.lane) ? `· ${t("me.behind")}` : null}
              </>
            ) : (
              <Refused step={step} />
            )}
          </li>
        ))}
        {photos.map((photo) => (
          <li key={photo.id}>
            {t("step.PHOTO")} {clockTime(photo.capturedAt)}{" "}
            <Fault photo={photo} again={() => void registerAgain(store, photo)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Why a photo's bytes were not taken, and the way to try once more. */
function Fault({ photo: { fault }, again }: { readonly photo: Photo; readonly again: () => void }) {
  const t = useWords();
  const { outbox } = usePhone();
  if (fault === null) return null;
  return (
    <span className="refusal" role="alert">
      {refusalWords(t, { code: fault, message: fault })}
      <button
        type="button"
        className="quiet"
        onClick={() => {
          again();
          outbox.send();
        }}
      >
        {t("app.retry")}
      </button>
    </span>
  );
}
