import { z } from "zod";
import { composeReport, planReport, repeatsAnother, reportersOf, isRepeatable } from "./compose-report.js";
import { pick } from "./draw.js";
import type { IncidentBook } from "./incident-book.js";
import type { Incident } from "./incident-form.js";
import { REPORTED_MATTERS } from "./matter-texts.js";
import type { Seat } from "./seat.js";
import type { Staff } from "./staff.js";
import { takePicture } from "./take-picture.js";
import { resultWords } from "./words.js";
import type { Named, World } from "./world.js";

const form = z.object({
  reportIncident: z.object({
    incident: z.object({ id: z.string() }).nullable(),
    refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  }),
});
const document = `mutation SimulatorReport($input: ReportIncidentInput!) {
  reportIncident(input: $input) { incident { id } refusal { code message } }
}`;

/** What reporting needs of the rest. */
export interface Reporting {
  readonly server: string;
  readonly staff: Staff;
  readonly world: World;
  readonly book: IncidentBook;
  readonly random: () => number;
  /** Where something may happen now. */
  readonly townships: readonly Named[];
}

/** A report that was made; `repeats` names the incident that it is another word about. */
export interface Reported {
  readonly incidentId: string;
  readonly repeats?: string;
}

/** Makes the next report; null where nobody could make it just now or the server refused it. */
export async function makeReport(reporting: Reporting): Promise<Reported | null> {
  const { book, random } = reporting;
  const known = book.own().filter(isRepeatable);
  const repeated = repeatsAnother(random()) && known.length > 0 ? pick(known, random()) : undefined;
  return repeated === undefined ? reportAnew(reporting) : reportAgain(reporting, repeated);
}

async function reportAnew(reporting: Reporting): Promise<Reported | null> {
  const { world, random } = reporting;
  const plan = planReport(random);
  const village = plan.where === "village" ? ownVillage(reporting) : anyVillage(reporting);
  const seat = reporterFor(reporting, reportersOf(plan, village.code), village.code);
  if (seat === null) return null;
  const location = await world.pointIn(seat, village.code, random(), random());
  const address = world.addressOf(village);
  const input = composeReport(plan, { number: numberOf(random), address, location });
  const settled = plan.isSettled && seat.identity.division === village.code ? plan.matter.settledAs : undefined;
  const before = settled === undefined ? {} : { settled: await settle(reporting, seat, settled, location) };
  return send(seat, { ...input, ...before });
}

/** Somebody else calls about the same thing, a few steps away. */
async function reportAgain(reporting: Reporting, incident: Incident): Promise<Reported | null> {
  const { world, random } = reporting;
  const matter = REPORTED_MATTERS.find(({ code }) => code === incident.matter?.code);
  const { location } = incident;
  if (matter === undefined || location === null) return null;
  const seat = reporterFor(reporting, [], incident.division.code);
  if (seat === null) return null;
  const village = world.villages.find(({ code }) => code === incident.division.code);
  const plan = {
    ...planReport(random),
    matter,
    sentence: `又有人反映，${pick(matter.sentences, random())}`,
    source: "HOTLINE_12345",
    isUnclear: false,
  };
  const input = composeReport(plan, {
    number: numberOf(random),
    address: village === undefined ? "" : world.addressOf(village),
    location: { longitude: location.longitude + 0.0001, latitude: location.latitude },
  });
  const reported = await send(seat, input);
  return reported && { ...reported, repeats: incident.id };
}

/** Whoever fits and has a session; until they have one, the county's own clerk. */
function reporterFor({ staff }: Reporting, doers: Parameters<Staff["find"]>[0], village: string): Seat | null {
  const wanted = staff.find(doers);
  if (typeof wanted !== "string") return wanted.seat;
  const clerk = staff.find([{ post: "INTAKE_CLERK", agency: `${village.slice(0, 6)}-CC` }]);
  return typeof clerk === "string" ? null : clerk.seat;
}

function anyVillage({ world, random, townships }: Reporting) {
  const { code: township } = pick(townships, random());
  return pick(
    world.villages.filter(({ code }) => code.startsWith(township)),
    random(),
  );
}

/** The village of a grid worker who can sign in. */
function ownVillage(reporting: Reporting) {
  const { staff, world, random, townships } = reporting;
  const atWork = new Set(townships.map(({ code }) => code));
  const places = staff.placesOf("GRID_WORKER").filter(({ division }) => atWork.has(division.slice(0, 9)));
  if (places.length === 0) return anyVillage(reporting);
  const { division } = pick(places, random());
  return world.villages.find(({ code }) => code === division) ?? anyVillage(reporting);
}

async function settle(
  { server, random }: Reporting,
  seat: Seat,
  resultCode: string,
  point: Parameters<typeof takePicture>[2]["point"],
): Promise<object> {
  const taken = [
    await takePicture(server, seat, { subject: String(random()), point }),
    await takePicture(server, seat, { subject: String(random()), point }),
  ];
  return { resultCode, result: resultWords(resultCode), evidenceIds: taken.filter((id) => id !== null) };
}

async function send(seat: Seat, input: object): Promise<Reported | null> {
  const { incident } = (await seat.ask(document, { input }, form)).reportIncident;
  return incident === null ? null : { incidentId: incident.id };
}

function numberOf(random: () => number): string {
  return `${Date.now().toString(36)}${Math.floor(random() * 46_656).toString(36)}`.toUpperCase();
}
