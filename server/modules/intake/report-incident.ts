import { isTooFarAhead } from "../../kernel/device-time.js";
import { newId, type Id } from "../../kernel/ids.js";
import { accept, refuse, type Result } from "../../kernel/result.js";
import type { Transaction } from "../../platform/commands/index.js";
import { countyList, type CountyList, type Tier } from "../matters/index.js";
import { attachEvidence, findEvidence } from "../evidence/index.js";
import type { Evidence } from "../evidence/index.js";
import { fileAtOnce } from "./file-incident.js";
import { guessMatter } from "./guess-matter.js";
import {
  IncidentEntity,
  type Incident,
  type IncidentSource,
  incidentEvent,
  isFiledDirectly,
  holdsIncidentRight,
  moveIncidentBySystem,
  type Report,
  ReportEntity,
  scheduleIncidentDeadlines,
} from "../incidents/index.js";
import { loadJoined } from "./load-joined.js";
import { joinIncident } from "./join-incident.js";
import { locateReport, sentPlaceOf, type FoundPlace, type SaidPlace } from "./locate-report.js";
import { priorityOf } from "./priority.rules.js";
import { commandingCenterOf, recordOf, routeByList } from "./route-incident.js";
import { settleOnTheSpot, type SettledOnTheSpot } from "./settle-on-the-spot.js";
import { objectionToSettling } from "./settle-on-the-spot.rules.js";

/** A report as it comes in, by whatever channel. */
export interface ReportIncidentInput extends SaidPlace {
  readonly idempotencyKey: string;
  readonly description: string;
  readonly title?: string | null | undefined;
  readonly source: IncidentSource;
  readonly externalNumber?: string | null | undefined;
  readonly upstreamDueAt?: Date | null | undefined;
  readonly matterCode?: string | null | undefined;
  readonly tier?: Tier | null | undefined;
  readonly address?: string | null | undefined;
  readonly reporterName?: string | null | undefined;
  readonly reporterPhone?: string | null | undefined;
  readonly isConfidential?: boolean | null | undefined;
  readonly occurredAt?: Date | null | undefined;
  readonly evidenceIds?: readonly string[] | null | undefined;
  readonly settled?: SettledOnTheSpot | null | undefined;
  /** An open incident that this is one more report of. */
  readonly intoIncidentId?: string | null | undefined;
  readonly onBehalf?: string | null | undefined;
}

const TITLE_LENGTH = 40;
const SETTLED_EVIDENCE = ["input", "settled", "evidenceIds"] as const;

/**
 * Takes a report: finds its place, takes its matter or guesses one, routes it by the responsibility list, and files it at once where
 * no person is needed; the reaction to the filing offers the tasks. A guessed matter, an unclear place or rule waits for an operator.
 * One more report of an open incident joins that one in the same instant: nothing is filed twice, nobody is sent twice.
 * The incident is shown as it is in memory, which the reactions and the commit still change.
 */
export async function reportIncident(
  tx: Transaction,
  input: ReportIncidentInput,
  show: (incident: Incident) => void = () => undefined,
): Promise<Result<{ incidentId: Id<"inc"> }>> {
  const list = await tx.reference(countyList);
  const checked = await checkReport(tx, input, list);
  if (!checked.ok) return checked;
  const { place, evidence, into } = checked.value;
  await tx.elevate();
  const incident = await openIncident(tx, input, place, list);
  const report = openReport(tx, input, incident);
  tx.numberIncident(incident);
  tx.record(
    incidentEvent(
      incident,
      "incident.reported",
      `上报：${matterName(list, incident)}`,
      factsOf(incident),
      input.occurredAt ?? undefined,
    ),
  );
  attachEvidence(evidence, into?.id ?? incident.id, null);
  if (into !== null) {
    await moveIncidentBySystem(tx, incident, "MERGE");
    await joinIncident(tx, incident, [report], into);
    return accept({ incidentId: into.id });
  }
  // What is settled on the spot has ended with its reporting: no clock starts.
  if (input.settled != null) await settleOnTheSpot(tx, incident, input.settled);
  else await startClocks(tx, incident);
  show(incident);
  return accept({ incidentId: incident.id });
}

async function startClocks(tx: Transaction, incident: Incident): Promise<void> {
  if (isReadyToFile(incident)) await fileAtOnce(tx, incident);
  await scheduleIncidentDeadlines(tx, incident);
}

