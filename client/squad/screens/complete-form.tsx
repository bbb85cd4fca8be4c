import { usePutIn } from "../outbox/use-put-in.js";
import { PhotoRow } from "../parts/photo-row.js";
import { Sheet } from "../parts/sheet.js";
import type { Photo, PhoneTask } from "../store/phone-store.js";
import { useDraft } from "../store/use-draft.js";
import { laneOf } from "../tasks/next-step.rules.js";
import { resultWords, useWords } from "../words/words.js";

/** Completes a task: a result of the matter, a text, and photos where the matter needs them. */
export function CompleteForm({ task, close }: { readonly task: PhoneTask; readonly close: () => void }) {
  const t = useWords();
  const { put, trouble } = usePutIn();
  const form = `COMPLETE ${task.id}`;
  const [photos, setPhotos] = useDraft<readonly Photo[]>(form, "photos", []);
  const [result, setResult] = useDraft(form, "result", "");
  const codes = task.incident.matter?.resultCodes ?? [];
  const [resultCode, setResultCode] = useDraft(form, "code", codes.length === 1 ? (codes[0] ?? "") : "");
  const needsEvidence = task.incident.matter?.needsEvidence === true;
  const isComplete = resultCode !== "" && result.trim() !== "" && (!needsEvidence || photos.length > 0);
  const submit = async (): Promise<void> => {
    const said = { taskId: task.id, resultCode, result: result.trim() };
    const doing = { lane: laneOf(task), kind: "COMPLETE" as const, said, photos, incidentId: task.incident.id, form };
    if (await put(doing)) close();
  };
  return (
    <Sheet title={t("step.COMPLETE")} close={close}>
      <fieldset className="choices">
        <legend>{t("task.result")}</legend>
        {codes.map((code) => (
          <label key={code}>
            <input
              type="radio"
              name="result"
              value={code}
              checked={code === resultCode}
              onChange={() => setResultCode(code)}
            />
            {resultWords(t, code)}
          </label>
        ))}
      </fieldset>
      <label className="field">
        {t("task.resultText")}
        <textarea rows={3} value={result} onChange={({ target }) => setResult(target.value)} />
      </label>
      {needsEvidence ? <p className="hint">{t("task.needsEvidence")}</p> : null}
      <PhotoRow kind="photo" label={t("photo.take")} photos={photos} change={setPhotos} />
      {trouble}
      <button type="button" className="primary" disabled={!isComplete} onClick={() => void submit()}>
        {t("task.complete")}
      </button>
    </Sheet>
  );
}
