import { pick } from "./draw.js";
import { SHARES } from "./figures.js";
import { OWN_NUMBER, type Incident, type Place } from "./incident-form.js";
import { REPORTED_MATTERS, type ReportedMatter } from "./matter-texts.js";
import type { Doer, Post } from "./step.js";

/** What a report is to be about, before place and words are put together. */
export interface ReportPlan {
  readonly matter: ReportedMatter;
  readonly sentence: string;
  readonly source: string;
  readonly post: Post;
  /** Who takes it down: the county, the township of the place, or whoever serves the very village. */
  readonly where: "county" | "township" | "village";
  readonly isSettled: boolean;
  /** The clerk leaves the matter open, so that the server guesses and a shift leader decides. */
  readonly isUnclear: boolean;
}

/** One report in so many is an EMERGENCY, is left unclear, or is settled by whoever found it. */
const EMERGENCY_SHARE = 0.06;
const UNCLEAR_SHARE = 0.08;
const SETTLED_SHARE = 0.3;

interface Channel {
  readonly source: string;
  readonly weight: number;
  readonly post: Post;
  readonly where: ReportPlan["where"];
}

const CHANNELS: readonly Channel[] = [
  { source: "HOTLINE_12345", weight: 40, post: "INTAKE_CLERK", where: "county" },
  { source: "HOTLINE_12345", weight: 18, post: "INTAKE_CLERK", where: "township" },
  { source: "GRID_WORKER", weight: 22, post: "GRID_WORKER", where: "village" },
  { source: "CITIZEN_APP", weight: 10, post: "INTAKE_CLERK", where: "township" },
  { source: "WALK_IN", weight: 4, post: "INTAKE_CLERK", where: "township" },
  { source: "SUPERIOR", weight: 3, post: "INTAKE_CLERK", where: "county" },
  { source: "AGENCY", weight: 3, post: "AGENCY_LEADER", where: "township" },
];
const ALARMS: readonly Channel[] = [
  { source: "POLICE_110", weight: 2, post: "INTAKE_CLERK", where: "county" },
  { source: "HOTLINE_12345", weight: 1, post: "INTAKE_CLERK", where: "county" },
];

/** Decides what the next report is about, by a source of numbers between 0 and 1. */
export function planReport(random: () => number): ReportPlan {
  const isEmergency = random() < EMERGENCY_SHARE;
  const { source, post, where } = weighted(isEmergency ? ALARMS : CHANNELS, random());
  const isSettled = post === "GRID_WORKER" && random() < SETTLED_SHARE;
  const fitting = REPORTED_MATTERS.filter(
    (matter) => (matter.isEmergency ?? false) === isEmergency && (!isSettled || matter.settledAs !== undefined),
  );
  const matter = weighted(fitting, random());
  const isUnclear = !isSettled && post === "INTAKE_CLERK" && random() < UNCLEAR_SHARE;
  return { matter, sentence: pick(matter.sentences, random()), source, post, where, isSettled, isUnclear };
}

/** Who makes a report of this plan about a village, first choice first; at last the county's own clerk. */
export function reportersOf({ post, where }: ReportPlan, village: string): readonly Doer[] {
  const [county, township] = [village.slice(0, 6), village.slice(0, 9)];
  const clerk: Doer = { post: "INTAKE_CLERK", agency: `${county}-CC` };
  if (where === "county") return [clerk];
  const agency = post === "AGENCY_LEADER" ? `${township}-TO` : `${township}-GC`;
  return where === "village" ? [{ post, agency, division: village }] : [{ post, agency }];
}

/** The input of the report's command. */
export function composeReport(
  plan: ReportPlan,
  { number, address, location }: { readonly number: string; readonly address: string; readonly location: Place },
): Readonly<Record<string, unknown>> {
  return {
    idempotencyKey: crypto.randomUUID(),
    externalNumber: `${OWN_NUMBER}${number}`,
    source: plan.source,
    description: `${address}：${plan.sentence}。`,
    address,
    location,
    occurredAt: new Date().toISOString(),
    ...(plan.isUnclear ? {} : { matterCode: plan.matter.code }),
    ...(plan.source === "HOTLINE_12345" ? { reporterName: "某先生", reporterPhone: "19900009999" } : {}),
  };
}

/** Whether the next report repeats one that is open already. */
export function repeatsAnother(share: number): boolean {
  return share < SHARES.repeated;
}

/** An incident that somebody may report once more: nobody has been there yet. */
export function isRepeatable({ status, location, matter, tier }: Incident): boolean {
  return (
    ["REPORTED", "FILED", "DISPATCHED"].includes(status) && location !== null && matter !== null && tier !== "EMERGENCY"
  );
}

function weighted<Item extends { readonly weight: number }>(items: readonly Item[], share: number): Item {
  const all = items.reduce((sum, { weight }) => sum + weight, 0);
  let left = share * all;
  const found = items.find(({ weight }) => (left -= weight) < 0);
  return found ?? pick(items, share);
}
