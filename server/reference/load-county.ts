import type { EntityManager } from "@mikro-orm/postgresql";
import type { Clock } from "../kernel/clock.js";
import { loadDivisions, loadGrids } from "../modules/geography/index.js";
import {
  loadCalendar,
  loadCenterLimits,
  loadMatterClasses,
  loadMatters,
  loadResultCodes,
  loadRules,
} from "../modules/matters/index.js";
import {
  loadAgencies,
  loadLines,
  loadPeople,
  loadPosts,
  loadSquads,
  startDuty,
} from "../modules/organisations/index.js";
import type { Database, LoadedRows } from "../platform/database/index.js";
import { appendJournal } from "../platform/journal/index.js";
import type { CountyReference } from "./county-reference.js";
import { isChange, referenceLoaded, type LoadReport } from "./load-report.js";
import type { MattersReference } from "./matters-reference.js";
import { readCounty } from "./read-county.js";
import { readMatters } from "./read-matters.js";

/** How to load: by which clock rows end, and whether squads that were never on duty start it, as a demonstration wants. */
export interface LoadOptions {
  readonly clock: Clock;
  readonly startDuty?: boolean;
}

/**
 * Brings a county's reference data to what its folder says, whole or not at all, and says what changed; loading the same folder again
 * changes nothing. Throws a ReferenceDataError that names every fault of the files before anything is written.
 */
export async function loadCounty(database: Database, folder: string, options: LoadOptions): Promise<LoadReport> {
  const county = readCounty(folder);
  const matters = readMatters(folder);
  const now = options.clock.now();
  const report = await database.writeAsSystem("reference", async (em) => {
    await waitForOtherLoads(em);
    const rows = {
      ...(await loadGround(em, county)),
      ...(await loadStaff(em, county, now)),
      ...(await loadList(em, matters, now)),
    };
    const duty = options.startDuty === true ? await startDuty(em, now) : [];
    const loaded = Object.values(rows).some(isChange) ? [referenceLoaded(rows)] : [];
    const countyCode = county.divisions.find(({ level }) => level === "COUNTY")?.code ?? "";
    const batch = {
      events: [...loaded, ...duty],
      numbered: [],
      countyCode,
      actor: null,
      onBehalf: null,
      now,
      command: null,
    };
    if (batch.events.length > 0) await appendJournal(em, batch);
    return { rows, squadsPutOnDuty: duty.length };
  });
  database.forgetReference();
  return report;
}

// Two loads at once would both find the same rows missing.
async function waitForOtherLoads(em: EntityManager): Promise<void> {
  await em.execute("select pg_advisory_xact_lock(hashtext('muster reference'))");
}

async function loadGround(em: EntityManager, { divisions, areas, grids, gridAreas }: CountyReference) {
  const areaOf = new Map(areas.map((area) => [area.code, area]));
  const boundaryOf = new Map(gridAreas.map(({ code, geometry }) => [code, geometry]));
  const withArea = divisions.map((division) => ({ ...division, area: areaOf.get(division.code) ?? null }));
  const withBoundary = grids.map((grid) => ({ ...grid, boundary: boundaryOf.get(grid.code) ?? null }));
  return { divisions: await loadDivisions(em, withArea), grids: await loadGrids(em, withBoundary) };
}

async function loadStaff(em: EntityManager, { lines, agencies, squads, people, posts }: CountyReference, now: Date) {
  return {
    lines: await loadLines(em, lines),
    agencies: await loadAgencies(em, agencies),
    squads: await loadSquads(em, squads),
    people: await loadPeople(em, people),
    posts: await loadPosts(em, posts, now),
  };
}

async function loadList(
  em: EntityManager,
  list: MattersReference,
  now: Date,
): Promise<Record<keyof MattersReference, LoadedRows>> {
  return {
    classes: await loadMatterClasses(em, list.classes),
    resultCodes: await loadResultCodes(em, list.resultCodes),
    matters: await loadMatters(em, list.matters, now),
    rules: await loadRules(em, list.rules, now),
    centerLimits: await loadCenterLimits(em, list.centerLimits),
    calendar: await loadCalendar(em, list.calendar),
  };
}
