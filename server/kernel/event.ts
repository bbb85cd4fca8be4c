import type { Id } from "./ids.js";
import type { Audience } from "./visibility.js";

/** Something that happened, recorded in the same transaction: it becomes one journal entry and may drive reactions. */
export interface DomainEvent {
  /** Past tense with its thing: `task.accepted`. */
  readonly type: string;
  /** What the entry belongs to; versions count without a gap per stream. */
  readonly stream: string;
  readonly incidentId?: Id<"inc">;
  readonly taskId?: Id<"tsk">;
  readonly assignmentId?: Id<"asg">;
  readonly squadId?: Id<"sqd">;
  /** When it happened by the device that says so; the server's time where nothing is said. */
  readonly occurredAt?: Date;
  /** One sentence for people, Chinese, without personal data. */
  readonly summary: string;
  /** The facts that changed, by field name, without personal data. */
  readonly changes: Readonly<Record<string, unknown>>;
  readonly audience: Audience;
}
