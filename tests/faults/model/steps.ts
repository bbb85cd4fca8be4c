import { randomUUID } from "node:crypto";
import fc from "fast-check";
import {
  deeds,
  onward,
  type Call,
  type Deed,
  type DeedName,
  type Model,
  type ModelIncident,
  type Role,
} from "./model.js";
import { reportCall, type Outcome, type RealCounty } from "./real-county.js";

type Step = fc.AsyncCommand<Model, RealCounty>;

/** Third requests go to the county for a ruling, which is a story of its own. */
const MOST_RETURNS = 2;

/** One step of a story; the name is what a counterexample prints. */
class Named implements Step {
  constructor(
    private readonly name: string,
    private readonly fits: (model: Readonly<Model>) => boolean,
    private readonly act: (model: Model, real: RealCounty) => Promise<void>,
  ) {}

  check(model: Readonly<Model>): boolean {
    return this.fits(model);
  }

  run(model: Model, real: RealCounty): Promise<void> {
    return this.act(model, real);
  }

  toString(): string {
    return this.name;
  }
}

/** What must come of a call, and that nothing is written where it is not taken. */
async function expectOutcome(
  real: RealCounty,
  call: Call,
  expected: Outcome["kind"],
  send: (call: Call) => Promise<Outcome> = (one) => real.send(one),
): Promise<Outcome> {
  const before = await real.length();
  const outcome = await send(call);
  if (outcome.kind !== expected) throw new Error(`${call.field} was ${outcome.kind} and should be ${expected}`);
  const grown = (await real.length()) - before;
  if (outcome.kind !== "accepted" && grown > 0) throw new Error(`${call.field} was ${outcome.kind} and wrote`);
  if (outcome.kind === "accepted" && grown === 0) throw new Error(`${call.field} was accepted and nothing is told`);
  return outcome;
}

function remember(model: Model, body: Call, { kind }: Outcome): void {
  model.last = kind === "shut out" ? null : { body, outcome: kind };
}

async function report(model: Model, real: RealCounty, isWaiting: boolean, isKilled = false): Promise<void> {
  const call = reportCall(isWaiting);
  const send = isKilled ? (one: Call) => real.sendAndKill(one) : (one: Call) => real.send(one);
  const outcome = await expectOutcome(real, call, "accepted", send);
  const tasks = await real.tasksOf(outcome.id);
  const status = isWaiting ? "REPORTED" : "DISPATCHED";
  model.incidents.push({ id: outcome.id, status, isPassed: false, returnRequests: 0, tasks });
  remember(model, call, outcome);
}

async function give(
  model: Model,
  real: RealCounty,
  incident: ModelIncident,
  name: DeedName,
  role: Role,
): Promise<void> {
  const deed: Deed = deeds[name];
  const body = deed.call(incident, role);
  if (body === null || (name === "askReturn" && incident.returnRequests >= MOST_RETURNS)) return;
  const basis = "basis" in body.input ? { basis: `不属本单位职责 ${randomUUID()}` } : {};
  const call = {
    ...body,
    input: { ...body.input, ...basis, idempotencyKey: randomUUID() },
  };
  const isShutOut = body.who === "leader" && !model.isLeaderIn;
  const isTaken = deed.isTaken(incident, role);
  const outcome = await expectOutcome(real, call, isShutOut ? "shut out" : isTaken ? "accepted" : "refused");
  remember(model, call, outcome);
  if (outcome.kind !== "accepted") return;
  deed.become(incident, role);
  if (name === "dispatch") Object.assign(incident.tasks, await real.tasksOf(incident.id));
}

const hasIncident = ({ incidents }: Readonly<Model>): boolean => incidents.length > 0;

function onOne(
  name: string,
  nth: number,
  act: (model: Model, real: RealCounty, incident: ModelIncident) => Promise<void>,
): Step {
  return new Named(`${name} #${nth}`, hasIncident, async (model, real) => {
    const incident = model.incidents[nth % model.incidents.length];
    if (incident !== undefined) await act(model, real, incident);
  });
}

const role = fc.constantFrom<Role>("LEAD", "ASSIST");
const deedName = fc.constantFrom(...(Object.keys(deeds) as DeedName[]));
const always = (): boolean => true;
const nth = fc.nat(7);

const stray: fc.Arbitrary<Step> = fc
  .tuple(deedName, nth, role)
  .map(([name, one, by]) =>
    onOne(`${name} ${by}`, one, (model, real, incident) => give(model, real, incident, name, by)),
  );
const further: fc.Arbitrary<Step> = nth.map((one) =>
  onOne("onward", one, (model, real, incident) => give(model, real, incident, ...onward(incident))),
);
const reported: fc.Arbitrary<Step> = fc
  .boolean()
  .map(
    (isWaiting) =>
      new Named(`report ${isWaiting ? "waiting" : ""}`, always, (model, real) => report(model, real, isWaiting)),
  );
const repeated: fc.Arbitrary<Step> = fc.constant(
  new Named(
    "repeat",
    ({ last }) => last !== null,
    async ({ last }, real) => {
      if (last === null) return;
      const before = await real.length();
      const { kind } = await real.send(last.body);
      const isLeaderShutOut = kind === "shut out";
      if (kind !== last.outcome && !isLeaderShutOut) throw new Error(`repeated, ${last.body.field} was ${kind}`);
      if ((await real.length()) !== before) throw new Error(`${last.body.field} was carried out again`);
    },
  ),
);
const reconnected: fc.Arbitrary<Step> = fc.constant(
  new Named("reconnect", always, (_model, real) => {
    real.cut();
    return Promise.resolve();
  }),
);
const revoked: fc.Arbitrary<Step> = fc.constant(
  new Named("revoke or let in", always, async (model, real) => {
    model.isLeaderIn = !model.isLeaderIn;
    await real.letLeaderIn(model.isLeaderIn);
  }),
);
const killed: fc.Arbitrary<Step> = fc.constant(
  new Named("kill", always, (model, real) => report(model, real, false, true)),
);

/** How often each kind of step is in a story. */
const kinds: readonly fc.Arbitrary<Step>[] = [
  ...Array.from({ length: 24 }, () => further),
  ...Array.from({ length: 16 }, () => stray),
  ...Array.from({ length: 8 }, () => reported),
  ...Array.from({ length: 8 }, () => repeated),
  ...Array.from({ length: 3 }, () => reconnected),
  ...Array.from({ length: 2 }, () => revoked),
];

/** Stories of at most sixty steps; one in many has a server that is killed. */
export const stories = (mayKill: boolean): fc.Arbitrary<Iterable<Step>> =>
  fc.commands(mayKill ? [...kinds, killed] : [...kinds], { maxCommands: 60 });
