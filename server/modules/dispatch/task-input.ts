import type { Id } from "../../kernel/ids.js";

/** A command on a task. */
export interface TaskInput {
  readonly idempotencyKey: string;
  readonly taskId: string;
  readonly expectedVersion?: number | null | undefined;
  readonly onBehalf?: string | null | undefined;
}

/** A command on a task that has to say why. */
export interface ReasonedTaskInput extends TaskInput {
  readonly reason: string;
}

/** What every command on a task answers with. */
export interface TaskAnswer {
  readonly taskId: Id<"tsk">;
}

/** A command on an assignment. */
export interface AssignmentInput {
  readonly idempotencyKey: string;
  readonly assignmentId: string;
  readonly expectedVersion?: number | null | undefined;
  readonly onBehalf?: string | null | undefined;
}

/** What every command on an assignment answers with. */
export interface AssignmentAnswer {
  readonly assignmentId: Id<"asg">;
}
