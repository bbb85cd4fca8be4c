import { randomUUID } from "node:crypto";
import { z } from "zod";
import { fateOf, pick } from "./draw.js";
import type { DueStep, IncidentBook } from "./incident-book.js";
import type { Incident, Place } from "./incident-form.js";
import type { Seat } from "./seat.js";
import type { Equipment } from "./equipment.js";
import { SquadMoves } from "./squad-moves.js";
import type { Step } from "./step.js";

const form = z.object({ reportPositions: z.object({ refusal: z.object({ code: z.string() }).nullable() }) });
const document = `mutation SimulatorPositions($input: ReportPositionsInput!) {
  reportPositions(input: $input) { refusal { code } }
}`;

const SIGNING_IN_MS = 500;
/** A squad that is out comes back to its agency's queue; asked again after so long at the stream's own speed. */
const BUSY_MS = 2 * 60_000;
const MOST_BUSY = 20;
/** By then an order that was accepted stands in the book. */
const SHOWS_WITHIN_MS = 10_000;
const BENCHED_MS = 10 * 60_000;
/** So many squads drive around without an order, so that something moves at any time. */
const ON_PATROL = 6;
const PATROL_DEGREES = 0.05;
/** First those sign in who have something to do. */
const JOINS_AFTER_MS = 60_000;

/** The squads in the field: who can be sent, where they are, and their positions on the way to the server. */
export class SquadField {
  private readonly moves: SquadMoves;
  private readonly benchedUntilMs = new Map<string, number>();
  private readonly asked = new WeakMap<DueStep, number>();
  /** Squads that are being sent just now: the feed does not say so yet. */
  private readonly sentUntilMs = new Map<string, number>();
  private readonly agencies: readonly string[];
  private readonly crews = new Map<string, { readonly seat: Seat; readonly agency: string }>();

  private readonly joinsMs = Date.now() + JOINS_AFTER_MS;

  constructor(
    private readonly equipment: Equipment,
    private readonly book: IncidentBook,
  ) {
    this.moves = new SquadMoves(equipment.speed);
    this.agencies = equipment.staff.agenciesWith("SQUAD_MEMBER");
  }

  /** Whether an agency has a squad that the simulator plays and nobody has taken off duty. */
  hasSquad(agency: string): boolean {
    const isBenched = (this.benchedUntilMs.get(agency) ?? 0) > Date.now();
    return !isBenched && this.agencies.includes(agency);
  }

  /** The agency's squad for a task, or in how many milliseconds to ask again; who asks in vain for too long does without. */
  crewFor(incident: Incident, due: DueStep): string | number {
    const agency = agencyOf(incident, due.step);
    const squad = this.crewOf(agency)?.squad;
    if (squad === undefined) return SIGNING_IN_MS;
    const isSent = (this.sentUntilMs.get(squad.id) ?? 0) > Date.now();
    if (!isSent && !this.book.isBusy(squad.id)) {
      this.sentUntilMs.set(squad.id, Date.now() + SHOWS_WITHIN_MS);
      return squad.id;
    }
    const asked = (this.asked.get(due) ?? 0) + 1;
    this.asked.set(due, asked);
    if (asked >= MOST_BUSY) {
      this.bench(incident, due.step);
      this.book.replan(incident.id);
    }
    return BUSY_MS / this.equipment.speed;
  }

  /** In how many milliseconds a squad may depart: now, or when it is done where it is. */
  untilFree({ step }: DueStep, incident: Incident): number {
    const squadId = squadOf(incident, step);
    return this.book.isElsewhere(squadId, step.on) ? BUSY_MS / this.equipment.speed : 0;
  }

  /** Counts an agency's squad as not there for a while, so that its work is done from the desk. */
  bench(incident: Incident, step: Step): void {
    this.benchedUntilMs.set(agencyOf(incident, step), Date.now() + BENCHED_MS);
  }

  /** Sends the squad of a step towards the incident; gives how long it is on the way. */
  setOut(step: Step, incident: Incident, nowMs: number): number {
    return this.moves.setOut(squadOf(incident, step), this.placeOf(incident), { nowMs, bend: fateOf(step.on, "way") });
  }

  /** Where an incident is: its point, or the middle of its township. */
  placeOf({ location, division }: Incident): Place {
    return location ?? this.equipment.world.seatOf(division.code);
  }

  /** Lets one more squad join, sends patrols out, and reports the positions that are due. */
  async move(nowMs: number): Promise<void> {
    this.letJoin(nowMs);
    this.sendPatrol(nowMs);
    for (const [squadId, positions] of this.moves.takeDue(nowMs)) {
      const seat = this.crews.get(squadId)?.seat;
      const input = { idempotencyKey: randomUUID(), squadId, positions };
      // A refusal leaves the squad where it was last seen: the next batch says where it is.
      if (seat?.state === "ready") await seat.ask(document, { input }, form);
      else if (seat !== undefined) this.equipment.staff.isAtHand(seat);
    }
  }

  /** Every squad is to be on the map with a fresh position in the end; one more joins when nobody else is signing in. */
  private letJoin(nowMs: number): void {
    if (nowMs < this.joinsMs || !this.equipment.staff.isAtRest) return;
    const next = this.agencies.find((agency) => this.crewOf(agency, { isCalled: false })?.state === "out");
    if (next !== undefined) this.crewOf(next);
  }

  /** Somebody of the agency's squad; whoever has a session is known to the field from then on. */
  private crewOf(agency: string, { isCalled = true } = {}): Seat | undefined {
    const seat = this.equipment.staff.seatOf({ post: "SQUAD_MEMBER", agency });
    if (seat === undefined || (isCalled && !this.equipment.staff.isAtHand(seat))) return seat;
    const { squad } = seat;
    if (squad !== undefined && !this.crews.has(squad.id)) {
      this.crews.set(squad.id, { seat, agency });
      this.moves.meet(squad.id, squad.place ?? this.equipment.world.seatOf(agency));
    }
    return seat;
  }

  private sendPatrol(nowMs: number): void {
    if (this.moves.moving >= ON_PATROL || this.crews.size === 0) return;
    const { random, world } = this.equipment;
    const [squadId, { agency }] = pick([...this.crews], random());
    if (this.moves.isMoving(squadId) || this.book.isBusy(squadId)) return;
    const home = world.seatOf(agency);
    const to = {
      longitude: home.longitude + (random() - 0.5) * PATROL_DEGREES,
      latitude: home.latitude + (random() - 0.5) * PATROL_DEGREES,
    };
    this.moves.setOut(squadId, to, { nowMs, bend: random(), isPatrol: true });
  }
}

function agencyOf(incident: Incident, { on }: Step): string {
  return incident.tasks.find(({ id }) => id === on)?.agency.code ?? "";
}

function squadOf(incident: Incident, { on }: Step): string {
  return incident.tasks.flatMap(({ assignments }) => assignments).find(({ id }) => id === on)?.squad.id ?? "";
}
