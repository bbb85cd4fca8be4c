import { useState, type ReactNode } from "react";
import { usePutIn } from "../outbox/use-put-in.js";
import { PhotoRow } from "../parts/photo-row.js";
import { usePhone } from "../phone/phone-context.js";
import type { PhoneMatter } from "../reports/keep-matters.js";
import { newKey } from "../store/device-key.js";
import type { Photo } from "../store/phone-store.js";
import { useWords } from "../words/words.js";
import { MatterPicker } from "./matter-picker.js";
import { FoundPlace, useFoundPlace } from "./found-place.js";
import { SettleFields, type Settled } from "./settle-fields.js";

const MAY_SETTLE: readonly string[] = ["GRID_WORKER", "VILLAGE_ASSISTANT", "SQUAD_MEMBER"];

/** Reports what somebody found: a photo, a matter, done; words where they help. The place is found meanwhile. */
export function ReportForm() {
  const [count, setCount] = useState(0);
  const [isKept, setIsKept] = useState(false);
  const t = useWords();
  return (
    <section aria-label={t("app.report")}>
      <p role="status" className="note">
        {isKept ? t("form.kept") : ""}
      </p>
      <EmptyForm
        key={count}
        began={() => setIsKept(false)}
        sent={() => {
          setIsKept(true);
          setCount(count + 1);
        }}
      />
    </section>
  );
}

function EmptyForm({ began, sent }: { readonly began: () => void; readonly sent: () => void }) {
  const t = useWords();
  const { who } = usePhone();
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [description, setDescription] = useState("");
  const [matter, setMatter] = useState<PhoneMatter | null>(null);
  const [settled, setSettled] = useState<Settled | null>(null);
  const place = useFoundPlace();
  const { submit, trouble } = useSubmit(sent);
  const words = description.trim() || (matter?.name ?? "");
  const settlesNow = settled !== null && matter?.isSettleableOnTheSpot === true;
  const isComplete = words !== "" && (!settlesNow || settled.isComplete);
  const maySettle = matter?.isSettleableOnTheSpot === true && MAY_SETTLE.includes(who.activePost.post);
  return (
    <>
      {settlesNow ? null : (
        <PhotoRow
          kind="photo"
          label={t("photo.take")}
          photos={photos}
          change={(taken) => {
            began();
            setPhotos(taken);
          }}
        />
      )}
      <Description
        words={description}
        change={(written) => {
          began();
          setDescription(written);
        }}
      />
      <MatterPicker description={description} chosen={matter} choose={setMatter} />
      <FoundPlace {...place} />
      {maySettle ? <SettleFields matter={matter} first={photos} settled={settled} change={setSettled} /> : null}
      {trouble}
      <button
        type="button"
        className="primary submit"
        disabled={!isComplete}
        onClick={() => void submit({ words, matter, photos, settled: settlesNow ? settled : null, point: place.point })}
      >
        {t(settlesNow ? "form.settle" : "form.submit")}
      </button>
    </>
  );
}

/** What happened, in the reporter's words. */
function Description({ words, change }: { readonly words: string; readonly change: (words: string) => void }) {
  const t = useWords();
  return (
    <label className="field">
      {t("form.what")}
      <textarea
        rows={2}
        value={words}
        placeholder={t("form.whatHint")}
        onChange={({ target }) => change(target.value)}
      />
    </label>
  );
}

interface Filled {
  readonly words: string;
  readonly matter: PhoneMatter | null;
  readonly photos: readonly Photo[];
  readonly settled: Settled | null;
  readonly point: Parameters<typeof FoundPlace>[0]["point"];
}

function useSubmit(sent: () => void): {
  readonly submit: (filled: Filled) => Promise<void>;
  readonly trouble: ReactNode;
} {
  const { who } = usePhone();
  const { put, trouble } = usePutIn();
  const submit = async ({ words, matter, photos, settled, point }: Filled): Promise<void> => {
    const said = {
      description: words,
      matterCode: matter?.code ?? null,
      point,
      divisionCode: who.activePost.division?.code ?? null,
      source: who.squad === null ? ("GRID_WORKER" as const) : ("PATROL" as const),
      settled: settled === null ? null : { resultCode: settled.resultCode, result: settled.result.trim() },
    };
    const taken = settled === null ? photos : [...settled.before, ...settled.after];
    if (await put({ lane: `report ${newKey()}`, kind: "REPORT", said, photos: taken })) sent();
  };
  return { submit, trouble };
}
