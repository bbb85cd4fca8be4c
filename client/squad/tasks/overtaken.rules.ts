import type { PhoneTask, Step } from "../store/phone-store.js";
import type { StepKind } from "../outbox/step-kinds.js";

type Status = PhoneTask["assignments"][number]["status"];

/** Where an assignment stands after each step on the way, or has been before. */
const REACHED: Readonly<Partial<Record<StepKind, readonly Status[]>>> = {
  ACCEPT: ["ACCEPTED", "EN_ROUTE", "ON_SITE", "CLEARED"],
  DEPART: ["EN_ROUTE", "ON_SITE", "CLEARED"],
  ARRIVE: ["ON_SITE", "CLEARED"],
};

/** Whether a step on the way is done already: a squad-mate was faster. What somebody wrote or photographed is never overtaken. */
export function isOvertaken({ kind, said }: Pick<Step, "kind" | "said">, { assignments }: PhoneTask): boolean {
  const assignmentId = "assignmentId" in said ? said.assignmentId : null;
  return assignments.some(({ id, status }) => id === assignmentId && REACHED[kind]?.includes(status) === true);
}
