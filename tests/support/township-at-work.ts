import type { Actor, Post } from "../../server/kernel/actor.js";
import { newId, type Id } from "../../server/kernel/ids.js";
import {
  acceptTask,
  completeTask,
  type Assignment,
  type Task,
  AssignmentEntity,
  TaskEntity,
} from "../../server/modules/dispatch/index.js";
import { requestCheck, recordCheck } from "../../server/modules/checks/index.js";
import {
  closeIncident,
  type Deadline,
  type Incident,
  DeadlineEntity,
  IncidentEntity,
} from "../../server/modules/incidents/index.js";
import { reportIncident, type ReportIncidentInput } from "../../server/modules/intake/index.js";
import { rows } from "../../server/platform/database/index.js";
import { SquadEntity } from "../../server/modules/organisations/index.js";
import { DemoCounty } from "./commands.js";

/** The township and village in which everything happens unless a test says otherwise. */
export const TOWNSHIP = "371323001";
export const VILLAGE = "371323001001";
export const OTHER_TOWNSHIP = "371323002";

/** 非机动车乱停放: led by the township's enforcement office, its party and government office supports, all in working hours. */
export const PARKING = "0506";
/** 其他施工管理问题: led by the enforcement office, supported by a department of the county, in working days. */
export const BUILDING = "0399";
/** 燃气泄漏: an EMERGENCY led by a department of the county. */
export const GAS = "210610";

/** The people of one township's center and offices and of the county's center, and the way of an incident through their hands. */
export class TownshipAtWork {
  private constructor(
    readonly county: DemoCounty,
    readonly clerk: Actor,
    readonly dispatcher: Actor,
    readonly shiftLeader: Actor,
    readonly checker: Actor,
    readonly gridWorker: Actor,
    /** Leads the enforcement office. */
    readonly leader: Actor,
    /** Leads the party and government office, which supports. */
    readonly supporter: Actor,
    readonly countyDispatcher: Actor,
    readonly countyShiftLeader: Actor,
    /** Sits in another township. */
    readonly neighbour: Actor,
  ) {}

  static async open(): Promise<TownshipAtWork> {
    const county = await DemoCounty.open();
    await county.opened.database.writeAsSystem("test", (em) => em.nativeUpdate(SquadEntity, {}, { isOnDuty: true }));
    const center = (post: Post) => county.actor(post, { agency: `${TOWNSHIP}-GC` });
    return new TownshipAtWork(
      county,
      await center("INTAKE_CLERK"),
      await center("DISPATCHER"),
      await center("SHIFT_LEADER"),
      await center("CHECKER"),
      await county.actor("GRID_WORKER", { village: VILLAGE }),
      await county.actor("AGENCY_LEADER", { agency: `${TOWNSHIP}-EO` }),
      await county.actor("AGENCY_LEADER", { agency: `${TOWNSHIP}-TO` }),
      await county.actor("DISPATCHER", { agency: "371323-CC" }),
      await county.actor("SHIFT_LEADER", { agency: "371323-CC" }),
      await county.actor("SHIFT_LEADER", { agency: `${OTHER_TOWNSHIP}-GC` }),
    );
  }

  /** A report of the grid worker, which is filed and dispatched at once unless the test says otherwise. */
  async report(said: Partial<ReportIncidentInput> = {}, by: Actor = this.gridWorker): Promise<Id<"inc">> {
    const input = {
      description: "共享单车占道乱停",
      source: "GRID_WORKER" as const,
      matterCode: PARKING,
      divisionCode: VILLAGE,
      ...said,
    };
    return (await this.county.must(by, reportIncident, input)).incidentId;
  }

  /** A citizen's report, which waits for the center. */
  waiting(said: Partial<ReportIncidentInput> = {}): Promise<Id<"inc">> {
    return this.report({ source: "WALK_IN", ...said }, this.clerk);
  }

  /** An incident whose lead has signed. */
  async handling(said: Partial<ReportIncidentInput> = {}): Promise<Id<"inc">> {
    const incidentId = await this.report(said);
    const lead = await this.task(incidentId, "LEAD");
    await this.county.must(this.leader, acceptTask, { taskId: lead.id });
    return incidentId;
  }

