import type { PhoneStore, PhoneTask } from "../store/phone-store.js";
import { laneOf } from "../tasks/next-step.rules.js";
import { isOvertaken } from "../tasks/overtaken.rules.js";

/** Takes refused steps away that a squad-mate has taken meanwhile, as these tasks show: they ask for nothing any more. Tells whether any was. */
export async function forgetOvertaken(store: PhoneStore, tasks: readonly PhoneTask[]): Promise<boolean> {
  const ofLane = new Map(tasks.map((task) => [laneOf(task), task]));
  const refused = await store.steps.filter(({ refusal }) => refusal !== null).toArray();
  const overtaken = refused.filter((step) => {
    const task = ofLane.get(step.lane);
    return task !== undefined && isOvertaken(step, task);
  });
  await store.steps.bulkDelete(overtaken.map(({ order }) => order));
  return overtaken.length > 0;
}
