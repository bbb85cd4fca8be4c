import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { toWgs84, type SentPoint } from "../geography/index.js";
import { countyList } from "../matters/index.js";
import { isPolice } from "../organisations/index.js";
import type { AssignmentAction, AssignmentAnswer, AssignmentInput } from "../dispatch/index.js";
import {
  assignmentLifecycle,
  holdsAssignmentRight,
  deviceTime,
  loadAssignment,
  type LoadedAssignment,
  assignmentEvent,
} from "../dispatch/index.js";

/** A squad's step, with the device's time and place. */
export interface AssignmentActionInput extends AssignmentInput {
  readonly at?: Date | null | undefined;
  readonly point?: SentPoint | null | undefined;
  readonly note?: string | null | undefined;
}

/** What is particular about a step: its action, the entry it leaves, what it sets. */
export interface AssignmentStep {
  readonly action: Exclude<AssignmentAction, "RECALL" | "EXPIRE">;
  readonly event: `assignment.${string}`;
  readonly summary: string;
  readonly apply: (loaded: LoadedAssignment, now: Date) => void;
  /** What follows on task and incident. */
  readonly follow?: (tx: Transaction, loaded: LoadedAssignment) => Promise<void>;
}

/** Takes one step of a squad: refused ILLEGAL_TRANSITION for a step backward, ALREADY_TAKEN for one that is taken. */
export async function moveAssignment(
  tx: Transaction,
  input: AssignmentActionInput,
  step: AssignmentStep,
): Promise<Result<AssignmentAnswer>> {
  const at = deviceTime(input.at, tx.now);
  if (!at.ok) return at;
  const loaded = await loadAssignment(tx, input.assignmentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const { assignment, task, incident } = loaded.value;
  const holds = holdsAssignmentRight(tx.actor, {
    squadId: assignment.squadId,
    agencyId: task.agencyId,
    commandingCenterId: incident.commandingCenterId,
  });
  const next = assignmentLifecycle.move(assignment.status, step.action, null, holds);
  if (!next.ok) {
    const isTaken =
      step.action === "ACCEPT" && assignment.acceptedAt != null && next.refusal.code === "ILLEGAL_TRANSITION";
    return isTaken ? refuse("ALREADY_TAKEN", { currentVersion: assignment.version }) : next;
  }
  await tx.elevate();
  assignment.status = next.value;
  step.apply(loaded.value, tx.now);
  const agency = (await tx.reference(countyList)).agencyById.get(task.agencyId);
  // Where police are is told to police alone, and an entry is read by everybody who sees the incident.
  const isHidden = agency === undefined || isPolice(agency);
  const point = input.point == null || isHidden ? null : toWgs84(input.point, input.point.system ?? "WGS84");
  tx.record(
    assignmentEvent(
      incident,
      task,
      assignment,
      step.event,
      step.summary,
      { note: input.note ?? null, point },
      at.value,
    ),
  );
  await step.follow?.(tx, loaded.value);
  return accept({ assignmentId: assignment.id });
}