async function checkReport(
  tx: Transaction,
  input: ReportIncidentInput,
  list: CountyList,
): Promise<Result<{ place: FoundPlace; evidence: Evidence[]; into: Incident | null }>> {
  const holds = holdsIncidentRight(tx.actor);
  if (!holds("report") || (input.settled != null && !holds("settleOnTheSpot"))) return refuse("FORBIDDEN");
  if (input.description.trim() === "")
    return refuse("INVALID_INPUT", {
      path: ["input", "description"],
      because: "请填写情况描述。Describe what happened.",
    });
  if (input.occurredAt != null && isTooFarAhead(input.occurredAt, tx.now))
    return refuse("TOO_FAR_IN_FUTURE", { path: ["input", "occurredAt"] });
  if (input.matterCode != null && !list.matters.has(input.matterCode)) {
    return refuse("INVALID_INPUT", {
      path: ["input", "matterCode"],
      because: `没有编码为 ${input.matterCode} 的事项。There is no matter ${input.matterCode}.`,
    });
  }
  const ofSettling = await findEvidence(tx, input.settled?.evidenceIds ?? [], null, SETTLED_EVIDENCE);
  if (!ofSettling.ok) return ofSettling;
  const ofReport = await findEvidence(tx, input.evidenceIds ?? [], null, ["input", "evidenceIds"]);
  if (!ofReport.ok) return ofReport;
  const objection = input.settled == null ? null : settleObjection(input, input.settled, list, ofSettling.value.length);
  if (objection !== null) return objection;
  const place = await locateReport(tx, list.countyCenter.divisionCode, input);
  if (!place.ok) return place;
  const into = await loadJoined(tx, input);
  if (!into.ok) return into;
  return accept({ place: place.value, evidence: [...ofSettling.value, ...ofReport.value], into: into.value });
}

async function openIncident(
  tx: Transaction,
  input: ReportIncidentInput,
  place: FoundPlace,
  list: CountyList,
): Promise<Incident> {
  const guess = input.matterCode == null ? await guessMatter(tx, input.description) : null;
  const matterCode = input.matterCode ?? guess;
  const matter = matterCode === null ? undefined : list.matters.get(matterCode);
  const tier = input.tier ?? matter?.tier ?? "ORDINARY";
  const routing = recordOf(await routeByList(tx, list, { matterCode, tier, place, at: tx.now }));
  const center = commandingCenterOf(list, place, tier, routing.leadAgencyId);
  const reporterAgency = tx.actor.agencyId;
  const { isOutsideCounty: _isOutsideCounty, ...found } = place;
  return tx.em.create(IncidentEntity, {
    id: newId("inc"),
    ...found,
    status: "REPORTED",
    tier,
    priority: priorityOf(tier, matter),
    title: input.title?.trim() || input.description.trim().slice(0, TITLE_LENGTH),
    description: input.description.trim(),
    isConfidential: (input.isConfidential ?? false) || (matter?.isConfidential ?? false),
    matterCode,
    isMatterGuessed: guess !== null,
    source: input.source,
    externalNumber: input.externalNumber ?? null,
    upstreamDueAt: input.upstreamDueAt ?? null,
    ...sentPlaceOf(input.location),
    address: input.address ?? null,
    agencyIds: [...new Set([center.id, ...(reporterAgency === null ? [] : [reporterAgency])])],
    commandingCenterId: center.id,
    leadAgencyId: routing.leadAgencyId,
    supportingAgencyIds: [...routing.supportingAgencyIds],
    handlingAgencyIds: [],
    routing: { ...routing, needsOperator: routing.needsOperator || guess !== null },
    returnRequests: 0,
    isRulingPending: false,
    round: 1,
    liveTasks: 0,
    reportedById: tx.actor.personId,
    occurredAt: input.occurredAt ?? null,
    reportedAt: tx.now,
  });
}

function openReport(tx: Transaction, input: ReportIncidentInput, incident: Incident): Report {
  return tx.em.create(ReportEntity, {
    id: newId("rep"),
    incidentId: incident.id,
    originalIncidentId: incident.id,
    source: input.source,
    externalNumber: input.externalNumber ?? null,
    text: input.description.trim(),
    reporterName: input.reporterName ?? null,
    reporterPhone: input.reporterPhone ?? null,
    reportedById: tx.actor.personId,
    longitude: incident.longitude ?? null,
    latitude: incident.latitude ?? null,
    occurredAt: input.occurredAt ?? null,
    reportedAt: tx.now,
  });
}

/** Filed without a person: a matter that a person chose, a routing that decides, and a channel that needs no verification or no time for one. */
function isReadyToFile({ routing, tier, source }: Incident): boolean {
  return routing?.needsOperator === false && (tier === "EMERGENCY" || isFiledDirectly(source));
}

function settleObjection(
  input: ReportIncidentInput,
  settled: SettledOnTheSpot,
  list: CountyList,
  evidenceCount: number,
): ReturnType<typeof refuse> | null {
  const matter = input.matterCode == null ? undefined : list.matters.get(input.matterCode);
  if (matter === undefined) return refuse("MATTER_NEEDS_CLASSIFYING", { path: ["input", "matterCode"] });
  const objection = objectionToSettling({
    ...settled,
    ...matter,
    isSettleable: matter.isSettleableOnTheSpot,
    tier: input.tier ?? matter.tier,
    evidenceCount,
  });
  return objection === null ? null : refuse(objection.code, { path: objection.path, allowed: matter.resultCodes });
}

function matterName(list: CountyList, { matterCode }: Incident): string {
  return (matterCode == null ? undefined : list.matters.get(matterCode)?.name) ?? "事项待定";
}

function factsOf(incident: Incident): Record<string, unknown> {
  const {
    tier,
    priority,
    matterCode,
    isMatterGuessed,
    source,
    divisionCode,
    gridCode,
    commandingCenterId,
    leadAgencyId,
    round,
  } = incident;
  return {
    tier,
    priority,
    matterCode,
    isMatterGuessed,
    source,
    divisionCode,
    gridCode,
    commandingCenterId,
    leadAgencyId,
    round,
  };
}
