import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { incidentEvent } from "./incident.events.js";
import { loadIncident } from "./load-incident.js";
import { moveIncident } from "./move-incident.js";
import { pauseDeadlines } from "./pause-deadlines.js";
import type { IncidentAnswer, ReasonedIncidentInput } from "./reason.rules.js";
import { isSuspensionReason, REVIEW_WITHIN_DAYS, SUSPENSION_REASONS } from "./suspension.rules.js";

/** A suspension with its listed reason and the day of its review. */
export interface SuspendIncidentInput extends ReasonedIncidentInput {
  readonly note?: string | null | undefined;
  readonly reviewAt: Date;
}

const DAY_MILLISECONDS = 86_400_000;

/** Suspends an incident (挂账) for a listed reason with a review within 90 days; its clocks stand still. */
export async function suspendIncident(tx: Transaction, input: SuspendIncidentInput): Promise<Result<IncidentAnswer>> {
  if (!isSuspensionReason(input.reason)) {
    return refuse("INVALID_INPUT", {
      path: ["input", "reason"],
      allowed: Object.keys(SUSPENSION_REASONS),
      because: "挂账理由须从清单中选择。Choose one of the listed reasons.",
    });
  }
  const daysAhead = (input.reviewAt.getTime() - tx.now.getTime()) / DAY_MILLISECONDS;
  if (daysAhead <= 0 || daysAhead > REVIEW_WITHIN_DAYS) {
    return refuse("INVALID_INPUT", {
      path: ["input", "reviewAt"],
      because: `复核时间须在今后 ${REVIEW_WITHIN_DAYS} 天内。The review lies within the next ${REVIEW_WITHIN_DAYS} days.`,
    });
  }
  const loaded = await loadIncident(tx, input.incidentId, input.expectedVersion);
  if (!loaded.ok) return loaded;
  const from = loaded.value.status;
  const moved = await moveIncident(tx, loaded.value, "SUSPEND");
  if (!moved.ok) return moved;
  const incident = moved.value;
  incident.suspendedFrom = from;
  incident.suspensionReason = input.reason;
  incident.suspensionReviewAt = input.reviewAt;
  await pauseDeadlines(tx, incident);
  tx.record(
    incidentEvent(incident, "incident.suspended", `挂账：${SUSPENSION_REASONS[input.reason]}`, {
      reason: input.reason,
      note: input.note ?? null,
      reviewAt: input.reviewAt,
    }),
  );
  return accept({ incidentId: incident.id });
}