  /** An incident whose agencies have all done their work. */
  async feedback(said: Partial<ReportIncidentInput> = {}): Promise<Id<"inc">> {
    const incidentId = await this.handling(said);
    const assist = await this.task(incidentId, "ASSIST");
    await this.county.must(this.supporter, acceptTask, { taskId: assist.id });
    await this.complete(this.supporter, assist.id);
    await this.complete(this.leader, (await this.task(incidentId, "LEAD")).id);
    return incidentId;
  }

  /** An incident that waits for its check. */
  async checking(said: Partial<ReportIncidentInput> = {}): Promise<Id<"inc">> {
    const incidentId = await this.feedback(said);
    await this.county.must(this.dispatcher, requestCheck, { incidentId });
    return incidentId;
  }

  /** An incident that passed its check and is closed. */
  async closed(said: Partial<ReportIncidentInput> = {}): Promise<Id<"inc">> {
    const incidentId = await this.checking(said);
    await this.county.must(this.checker, recordCheck, { incidentId, method: "PHONE", result: "PASSED" });
    await this.county.must(this.shiftLeader, closeIncident, { incidentId, disposition: "RESOLVED" });
    return incidentId;
  }

  complete(by: Actor, taskId: Id<"tsk">): Promise<unknown> {
    return this.county.must(by, completeTask, { taskId, resultCode: "CORRECTED", result: "已整改" });
  }

  incident(id: Id<"inc">): Promise<Incident> {
    return this.read((em) => em.findOneOrFail(IncidentEntity, { id }, { populate: ["routing"] }));
  }

  tasks(incidentId: Id<"inc">): Promise<Task[]> {
    return this.read((em) => em.find(TaskEntity, { incidentId }, { orderBy: { offeredAt: "asc", id: "asc" } }));
  }

  /** The newest task of a role. */
  async task(incidentId: Id<"inc">, role: Task["role"]): Promise<Task> {
    const found = (await this.tasks(incidentId)).findLast((task) => task.role === role);
    if (found === undefined) throw new Error(`the incident has no task of the role ${role}`);
    return found;
  }

  assignments(taskId: Id<"tsk">): Promise<Assignment[]> {
    return this.read((em) => em.find(AssignmentEntity, { taskId }, { orderBy: { id: "asc" } }));
  }

  deadlines(incidentId: Id<"inc">): Promise<Deadline[]> {
    return this.read((em) => em.find(DeadlineEntity, { incidentId }, { orderBy: { id: "asc" } }));
  }

  /** The one deadline of a kind, of a task or of the incident itself, that was not put aside. */
  async deadline(incidentId: Id<"inc">, kind: Deadline["kind"], taskId: Id<"tsk"> | null = null): Promise<Deadline> {
    const found = (await this.deadlines(incidentId)).filter(
      (each) => each.kind === kind && (each.taskId ?? null) === taskId && each.cancelledAt == null,
    );
    const [only] = found;
    if (only === undefined || found.length > 1) throw new Error(`${found.length} deadlines ${kind}`);
    return only;
  }

  /** The clocks that run, by their kind. */
  async armed(incidentId: Id<"inc">): Promise<string[]> {
    const running = (await this.deadlines(incidentId)).filter(
      (each) => each.metAt == null && each.cancelledAt == null && each.pausedAt == null,
    );
    return running.map(({ kind }) => kind).sort();
  }

  /** The types of an incident's journal entries, in their order. */
  async journal(incidentId: Id<"inc">): Promise<string[]> {
    const found = await this.county.query<{ type: string }>(
      "select type from journal where incident_id = ? order by position",
      [incidentId],
    );
    return found.map(({ type }) => type);
  }

  squadId(callSign: string): Promise<Id<"sqd">> {
    return this.read(async (em) => {
      const squad = await rows<typeof SquadEntity>(em)
        .selectFrom("Squad")
        .select("id")
        .where("callSign", "=", callSign)
        .executeTakeFirstOrThrow();
      return squad.id;
    });
  }

  /** A member of a squad. */
  member(callSign: string): Promise<Actor> {
    return this.county.actor("SQUAD_MEMBER", { squad: callSign });
  }

  /** A key for a command that is given twice. */
  key(): string {
    return newId("ses");
  }

  private read<Value>(work: Parameters<typeof this.county.opened.database.read<Value>>[1]): Promise<Value> {
    return this.county.opened.database.read({ system: "test" }, work);
  }
}
