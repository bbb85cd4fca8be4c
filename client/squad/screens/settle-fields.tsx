import { PhotoRow } from "../parts/photo-row.js";
import type { PhoneMatter } from "../reports/keep-matters.js";
import type { Photo } from "../store/phone-store.js";
import { resultWords, useWords } from "../words/words.js";

/** What settling on the spot (即报即结) needs. */
export interface Settled {
  readonly resultCode: string;
  readonly result: string;
  readonly before: readonly Photo[];
  readonly after: readonly Photo[];
  readonly isComplete: boolean;
}

/** Settles on the spot: a result, a text, a photo of before and one of after. */
export function SettleFields({
  matter,
  first,
  settled,
  change,
}: {
  readonly matter: PhoneMatter;
  /** The photos that were taken already show how it was before. */
  readonly first: readonly Photo[];
  readonly settled: Settled | null;
  readonly change: (settled: Settled | null) => void;
}) {
  const t = useWords();
  const isOpen = settled !== null;
  const [only = ""] = matter.resultCodes.length === 1 ? matter.resultCodes : [];
  const now = settled ?? { resultCode: only, result: "", before: asBefore(first), after: [], isComplete: false };
  const set = (part: Partial<Settled>): void => {
    const next = { ...now, ...part };
    const { resultCode, result, before, after } = next;
    const isComplete = resultCode !== "" && result.trim() !== "" && before.length > 0 && after.length > 0;
    change({ ...next, isComplete });
  };
  return (
    <fieldset className="settle">
      <legend>
        <label>
          <input
            type="checkbox"
            checked={isOpen}
            onChange={({ target }) => {
              if (target.checked) set({});
              else change(null);
            }}
          />
          {t("form.settle")}
        </label>
      </legend>
      {isOpen ? (
        <>
          <p className="hint">{t("form.settleHint")}</p>
          <PhotoRow kind="before" label={t("photo.before")} photos={now.before} change={(before) => set({ before })} />
          <PhotoRow kind="after" label={t("photo.after")} photos={now.after} change={(after) => set({ after })} />
          <ResultFields codes={matter.resultCodes} now={now} set={set} />
        </>
      ) : null}
    </fieldset>
  );
}

/** Which of the matter's results it is, and in words. */
function ResultFields({
  codes,
  now,
  set,
}: {
  readonly codes: readonly string[];
  readonly now: Settled;
  readonly set: (part: Partial<Settled>) => void;
}) {
  const t = useWords();
  return (
    <>
      <label className="field">
        {t("task.result")}
        <select value={now.resultCode} onChange={({ target }) => set({ resultCode: target.value })}>
          <option value="" />
          {codes.map((code) => (
            <option key={code} value={code}>
              {resultWords(t, code)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t("task.resultText")}
        <textarea rows={2} value={now.result} onChange={({ target }) => set({ result: target.value })} />
      </label>
    </>
  );
}

function asBefore(photos: readonly Photo[]): readonly Photo[] {
  return photos.map((photo) => ({ ...photo, kind: "before" }));
}
