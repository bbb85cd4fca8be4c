import type { IncidentBook } from "./incident-book.js";
import { makeReport, type Reported } from "./make-report.js";
import { hourInChina, needsWarmUp, pauseBeforeReport, USUAL_OPEN } from "./report-rate.js";
import type { Equipment } from "./equipment.js";

/** Where nothing is to be reported, so much is open, this is when it is thought over again. */
const FULL_MS = 15_000;
/** Nobody could report just now. */
const AGAIN_MS = 300;
/** In the burst, so many reports come from the first township by code, the county's seat, whose people are called in first. */
const BURST_TOWNSHIPS = 1;
const BURST_SHARE = 0.3;
/** There an incident goes quickly through up to so many steps, elsewhere through fewer, so that all states are there soon. */
const HURRIED_STEPS = { burst: 24, elsewhere: 8 };

/** Who calls, walks in or finds something, and when: the stream of reports. */
export class ReportStream {
  private readonly repeated = new Map<string, string>();
  private readonly hurry = new Map<string, number>();
  private nextMs = Number.POSITIVE_INFINITY;
  private isWarmingUp = false;

  constructor(
    private readonly equipment: Equipment,
    private readonly book: IncidentBook,
  ) {}

  start(): void {
    this.isWarmingUp = needsWarmUp(this.book.open);
    this.nextMs = 0;
  }

  isDue(nowMs: number): boolean {
    return nowMs >= this.nextMs;
  }

  /** Makes the report that is due and sets when the next one is. */
  async report(nowMs: number): Promise<void> {
    this.isWarmingUp &&= this.book.open < USUAL_OPEN;
    const { speed, random } = this.equipment;
    const pace = {
      hour: hourInChina(new Date(nowMs)),
      open: this.book.open,
      speed,
      isWarmingUp: this.isWarmingUp,
    };
    const pause = pauseBeforeReport(pace, random());
    this.nextMs = nowMs + (pause ?? FULL_MS);
    if (pause === null) return;
    const isInBurst = this.isWarmingUp && random() < BURST_SHARE;
    const all = this.equipment.world.townships;
    const townships = isInBurst ? all.slice(0, BURST_TOWNSHIPS) : all;
    const reported = await makeReport({ ...this.equipment, book: this.book, townships });
    if (reported === null) this.nextMs = Math.min(this.nextMs, nowMs + AGAIN_MS);
    else this.remember(reported, isInBurst);
  }

  /** The incident that another word about the same thing is to be merged into. */
  repeatedBy(incidentId: string): string | undefined {
    return this.repeated.get(incidentId);
  }

  /** Whether the next step of an incident is to be quick; counts it. */
  takeHurry(incidentId: string): boolean {
    const left = this.hurryOf(incidentId);
    if (left > 0) this.hurry.set(incidentId, left - 1);
    return left > 0;
  }

  /** How many steps of an incident are still to be quick. */
  hurryOf(incidentId: string): number {
    return this.hurry.get(incidentId) ?? 0;
  }

  /** Nothing more is to be known of an incident. */
  forget(incidentId: string): void {
    this.repeated.delete(incidentId);
    this.hurry.delete(incidentId);
  }

  private remember({ incidentId, repeats }: Reported, isInBurst: boolean): void {
    if (repeats !== undefined) this.repeated.set(incidentId, repeats);
    const most = isInBurst ? HURRIED_STEPS.burst : HURRIED_STEPS.elsewhere;
    if (this.isWarmingUp) this.hurry.set(incidentId, Math.floor(this.equipment.random() * (most + 1)));
    // The feed was faster than the answer: what it planned without knowing this is planned anew.
    this.book.planAnew(incidentId);
  }
}
