import { useState, type ReactNode } from "react";
import { usePutIn } from "../outbox/use-put-in.js";
import { PhotoRow } from "../parts/photo-row.js";
import { usePhone } from "../phone/phone-context.js";
import type { DevicePoint } from "../places/device-point.js";
import type { PhoneMatter } from "../reports/keep-matters.js";
import { newKey } from "../store/device-key.js";
import type { Photo } from "../store/phone-store.js";
import { useDraft } from "../store/use-draft.js";
import { useWords } from "../words/words.js";
import { MatterPicker } from "./matter-picker.js";
import { FoundPlace, useFoundPlace } from "./found-place.js";
import { SettleFields, type Settled } from "./settle-fields.js";

const FORM = "REPORT";
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
  const [photos, setPhotos] = useDraft<readonly Photo[]>(FORM, "photos", []);
  const [description, setDescription] = useDraft(FORM, "description", "");
  const [matter, setMatter] = useDraft<PhoneMatter | null>(FORM, "matter", null);
  const [settled, setSettled] = useSettled();
  const place = useFoundPlace(firstPlace(photos) ?? firstPlace(settled?.before ?? []));
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

/** What settles the report, field by field: a letter that is typed keeps no photo anew. */
function useSettled(): readonly [Settled | null, (settled: Settled | null) => void] {
  const [words, setWords] = useDraft<Omit<Settled, "before" | "after"> | null>(FORM, "settled", null);
  const [before, setBefore] = useDraft<readonly Photo[]>(FORM, "before", []);
  const [after, setAfter] = useDraft<readonly Photo[]>(FORM, "after", []);
  const change = (next: Settled | null): void => {
    if (next === null) return setWords(null);
    const { before: nowBefore, after: nowAfter, ...nowWords } = next;
    setWords(nowWords);
    setBefore(nowBefore);
    setAfter(nowAfter);
  };
  return [words === null ? null : { ...words, before, after }, change];
}

/** Where the first photo was taken that knows its place. */
function firstPlace(photos: readonly Photo[]): DevicePoint | null {
  return photos.find(({ point }) => point !== null)?.point ?? null;
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
  readonly point: DevicePoint | null;
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
    if (await put({ lane: `report ${newKey()}`, kind: "REPORT", said, photos: taken, form: FORM })) sent();
  };
  return { submit, trouble };
}
