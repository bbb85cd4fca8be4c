import { randomUUID } from "node:crypto";
import { isLiveAssignment, isOpen, isOwn, type Assignment, type Incident } from "./incident-form.js";
import { planSteps } from "./plan-steps.js";
import { keyOf, type Step, type Surroundings } from "./step.js";

/** A step with the instant it is due; sent again under the same key, so that it is done once. */
export interface DueStep {
  readonly step: Step;
  readonly idempotencyKey: string;
  dueAtMs: number;
  refusals: number;
}

interface Page {
  incident: Incident;
  readonly steps: Map<string, DueStep>;
}

/** How the book plans: what surrounds an incident, and when a step is due. */
export interface Planning {
  readonly around: (incident: Incident) => Surroundings;
  readonly dueAtMs: (step: Step, incident: Incident) => number;
  /** An incident has ended: what was remembered of it may go. */
  readonly ended: (incidentId: string) => void;
}

/** Every open incident of the county with what is to be done next on the simulator's own; what ends leaves it, so that it never grows. */
export class IncidentBook {
  private readonly pages = new Map<string, Page>();

  constructor(private readonly planning: Planning) {}

  /** How many incidents are open, whoever reported them. */
  get open(): number {
    return this.pages.size;
  }

  /** Takes an incident as it stands now: steps that are still to be done keep their instant, the others go. */
  note(incident: Incident): void {
    if (!isOpen(incident)) {
      if (this.pages.delete(incident.id)) this.planning.ended(incident.id);
      return;
    }
    const page = this.pages.get(incident.id) ?? { incident, steps: new Map<string, DueStep>() };
    page.incident = incident;
    this.pages.set(incident.id, page);
    const planned = new Map(planSteps(incident, this.planning.around(incident)).map((step) => [keyOf(step), step]));
    for (const key of page.steps.keys()) if (!planned.has(key)) page.steps.delete(key);
    for (const [key, step] of planned) {
      if (page.steps.has(key)) continue;
      const dueAtMs = this.planning.dueAtMs(step, incident);
      page.steps.set(key, { step, idempotencyKey: randomUUID(), dueAtMs, refusals: 0 });
    }
  }

  /** Begins anew with these incidents; what is among them already keeps its steps. */
  replaceBy(incidents: readonly Incident[]): void {
    const found = new Set(incidents.map(({ id }) => id));
    for (const id of this.pages.keys())
      if (!found.has(id)) {
        this.pages.delete(id);
        this.planning.ended(id);
      }
    for (const incident of incidents) this.note(incident);
  }

  /** Plans an incident again, where what surrounds it has changed. */
  replan(incidentId: string): void {
    const page = this.pages.get(incidentId);
    if (page !== undefined) this.note(page.incident);
  }

  /** Plans an incident as if it were seen for the first time. */
  planAnew(incidentId: string): void {
    this.pages.get(incidentId)?.steps.clear();
    this.replan(incidentId);
  }

  find(incidentId: string): Incident | undefined {
    return this.pages.get(incidentId)?.incident;
  }

  /** The simulator's own incidents. */
  own(): readonly Incident[] {
    return [...this.pages.values()].flatMap(({ incident }) => (isOwn(incident) ? [incident] : []));
  }

  /** The steps whose instant has come, the longest waiting first. */
  due(nowMs: number): readonly DueStep[] {
    const all = [...this.pages.values()].flatMap(({ steps }) => [...steps.values()]);
    return all.filter(({ dueAtMs }) => dueAtMs <= nowMs).toSorted((a, b) => a.dueAtMs - b.dueAtMs);
  }

  /** Whether a step is still to be done. */
  holds({ step }: DueStep): boolean {
    return this.pages.get(step.incidentId)?.steps.has(keyOf(step)) === true;
  }

  /** Whether a squad is bound by any open task, a person's or the simulator's. */
  isBusy(squadId: string): boolean {
    return this.assignmentsOf(squadId).some(isLiveAssignment);
  }

  /** Whether a squad is on its way to or at another place than an assignment's. */
  isElsewhere(squadId: string, assignmentId: string): boolean {
    return this.assignmentsOf(squadId).some(({ id, status }) => id !== assignmentId && OUT.has(status));
  }

  private assignmentsOf(squadId: string): readonly Assignment[] {
    const tasks = [...this.pages.values()].flatMap(({ incident }) => incident.tasks);
    return tasks.flatMap(({ assignments }) => assignments).filter(({ squad }) => squad.id === squadId);
  }
}

const OUT = new Set(["EN_ROUTE", "ON_SITE"]);
