/** The listed reasons for which handling may be suspended (挂账), each with its words. */
export const SUSPENSION_REASONS = {
  SEASONAL: "季节性原因，须待时令处理",
  ENGINEERING: "工程施工受阻，须待条件具备",
  FUNDING: "需列入项目计划和资金安排",
  LEGAL_PROCEDURE: "进入法定程序，须待裁决",
  FORCE_MAJEURE: "不可抗力",
} as const;

export type SuspensionReason = keyof typeof SUSPENSION_REASONS;

/** The longest time until a suspension is reviewed. */
export const REVIEW_WITHIN_DAYS = 90;

/** Tells whether a text is one of the listed reasons. */
export function isSuspensionReason(text: string): text is SuspensionReason {
  return Object.hasOwn(SUSPENSION_REASONS, text);
}
