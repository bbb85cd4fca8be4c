import type { ReactNode } from "react";
import { useActionDesk, type DetailAssignment, type DetailTask } from "../actions/index.js";
import { useServerNow } from "../ask/index.js";
import type { Detail } from "../selected/index.js";
import { clockTime, fullTime, spanText, resultWords, useWords } from "../words/index.js";
import { ActionButtons } from "./action-bar.js";
import { RecommendedSquads } from "./recommended-squads.js";

/** What each agency owes and which squads are on it, with what may be done about it. */
export function TaskList({ detail: { tasks } }: { readonly detail: Detail }): ReactNode {
  const words = useWords();
  return (
    <section className="detail-section">
      <h3>{words("detail.tasks")}</h3>
      {tasks.length === 0 && <p className="detail-quiet">{words("detail.noTasks")}</p>}
      <ul className="detail-tasks">
        {tasks.map((task) => (
          <TaskItem key={task.id} task={task} />
        ))}
      </ul>
    </section>
  );
}

function TaskItem({ task }: { readonly task: DetailTask }): ReactNode {
  const words = useWords();
  const { available } = useActionDesk();
  const own = available.filter(({ target }) => target.task?.id === task.id && target.assignment === null);
  const assign = own.find(({ action }) => action.id === "task.ASSIGN");
  return (
    <li className="detail-task" data-status={task.status}>
      <p>
        <b>{words(`taskRole.${task.role}`)}</b> {task.agency.name}{" "}
        <span className="detail-tag">{words(`taskStatus.${task.status}`)}</span>
        {task.isDeemedAccepted && <span className="detail-tag">{words("detail.deemed")}</span>}
        {task.round > 1 && <span className="detail-tag">{words("detail.round", { round: task.round })}</span>}
      </p>
      <p className="detail-quiet">
        {task.duty} {task.instruction}
      </p>
      <TaskClocks task={task} />
      {task.result !== null && (
        <p>
          {task.resultCode === null ? "" : resultWords(words, task.resultCode)} {task.result}
        </p>
      )}
      <ActionButtons available={own} />
      {assign !== undefined && <RecommendedSquads assign={assign} />}
      {task.assignments.map((assignment) => (
        <AssignmentItem key={assignment.id} assignment={assignment} />
      ))}
    </li>
  );
}

function TaskClocks({ task: { deadlines, offeredAt } }: { readonly task: DetailTask }): ReactNode {
  const words = useWords();
  const now = useServerNow();
  const running = deadlines.filter(({ metAt }) => metAt === null);
  return (
    <p className="detail-quiet">
      {words("detail.since", { time: clockTime(Date.parse(offeredAt)) })}
      {running.map(({ kind, dueAt, pausedAt }) => {
        const left = Date.parse(dueAt) - now;
        return (
          <span key={kind} className="detail-clock" data-late={left < 0} title={fullTime(Date.parse(dueAt))}>
            {words(`deadline.${kind}`)}{" "}
            {pausedAt === null
              ? `${words(left < 0 ? "detail.over" : "detail.remaining")} ${spanText(Math.abs(left))}`
              : words("detail.paused")}
          </span>
        );
      })}
    </p>
  );
}

function AssignmentItem({ assignment }: { readonly assignment: DetailAssignment }): ReactNode {
  const words = useWords();
  const { available } = useActionDesk();
  const { status, squad, offeredAt, acceptedAt, departedAt, arrivedAt, clearedAt } = assignment;
  const last = clearedAt ?? arrivedAt ?? departedAt ?? acceptedAt ?? offeredAt;
  return (
    <div className="detail-assignment" data-status={status}>
      <p>
        {squad.name} <span className="detail-tag">{words(`assignmentStatus.${status}`)}</span>{" "}
        <time dateTime={last} title={fullTime(Date.parse(last))}>
          {clockTime(Date.parse(last))}
        </time>
      </p>
      <ActionButtons available={available.filter(({ target }) => target.assignment?.id === assignment.id)} />
    </div>
  );
}
