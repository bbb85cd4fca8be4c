import type { Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import { needReason, type Incident, type IncidentInput } from "../incidents/index.js";
import type { CountyList } from "../matters/index.js";
import type { Task } from "./task.entity.js";
import { isLiveTask } from "./task.lifecycle.js";

/** Dispatch to agencies, as routed unless named. */
export interface DispatchIncidentInput extends IncidentInput {
  readonly leadAgencyId?: string | null | undefined;
  readonly supportingAgencyIds?: readonly string[] | null | undefined;
  readonly squadIds?: readonly string[] | null | undefined;
  readonly instruction?: string | null | undefined;
  readonly overrideReason?: string | null | undefined;
}

/** Who gets a task: the lead, unless one is at work already, and the supporters that have none yet. */
export interface DispatchPlan {
  readonly leadId: Id<"agc"> | null;
  readonly supportingIds: readonly Id<"agc">[];
}

interface Wish {
  readonly leadId: string | null;
  readonly supportingIds: readonly string[];
  readonly isLed: boolean;
}

/** Plans a dispatch as routed unless agencies are named; refused for who cannot be reached, a lead off the list without a reason, or nobody. */
export function planDispatch(
  incident: Incident,
  tasks: readonly Task[],
  input: DispatchIncidentInput,
  list: CountyList,
): Result<DispatchPlan> {
  const wish = wishOf(incident, tasks, input, list);
  const objection =
    objectionToLead(wish) ?? objectionToAgencies(incident, wish, list) ?? objectionToWish(incident, wish, input);
  if (objection !== null) return objection;
  return accept({ leadId: wish.leadId as Id<"agc"> | null, supportingIds: wish.supportingIds as Id<"agc">[] });
}

/** The supporters that the list names and the commanding center reaches; the others are reached by calling the county. */
export function reachableSupporters(incident: Incident, list: CountyList): Id<"agc">[] {
  return (incident.routing?.supportingAgencyIds ?? []).filter((id) => isReachable(incident, id, list));
}

function wishOf(incident: Incident, tasks: readonly Task[], input: DispatchIncidentInput, list: CountyList): Wish {
  const ofRound = tasks.filter(({ round }) => round === incident.round);
  const returned = tasks.filter(({ status }) => status === "RETURNED");
  const isLed = ofRound.some((task) => task.role === "LEAD" && (isLiveTask(task) || task.status === "DONE"));
  // Who has returned it, was let off or has done it does not get it again unless somebody says so.
  const hadTask = new Set(
    [...returned, ...ofRound.filter(({ status }) => status !== "RECALLED")].map(({ agencyId }) => agencyId),
  );
  const routedId = incident.routing?.leadAgencyId ?? null;
  const isRoutedFree = !isLed && !returned.some(({ agencyId }) => agencyId === routedId);
  const leadId = input.leadAgencyId ?? (isRoutedFree ? routedId : null);
  const wanted = input.supportingAgencyIds ?? reachableSupporters(incident, list).filter((id) => !hadTask.has(id));
  const busy = new Set<string>(tasks.filter(isLiveTask).map((task) => task.agencyId));
  return { leadId, isLed, supportingIds: [...new Set(wanted)].filter((id) => id !== leadId && !busy.has(id)) };
}

type Objection = ReturnType<typeof refuse> | null;

function objectionToLead({ leadId, isLed }: Wish): Objection {
  const path = ["input", "leadAgencyId"];
  if (leadId !== null && isLed)
    return refuse("ALREADY_TAKEN", {
      path,
      because: "已有主办单位，须先召回。There is a lead already; recall its task first.",
    });
  if (leadId === null && !isLed)
    return refuse("INVALID_INPUT", {
      path,
      because:
        "责任清单未确定主办单位，或该单位已退单，请指定。The list names no lead, or it has returned this; choose one.",
    });
  return null;
}

function objectionToAgencies(incident: Incident, { leadId, supportingIds }: Wish, list: CountyList): Objection {
  const named = [...(leadId === null ? [] : [leadId]), ...supportingIds];
  const pathOf = (id: string) => ["input", id === leadId ? "leadAgencyId" : "supportingAgencyIds"];
  const unknown = named.find((id) => !list.agencyById.has(id));
  if (unknown !== undefined) return refuse("NOT_FOUND", { path: pathOf(unknown) });
  const unreachable = named.find((id) => !isReachable(incident, id, list));
  if (unreachable === undefined) return null;
  const name = list.agencyById.get(unreachable)?.name ?? "";
  return refuse("NOT_COMMANDING", {
    path: pathOf(unreachable),
    because: `${name}不归本中心派遣，请呼叫县中心。This agency is reached by calling the county.`,
  });
}

function objectionToWish(incident: Incident, { leadId, supportingIds }: Wish, input: DispatchIncidentInput): Objection {
  const isOffList = leadId !== null && leadId !== incident.routing?.leadAgencyId;
  if (isOffList && !needReason(input.overrideReason ?? "").ok)
    return refuse("NOT_ON_LIST", {
      path: ["input", "overrideReason"],
      because: "与责任清单不一致，须说明理由。This differs from the responsibility list: give a reason.",
    });
  if (leadId === null && supportingIds.length === 0 && (input.squadIds ?? []).length === 0)
    return refuse("ALREADY_TAKEN", {
      path: ["input", "supportingAgencyIds"],
      because: "所有单位均已有任务，没有可派遣的。Everybody named has a task already; there is nobody to dispatch to.",
    });
  return null;
}

/** A township center reaches its own and the stationed agencies; the county's reaches every agency. */
function isReachable(incident: Incident, agencyId: string, list: CountyList): boolean {
  const center = list.agencyById.get(incident.commandingCenterId);
  const agency = list.agencyById.get(agencyId);
  if (center === undefined || agency === undefined) return false;
  return center.id === list.countyCenter.id || agency.divisionCode.startsWith(center.divisionCode);
}
