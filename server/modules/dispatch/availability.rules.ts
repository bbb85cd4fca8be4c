import type { AssignmentStatus } from "./assignment.entity.js";

/** Whether a squad can be sent: derived from duty and live assignments, never stored. */
export const AVAILABILITIES = ["AVAILABLE", "CONDITIONAL", "UNAVAILABLE"] as const;
export type Availability = (typeof AVAILABILITIES)[number];

/** How many live assignments a squad has in each status; statuses without one are left out. */
export type Engagement = Readonly<Partial<Record<AssignmentStatus, number>>>;

/** Availability with its reason in words for people. */
export interface AvailabilityWithReason {
  readonly availability: Availability;
  readonly reason: string;
}

/** Off duty or under way: unavailable; asked or accepted only: conditional; nothing to do: available. */
export function availabilityOf(
  { isOnDuty }: { readonly isOnDuty: boolean },
  engagement: Engagement,
): AvailabilityWithReason {
  const { OFFERED = 0, ACCEPTED = 0, EN_ROUTE = 0, ON_SITE = 0 } = engagement;
  if (!isOnDuty) return { availability: "UNAVAILABLE", reason: "未上勤 Off duty" };
  if (ON_SITE > 0) return { availability: "UNAVAILABLE", reason: "正在现场处置 On site" };
  if (EN_ROUTE > 0) return { availability: "UNAVAILABLE", reason: "正在赶赴现场 On the way" };
  if (ACCEPTED > 0) return { availability: "CONDITIONAL", reason: "已接受任务，尚未出发 Accepted, not departed" };
  if (OFFERED > 0) return { availability: "CONDITIONAL", reason: "已派单，待接受 Offered, not accepted" };
  return { availability: "AVAILABLE", reason: "在勤待命 On duty and free" };
}

/** How many live assignments there are in all. */
export function loadOf(engagement: Engagement): number {
  return Object.values(engagement).reduce((total, count) => total + count, 0);
}
