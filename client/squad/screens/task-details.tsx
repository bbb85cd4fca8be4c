import { Thumbnail } from "../parts/photo-row.js";
import { Sheet } from "../parts/sheet.js";
import { usePhotos } from "../phone/phone-context.js";
import type { PhoneTask } from "../store/phone-store.js";
import { laneOf } from "../tasks/next-step.rules.js";
import { placeWords } from "../tasks/place-words.js";
import { clockTime } from "../words/times.js";
import { resultWords, useWords } from "../words/words.js";

/** Everything that the phone knows of a task. */
export function TaskDetails({ task, close }: { readonly task: PhoneTask; readonly close: () => void }) {
  const t = useWords();
  const { incident } = task;
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    [t("task.number"), incident.number],
    [t("task.description"), incident.description],
    [t("task.place"), placeWords(incident)],
    [t("task.reported"), clockTime(incident.reportedAt)],
    [t("task.instruction"), task.instruction],
    [t("task.duty"), task.duty],
    [t("role.LEAD"), incident.lead?.name],
    [t("task.supporting"), incident.supporting.map(({ name }) => name).join("、")],
    [t("task.closing"), incident.matter?.closingCondition],
    [t("task.result"), task.resultCode === null ? null : resultWords(t, task.resultCode)],
    [t("task.resultText"), task.result],
  ];
  return (
    <Sheet title={incident.title} close={close}>
      <dl>
        {lines.map(([name, value]) =>
          value == null || value === "" ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <Pictures task={task} />
    </Sheet>
  );
}

/** The photos of a task: those of this phone with how far they are, and those that others sent. */
function Pictures({ task }: { readonly task: PhoneTask }) {
  const t = useWords();
  const own = usePhotos().filter(({ lane }) => lane === laneOf(task));
  const ownIds = new Set(own.map(({ evidenceId }) => evidenceId));
  const others = task.incident.evidence.filter(
    ({ id, contentType, uploadedAt }) => !ownIds.has(id) && uploadedAt !== null && contentType.startsWith("image/"),
  );
  return (
    <div className="photos">
      {own.map((photo) => (
        <figure key={photo.id}>
          <Thumbnail photo={photo} label={t("task.evidence")} />
          <figcaption>{t(photo.isUploaded ? "photo.sent" : "photo.unsent")}</figcaption>
        </figure>
      ))}
      {others.map(({ id, url }) => (
        <figure key={id}>
          <img src={url} alt={t("task.evidence")} loading="lazy" />
        </figure>
      ))}
    </div>
  );
}
