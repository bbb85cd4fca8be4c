import { useState } from "react";
import { usePutIn } from "../outbox/use-put-in.js";
import { PhotoRow } from "../parts/photo-row.js";
import { Question, Sheet } from "../parts/sheet.js";
import type { Photo, PhoneTask } from "../store/phone-store.js";
import { useDraft } from "../store/use-draft.js";
import { laneOf } from "../tasks/next-step.rules.js";
import { useWords } from "../words/words.js";

/** Asks to return a task: a basis is required, and it asks once more before it is put in. */
export function ReturnForm({ task, close }: { readonly task: PhoneTask; readonly close: () => void }) {
  const t = useWords();
  const { put, trouble } = usePutIn();
  const form = `RETURN ${task.id}`;
  const [basis, setBasis] = useDraft(form, "basis", "");
  const [photos, setPhotos] = useDraft<readonly Photo[]>(form, "photos", []);
  const [isAsking, setIsAsking] = useState(false);
  const submit = async (): Promise<void> => {
    const said = { taskId: task.id, basis: basis.trim() };
    const doing = { lane: laneOf(task), kind: "RETURN" as const, said, photos, incidentId: task.incident.id, form };
    if (await put(doing)) close();
  };
  return (
    <Sheet title={t("step.RETURN")} close={close}>
      <label className="field">
        {t("task.basis")}
        <textarea
          rows={3}
          value={basis}
          placeholder={t("task.basisHint")}
          onChange={({ target }) => setBasis(target.value)}
        />
      </label>
      <PhotoRow kind="photo" label={t("photo.take")} photos={photos} change={setPhotos} />
      {trouble}
      <button type="button" className="danger wide" disabled={basis.trim() === ""} onClick={() => setIsAsking(true)}>
        {t("step.RETURN")}
      </button>
      {isAsking ? (
        <Question
          words={t("task.returnAsk")}
          yes={t("step.RETURN")}
          confirm={() => void submit()}
          close={() => setIsAsking(false)}
        />
      ) : null}
    </Sheet>
  );
}
