import { useState } from "react";
import { putIn } from "../outbox/put-in.js";
import { PhotoRow } from "../parts/photo-row.js";
import { Question, Sheet } from "../parts/sheet.js";
import { usePhone } from "../phone/phone-context.js";
import type { Photo, PhoneTask } from "../store/phone-store.js";
import { laneOf } from "../tasks/next-step.rules.js";
import { useWords } from "../words/words.js";

/** Asks to return a task: a basis is required, and it asks once more before it is put in. */
export function ReturnForm({ task, close }: { readonly task: PhoneTask; readonly close: () => void }) {
  const t = useWords();
  const { store, outbox } = usePhone();
  const [basis, setBasis] = useState("");
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [isAsking, setIsAsking] = useState(false);
  const submit = async (): Promise<void> => {
    const said = { taskId: task.id, basis: basis.trim() };
    await putIn(store, { lane: laneOf(task), kind: "RETURN", said, photos, incidentId: task.incident.id });
    outbox.send();
    close();
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
