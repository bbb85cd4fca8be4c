import { LockMode } from "@mikro-orm/postgresql";
import { isId } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import type { Incident } from "../incidents/index.js";
import type { CountyList } from "../matters/index.js";
import { SquadEntity, type Squad } from "../organisations/index.js";
import { offerAssignment } from "./offer-assignment.js";
import { squadObjection } from "./squad-objection.js";
import type { Task } from "./task.entity.js";
import { isLiveTask } from "./task.lifecycle.js";

interface DirectInput {
  readonly squadIds?: readonly string[] | null | undefined;
  readonly overrideReason?: string | null | undefined;
}

/** Checks squads that the center names itself: only for an EMERGENCY or by the agency's standing consent, and only of agencies at work here. */
export async function checkDirectSquads(
  tx: Transaction,
  incident: Incident,
  offeredTo: readonly (string | null)[],
  tasks: readonly Task[],
  input: DirectInput,
  list: CountyList,
): Promise<Result<Squad[]>> {
  const path = ["input", "squadIds"];
  const atWork = new Set([...offeredTo, ...tasks.filter(isLiveTask).map((task) => task.agencyId)]);
  const squads: Squad[] = [];
  for (const squadId of [...new Set(input.squadIds ?? [])].sort()) {
    const squad = isId(squadId, "sqd")
      ? await tx.em.findOne(SquadEntity, { id: squadId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
      : null;
    if (squad === null) return refuse("NOT_FOUND", { path });
    if (!atWork.has(squad.agencyId)) return refuse("SQUAD_OF_OTHER_AGENCY", { path });
    const consents = list.agencyById.get(squad.agencyId)?.acceptsDirectDispatch ?? false;
    if (incident.tier !== "EMERGENCY" && !consents) {
      return refuse("SQUAD_NOT_DISPATCHABLE", {
        path,
        because:
          "非突发事件须由承办机构派队，或该机构已同意直派。Only an EMERGENCY, or an agency that consents, may be sent a squad by the center.",
      });
    }
    const objection = await squadObjection(tx, squad, input.overrideReason ?? null, path);
    if (objection !== null) return objection;
    squads.push(squad);
  }
  return accept(squads);
}

/** Sends checked squads on the tasks of their agencies, which are told in the same instant. */
export function assignDirectly(
  tx: Transaction,
  incident: Incident,
  tasks: readonly Task[],
  squads: readonly Squad[],
  overrideReason: string | null,
): void {
  for (const squad of squads) {
    const task = tasks.find(
      (each) => each.agencyId === squad.agencyId && (each.role === "LEAD" || each.role === "ASSIST"),
    );
    if (task !== undefined) offerAssignment(tx, incident, task, squad, { overrideReason, isDirect: true });
  }
}
