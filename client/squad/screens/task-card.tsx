import { lazy, Suspense, useState } from "react";
import { usePutIn } from "../outbox/use-put-in.js";
import { useNow } from "../parts/use-now.js";
import { usePhone, usePhotos, useSteps } from "../phone/phone-context.js";
import type { DevicePoint } from "../places/device-point.js";
import { findPlace } from "../places/find-place.js";
import { metersBetween } from "../places/position.rules.js";
import type { PhoneTask } from "../store/phone-store.js";
import { useStored } from "../store/use-stored.js";
import { dueOf, laneOf, mayReturn, nextStep, ownAssignment } from "../tasks/next-step.rules.js";
import { placeWords } from "../tasks/place-words.js";
import { spanText } from "../words/times.js";
import { useWords } from "../words/words.js";
import { CompleteForm } from "./complete-form.js";
import { Refused } from "./refused.js";
import { ReturnForm } from "./return-form.js";
import { TaskDetails } from "./task-details.js";
import { TierTag } from "./tier-tag.js";

/** Comes right after the first page, asked for or not, so that no newer version can take it away. */
const loadedMapSheet = import("./map-sheet.js");
const MapSheet = lazy(async () => ({ default: (await loadedMapSheet).MapSheet }));

type Open = "COMPLETE" | "RETURN" | "details" | "map" | null;

/** One task: what, where, until when, and the one thing to do next under the thumb. */
export function TaskCard({
  task,
  squadId,
  hold,
}: {
  readonly task: PhoneTask;
  readonly squadId: string;
  /** Told while something is open over the card. */
  readonly hold: (taskId: string | null) => void;
}) {
  const t = useWords();
  const [open, setOpened] = useState<Open>(null);
  const { incident } = task;
  const setOpen = (next: Open): void => {
    setOpened(next);
    hold(next === null ? null : task.id);
  };
  const status = ownAssignment(task, squadId)?.status;
  return (
    <article className={`task ${incident.tier}`} aria-label={incident.title}>
      <header>
        <TierTag tier={incident.tier} />
        <h2>{incident.title}</h2>
        <TimeLeft task={task} />
      </header>
      <p className="place">
        {placeWords(incident)} <Away location={incident.location} />
        {incident.location === null ? null : (
          <button type="button" className="quiet go" onClick={() => setOpen("map")}>
            {t("task.navigate")} ➤
          </button>
        )}
      </p>
      <p className="who">
        {t(`role.${task.role}`)} · {incident.matter?.name}{" "}
        {status === undefined ? null : `· ${t(`assignmentStatus.${status}`)}`}
      </p>
      <Standing task={task} />
      <NextButton task={task} squadId={squadId} complete={() => setOpen("COMPLETE")} />
      <RareSteps task={task} squadId={squadId} open={setOpen} />
      <Opened open={open} task={task} close={() => setOpen(null)} />
    </article>
  );
}

/** What became of the steps that were taken here. */
function Standing({ task }: { readonly task: PhoneTask }) {
  const t = useWords();
  const waiting = useSteps().filter(({ lane }) => lane === laneOf(task));
  return (
    <>
      {task.status === "RETURN_REQUESTED" ? <p className="note">{t("task.returning")}</p> : null}
      {waiting.some(({ refusal }) => refusal === null) ? <p className="note">{t("task.waiting")}</p> : null}
      {waiting.map((step) => (step.refusal === null ? null : <Refused key={step.order} step={step} />))}
    </>
  );
}

/** What is done seldom, below what is done next. */
function RareSteps({
  task,
  squadId,
  open,
}: {
  readonly task: PhoneTask;
  readonly squadId: string;
  readonly open: (what: Open) => void;
}) {
  const t = useWords();
  const own = usePhotos().filter(({ lane }) => lane === laneOf(task));
  const known = new Set(own.map(({ evidenceId }) => evidenceId));
  const photos = own.length + task.incident.evidence.filter(({ id }) => !known.has(id)).length;
  return (
    <div className="row">
      {mayReturn(task, squadId) ? (
        <button type="button" className="quiet" onClick={() => open("RETURN")}>
          {t("step.RETURN")}
        </button>
      ) : null}
      <button type="button" className="quiet" onClick={() => open("details")}>
        {t("task.details")}
      </button>
      <button type="button" className="quiet" onClick={() => open("details")}>
        {t("task.photos", { count: photos })}
      </button>
    </div>
  );
}

/** How far away it is, as the crow flies, where the phone knows where it is itself. */
function Away({ location }: { readonly location: PhoneTask["incident"]["location"] }) {
  const t = useWords();
  const { store } = usePhone();
  const here = useStored(() => store.read<DevicePoint>("lastPoint"), [store]);
  if (location === null || here == null) return null;
  return <span className="away">{t("task.away", { km: (metersBetween(here, location) / 1_000).toFixed(1) })}</span>;
}

/** What is open over the card. */
function Opened({ open, task, close }: { readonly open: Open; readonly task: PhoneTask; readonly close: () => void }) {
  switch (open) {
    case "COMPLETE":
      return <CompleteForm task={task} close={close} />;
    case "RETURN":
      return <ReturnForm task={task} close={close} />;
    case "details":
      return <TaskDetails task={task} close={close} />;
    case "map":
      return (
        <Suspense>
          <MapSheet incident={task.incident} close={close} />
        </Suspense>
      );
    case null:
      return null;
  }
}

function NextButton({
  task,
  squadId,
  complete,
}: {
  readonly task: PhoneTask;
  readonly squadId: string;
  readonly complete: () => void;
}) {
  const t = useWords();
  const { put, trouble } = usePutIn();
  const next = nextStep(task, squadId);
  const own = ownAssignment(task, squadId);
  const [isBusy, setIsBusy] = useState(false);
  if (next === null || own === null) return null;
  const take = async (): Promise<void> => {
    if (next === "COMPLETE") return complete();
    setIsBusy(true);
    // Signing asks for no place: who signs in the office need not wait for a fix.
    const point = next === "ACCEPT" ? null : await findPlace();
    await put({ lane: laneOf(task), kind: next, said: { assignmentId: own.id, point } });
    setIsBusy(false);
  };
  return (
    <>
      {trouble}
      <button type="button" className="primary" disabled={isBusy} onClick={() => void take()}>
        {t(`step.${next}`)}
      </button>
    </>
  );
}

function TimeLeft({ task }: { readonly task: PhoneTask }) {
  const t = useWords();
  const now = useNow();
  const due = Date.parse(dueOf(task));
  if (Number.isNaN(due) || task.status === "DONE" || task.status === "CONFIRMED") return null;
  const isLate = due < now;
  return (
    <span className={isLate ? "time late" : "time"}>
      {t(isLate ? "task.overdue" : "task.left", { span: spanText(due - now) })}
    </span>
  );
}
