import { newId, type Id } from "../../server/kernel/ids.js";
import type { Actor, Post } from "../../server/kernel/actor.js";
import {
  DeadlineEntity,
  IncidentEntity,
  ReportEntity,
  type IncidentRow,
} from "../../server/modules/incidents/index.js";
import { EvidenceEntity } from "../../server/modules/evidence/index.js";
import type { Database } from "../../server/platform/database/index.js";

/** Where the test county's center sits; ids of agencies need no agency behind them here. */
export const center: Id<"agc"> = "agc_00000000-0000-7000-8000-000000000001";
export const office: Id<"agc"> = "agc_00000000-0000-7000-8000-000000000002";
export const station: Id<"agc"> = "agc_00000000-0000-7000-8000-000000000003";

/** An incident as a test needs it: open, in one village, commanded by the center. */
export function anIncident(facts: Partial<IncidentRow> = {}): IncidentRow {
  const divisionCode = facts.divisionCode ?? "371323100200";
  return {
    id: newId("inc"),
    number: null,
    version: 1,
    status: "HANDLING",
    tier: "ORDINARY",
    priority: 3,
    title: "路边占道经营",
    description: "菜市场门口摊贩占道",
    isConfidential: false,
    matterCode: "0101",
    isMatterGuessed: false,
    source: "GRID_WORKER",
    externalNumber: null,
    longitude: null,
    latitude: null,
    address: null,
    divisionCode,
    townshipCode: divisionCode.length >= 9 ? divisionCode.slice(0, 9) : null,
    villageCode: divisionCode.length >= 12 ? divisionCode : null,
    gridCode: null,
    affectedCodes: [],
    agencyIds: [center],
    commandingCenterId: center,
    leadAgencyId: null,
    supportingAgencyIds: [],
    handlingAgencyIds: [],
    duplicateOfId: null,
    returnRequests: 0,
    isRulingPending: false,
    round: 1,
    liveTasks: 0,
    disposition: null,
    checkResult: null,
    suspendedFrom: null,
    nextDueAt: null,
    reportedById: null,
    occurredAt: null,
    reportedAt: new Date("2026-11-23T06:00:00Z"),
    filedAt: null,
    dispatchedAt: null,
    arrivedAt: null,
    handledAt: null,
    checkedAt: null,
    closedAt: null,
    ...facts,
  };
}

const unasked = {
  upstreamDueAt: null,
  sourceLongitude: null,
  sourceLatitude: null,
  sourceSystem: null,
  accuracyMeters: null,
  routing: null,
  suspensionReason: null,
  suspensionReviewAt: null,
};

/** Puts incidents into the database as they are, past every command. */
export async function plant(database: Database, incidents: readonly IncidentRow[]): Promise<void> {
  await database.writeAsSystem("test", async (em) => {
    await em.insertMany(
      IncidentEntity,
      incidents.map((incident) => ({
        ...incident,
        ...unasked,
        affectedCodes: [...incident.affectedCodes],
        agencyIds: [...incident.agencyIds],
        supportingAgencyIds: [...incident.supportingAgencyIds],
        handlingAgencyIds: [...incident.handlingAgencyIds],
      })),
    );
  });
}

/** Adds a report with a reporter to an incident. */
export async function plantReport(
  database: Database,
  incidentId: Id<"inc">,
  text = "有人占道经营",
): Promise<Id<"rep">> {
  const id = newId("rep");
  const { source, reportedAt, externalNumber } = anIncident();
  await database.writeAsSystem("test", (em) =>
    em.insert(ReportEntity, {
      id,
      incidentId,
      originalIncidentId: incidentId,
      number: null,
      source,
      externalNumber,
      text,
      reporterName: "李大明",
      reporterPhone: "13812345678",
      reportedById: null,
      longitude: null,
      latitude: null,
      occurredAt: null,
      reportedAt,
    }),
  );
  return id;
}

/** Adds a due time to an incident or to one of its tasks. */
export async function plantDeadline(
  database: Database,
  incidentId: Id<"inc">,
  { taskId = null, dueAt, cancelledAt = null }: { taskId?: Id<"tsk"> | null; dueAt: Date; cancelledAt?: Date | null },
): Promise<void> {
  const unmet = { metAt: null, pausedAt: null, extendedFrom: null, isProvisional: false, clock: null };
  await database.writeAsSystem("test", (em) =>
    em.insert(DeadlineEntity, { id: newId("dln"), incidentId, taskId, kind: "HANDLE", dueAt, cancelledAt, ...unmet }),
  );
}

/** Adds a photo to an incident or to one of its tasks. */
export async function plantEvidence(
  database: Database,
  incidentId: Id<"inc">,
  taskId: Id<"tsk"> | null = null,
): Promise<Id<"evd">> {
  const id = newId("evd");
  await database.writeAsSystem("test", (em) =>
    em.insert(EvidenceEntity, {
      id,
      incidentId,
      taskId,
      kind: "PHOTO",
      contentType: "image/jpeg",
      bytes: 1_000,
      sha256: "0".repeat(64),
      capturedAt: null,
      receivedAt: anIncident().reportedAt,
      longitude: 118.6,
      latitude: 35.8,
      registeredById: newId("per"),
      uploadTokenHash: null,
      uploadExpiresAt: null,
      uploadedAt: null,
    }),
  );
  return id;
}

/** Somebody in a post with a scope of their own. */
export function somebody(post: Post, facts: Partial<Actor> = {}): Actor {
  return {
    personId: newId("per"),
    personName: "张三",
    sessionId: newId("ses"),
    postId: newId("pst"),
    post,
    agencyId: center,
    divisionCode: "371323",
    squadId: null,
    gridCode: null,
    scope: { areas: ["371323"], agencies: [] },
    authorisationVersion: 1,
    isViewingAs: false,
    ...facts,
  };
}
