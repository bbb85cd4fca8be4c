import { BackOff, isWorthWaiting } from "./back-off.js";
import { carryOut, type Refusal } from "./carry-out.js";
import { fateOf } from "./draw.js";
import type { Equipment } from "./equipment.js";
import { IncidentBook, type DueStep } from "./incident-book.js";
import type { Incident } from "./incident-form.js";
import { ReportStream } from "./report-stream.js";
import type { Seat } from "./seat.js";
import { SquadField } from "./squad-field.js";
import type { Doer, Step, Surroundings } from "./step.js";
import { takePicture } from "./take-picture.js";
import { doneAt } from "./wait-for.js";

/** Who does a step, and as whom. */
interface Doing {
  readonly seat: Seat;
  readonly doer: Doer;
}

/** Commands on their way at once: the simulator is a guest on the machine. */
const AT_ONCE = 4;
const TICK_MS = 200;
const SIGNING_IN_MS = 500;
/** What was accepted shows in the feed; should it not, the same command under the same key does no harm. */
const SHOWS_WITHIN_MS = 60_000;
const AFTER_REFUSAL_MS = 20_000;
const LONGEST_REFUSAL_MS = 30 * 60_000;
const NOBODY_MS = 10 * 60_000;
const ENDING_MS = 1_500;
/** So many tasks get a picture though their matter does not ask for one. */
const PICTURE_SHARE = 0.3;

/** The county at work: whoever has something to do does it when its time has come, as far as the server lets them. */
export class Simulation {
  readonly book: IncidentBook;
  private readonly backOff = new BackOff();
  private readonly field: SquadField;
  private readonly reports: ReportStream;
  private readonly underway = new Map<string, Promise<void>>();
  private ticking: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly equipment: Equipment) {
    this.book = new IncidentBook({
      around: ({ id }) => this.around(id),
      dueAtMs: (step, incident) => this.dueAtMs(step, incident),
      ended: (id) => this.reports.forget(id),
    });
    this.field = new SquadField(equipment, this.book);
    this.reports = new ReportStream(equipment, this.book);
  }

  /** Begins; the book must be known by then. */
  start(): void {
    this.reports.start();
    this.ticking = setInterval(() => this.tick(Date.now()), TICK_MS);
  }

  /** Begins nothing more and waits for what is on its way, but not for long. */
  async stop(): Promise<void> {
    clearInterval(this.ticking);
    const patience = new Promise((resolve) => setTimeout(resolve, ENDING_MS).unref());
    await Promise.race([Promise.allSettled(this.underway.values()), patience]);
  }

  private tick(nowMs: number): void {
    if (this.backOff.isQuiet) return;
    if (this.reports.isDue(nowMs)) this.begin("report", () => this.reports.report(nowMs));
    const hurryOf = ({ step }: DueStep) => this.reports.hurryOf(step.incidentId);
    for (const due of this.book.due(nowMs).toSorted((a, b) => hurryOf(b) - hurryOf(a))) {
      if (this.underway.size >= AT_ONCE) break;
      if (!this.underway.has(due.step.incidentId)) this.attempt(due, nowMs);
    }
    if (!this.underway.has("positions")) this.begin("positions", () => this.field.move(nowMs));
  }

  private begin(name: string, work: () => Promise<unknown>): void {
    if (this.underway.has(name)) return;
    const settled = work()
      .then(() => this.backOff.succeeded())
      .catch((error: unknown) => this.note(error))
      .finally(() => this.underway.delete(name));
    this.underway.set(name, settled);
  }

  private note(error: unknown): void {
    if (isWorthWaiting(error)) this.backOff.failed(error);
    else this.equipment.failed(error);
  }

  private attempt(due: DueStep, nowMs: number): void {
    const incident = this.book.find(due.step.incidentId);
    const found = this.equipment.staff.find(due.step.doers);
    if (incident === undefined) return;
    if (found === "signing in") due.dueAtMs = nowMs + SIGNING_IN_MS;
    else if (found === "nobody") due.dueAtMs = nowMs + NOBODY_MS;
    else this.attemptAs(found, due, incident, nowMs);
  }

  /** A squad must be there to be sent, and free to depart. */
  private attemptAs(found: Doing, due: DueStep, incident: Incident, nowMs: number): void {
    const { verb } = due.step;
    const crew = verb === "ASSIGN" ? this.field.crewFor(incident, due) : undefined;
    const wait = typeof crew === "number" ? crew : verb === "DEPART" ? this.field.untilFree(due, incident) : 0;
    if (wait > 0) due.dueAtMs = nowMs + wait;
    else this.begin(incident.id, () => this.run(due, incident, found, typeof crew === "string" ? crew : undefined));
  }

  private async run(due: DueStep, incident: Incident, found: Doing, squadId: string | undefined): Promise<void> {
    due.dueAtMs = Date.now() + SHOWS_WITHIN_MS;
    const means = {
      agencyId: (code: string) => this.equipment.world.agencyId(code),
      repeats: this.reports.repeatedBy(incident.id),
      point: this.pointOf(due.step, incident),
      squadId,
      evidenceIds: due.step.verb === "COMPLETE" ? await this.picturesOf(due.step, incident, found.seat) : [],
    };
    const refusal = await carryOut(due, incident, found, means);
    if (refusal !== null) this.letGo(due, incident, refusal);
  }

  /** Somebody else was faster or has decided otherwise: this step rests, twice as long each time, unless the incident's next entry ends it. */
  private letGo(due: DueStep, incident: Incident, { code }: Refusal): void {
    due.dueAtMs = Date.now() + Math.min(AFTER_REFUSAL_MS * 2 ** due.refusals, LONGEST_REFUSAL_MS);
    due.refusals += 1;
    if (due.step.verb === "MERGE") this.reports.forget(incident.id);
    if (due.step.verb === "ASSIGN" && code === "SQUAD_NOT_DISPATCHABLE") this.field.bench(incident, due.step);
    this.book.replan(incident.id);
  }

  private around(incidentId: string): Surroundings {
    return {
      repeats: this.reports.repeatedBy(incidentId),
      hasSquad: (agency) => this.field.hasSquad(agency),
    };
  }

  private dueAtMs(step: Step, incident: Incident): number {
    const nowMs = Date.now();
    const travelMs = step.wait === "travel" ? this.field.setOut(step, incident, nowMs) : 0;
    const isHurried = this.reports.takeHurry(incident.id);
    const { speed, random } = this.equipment;
    return doneAt(step, { nowMs, speed, travelMs, isHurried }, random());
  }

  private pointOf({ verb }: Step, incident: Incident) {
    return verb === "ARRIVE" ? this.field.placeOf(incident) : undefined;
  }

  private async picturesOf({ on }: Step, incident: Incident, seat: Seat): Promise<readonly string[]> {
    const isNeeded = incident.matter?.needsEvidence === true || fateOf(on, "photo") < PICTURE_SHARE;
    if (!isNeeded) return [];
    const shown = { incidentId: incident.id, subject: on, point: this.field.placeOf(incident) };
    const id = await takePicture(this.equipment.server, seat, shown);
    return id === null ? [] : [id];
  }
}
