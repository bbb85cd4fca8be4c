import { useState } from "react";
import { ListState } from "../parts/list-states.js";
import { useLineState } from "../parts/link-bar.js";
import { usePhone, useSteps } from "../phone/phone-context.js";
import { useStored } from "../store/use-stored.js";
import { byUrgency, isLive, withWaiting } from "../tasks/next-step.rules.js";
import { useWords } from "../words/words.js";
import { TaskCard } from "./task-card.js";

/** A squad's tasks: what is to be done first, what is finished behind a fold. */
export function TaskList() {
  const t = useWords();
  const { store, who } = usePhone();
  const steps = useSteps();
  const line = useLineState();
  // What somebody is writing on stays under their hand, whatever becomes of the task meanwhile.
  const [held, setHeld] = useState<string | null>(null);
  const kept = useStored(() => store.tasks.toArray(), [store]);
  const wasLoaded = useStored(() => store.read<string>("tasksAt"), [store]);
  if (who.squad === null) return <ListState kind="forbidden" />;
  if (kept === undefined || wasLoaded === undefined || (kept.length === 0 && wasLoaded === null))
    return <ListState kind={line === "offline" ? "error" : "loading"} />;
  const { id: squadId } = who.squad;
  const tasks = kept.map((task) => withWaiting(task, steps, squadId)).toSorted(byUrgency);
  const live = tasks.filter((task) => isLive(task, squadId) || task.id === held);
  const done = tasks.filter((task) => (task.status === "DONE" || task.status === "CONFIRMED") && task.id !== held);
  return (
    <section className={line === "live" ? "" : "stale"} aria-label={t("app.tasks")}>
      {live.length === 0 ? <ListState kind="empty" words={t("task.none")} /> : null}
      {live.map((task) => (
        <TaskCard key={task.id} task={task} squadId={squadId} hold={setHeld} />
      ))}
      {done.length === 0 ? null : (
        <details className="done">
          <summary>{t("task.done", { count: done.length })}</summary>
          {done.map((task) => (
            <TaskCard key={task.id} task={task} squadId={squadId} hold={setHeld} />
          ))}
        </details>
      )}
    </section>
  );
}
