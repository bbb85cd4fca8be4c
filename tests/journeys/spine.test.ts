import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { eventually } from "../support/eventually.js";
import { FeedClient } from "../support/feed-client.js";
import type { GraphqlClient } from "../support/graphql-client.js";
import { assignmentsOf, readWritten, sliceOf, type Written } from "./authorised-slice.js";
import { CountyAtWork } from "./county-at-work.js";
import { guessedEmergency, guessedMatter, mergedAndSplit, verifiedThenFiled } from "./decisions.js";
import { PLAIN, plainReport, settledOnTheSpot } from "./plain-reports.js";
import { returnGranted, returnRefused, thirdRequestWaits } from "./returns.js";
import {
  acrossTheBorder,
  checkFails,
  outsideTheCounty,
  reportWithoutPlace,
  squadIsDiverted,
  townshipCallsCounty,
} from "./troubles.js";

const ROUTED = PLAIN.map(([reporter, said]) => ({ reporter, said, title: said.description }));
const resolved = { status: "CLOSED", disposition: "RESOLVED" };

describe("a working day of the county, over HTTP and WebSocket", () => {
  let county: CountyAtWork;
  let ofCounty: FeedClient;
  let ofTownship: FeedClient;
  let ofSquad: FeedClient;
  let watching: readonly GraphqlClient[];
  let squadId: string;
  let begunAt: number;

  beforeAll(async () => {
    county = await CountyAtWork.open();
    const office = { code: "371323001-EO", id: await county.agencyId("371323001-EO") };
    const squad = await county.staff.squadOf(office);
    if (squad === null) throw new Error("the enforcement office has no squad");
    squadId = squad.id;
    const { wsUrl } = county.api;
    const all = await county.staff.named("county-shift-leader");
    const township = await county.staff.named("yicheng-shift-leader");
    watching = [all, township, squad.member];
    ofCounty = new FeedClient({ wsUrl, token: all.token, operation: "IncidentFeed" });
    ofTownship = new FeedClient({ wsUrl, token: township.token, operation: "IncidentFeed" });
    ofSquad = new FeedClient({ wsUrl, token: squad.member.token, operation: "TaskFeed", variables: { squadId } });
    begunAt = (await readWritten(county.api.superuserUrl, 0)).at(-1)?.position ?? 0;
    for (const feed of [ofCounty, ofTownship, ofSquad]) await feed.connect();
  });
  // The test's clock runs ahead of the machine's, by which an open line is noted as use: without a request the sessions would idle out.
  afterEach(() => Promise.all(watching.map((one) => one.ask("Viewer", {}, z.looseObject({})))));
  afterAll(async () => {
    for (const feed of [ofCounty, ofTownship, ofSquad]) await feed.close();
    await county.close();
  });

  it.each(ROUTED)("$title: routed as explained, handled, checked and closed", async ({ reporter, said }) => {
    expect(await plainReport(county, reporter, said)).toMatchObject(resolved);
  });

  it("what a grid worker settles on the spot is closed with its report", async () => {
    expect(await settledOnTheSpot(county)).toMatchObject({ status: "CLOSED", disposition: "ON_THE_SPOT" });
  });

  it("a return is granted and the incident dispatched again", async () => {
    expect(await returnGranted(county)).toMatchObject(resolved);
  });

  // What follows at once is the township's own, so that a resumption a little too late would lose some of it.
  it("the township's line breaks without a word", async () => {
    await ofTownship.cut();
    expect(ofTownship.isOpen).toBe(false);
  });

  it("a third request waits for the county's ruling while the agency keeps handling", async () => {
    expect(await thirdRequestWaits(county)).toMatchObject(resolved);
  });

  it("a return is refused and the agency goes on", async () => {
    expect(await returnRefused(county)).toMatchObject(resolved);
  });

  it("the township comes back with its last cursor", async () => {
    await ofTownship.connect();
    expect(ofTownship.faults).toEqual([]);
  });

  it("a township calls the county", async () => {
    expect(await townshipCallsCounty(county)).toMatchObject(resolved);
  });

  it("a squad is diverted to an emergency and its old task keeps its remaining time", async () => {
    expect(await squadIsDiverted(county)).toMatchObject(resolved);
  });

  it("a failed check is reworked on the original clock", async () => {
    expect(await checkFails(county)).toMatchObject(resolved);
  });

  it("the township goes away a second time", async () => {
    await ofTownship.close();
    expect(ofTownship.isOpen).toBe(false);
  });

  it("what crosses two townships is seen by both and commanded by the county", async () => {
    expect(await acrossTheBorder(county)).toMatchObject(resolved);
  });

  it("a report without a place waits for the county's shift leader", async () => {
    expect(await reportWithoutPlace(county)).toMatchObject(resolved);
  });

  it("the township comes back a second time", async () => {
    await ofTownship.connect();
    expect(ofTownship.faults).toEqual([]);
  });

  it("duplicates are merged and a wrong merge is split", async () => {
    expect(await mergedAndSplit(county)).toMatchObject(resolved);
  });

  it("a report from outside the county is kept and transferred", async () => {
    expect(await outsideTheCounty(county)).toMatchObject({ status: "CLOSED", disposition: "TRANSFERRED" });
  });

  it("a report of the public is verified before it is filed", async () => {
    expect(await verifiedThenFiled(county)).toMatchObject(resolved);
  });

  it("an emergency with a guessed matter is dispatched when a person has chosen", async () => {
    expect(await guessedEmergency(county)).toMatchObject(resolved);
  });

  it("a guessed matter waits for the shift leader", async () => {
    expect(await guessedMatter(county)).toMatchObject(resolved);
  });

  it("the reports were of all tiers, over nine channels, from four townships and from beyond them", async () => {
    const places = await county.query<{ tier: string; source: string; township: string | null }>(
      `select tier, source, township_code as township from incident`,
    );
    expect(new Set(places.map(({ tier }) => tier))).toEqual(new Set(["ORDINARY", "COORDINATED", "EMERGENCY"]));
    expect(new Set(places.map(({ source }) => source)).size).toBe(9);
    expect(new Set(places.map(({ township }) => township))).toEqual(
      new Set(["371323001", "371323002", "371323113", "371323201", null]),
    );
  });

  it("30 reports became 30 incidents, all ended with a disposition, no task live and no clock armed", async () => {
    expect(county.reported).toHaveLength(30);
    const left = await county.query<{ status: string; disposition: string; live: number; armed: number }>(
      `select i.status, i.disposition,
         (select count(*)::int from task t where t.incident_id = i.id and t.status in ('OFFERED', 'ACCEPTED', 'RETURN_REQUESTED')) as live,
         (select count(*)::int from deadline d where d.incident_id = i.id and d.met_at is null and d.cancelled_at is null) as armed
       from incident i`,
    );
    expect(left).toHaveLength(30);
    expect(left.filter(({ live, armed }) => live > 0 || armed > 0)).toEqual([]);
    expect(
      left.filter(({ status }) => status !== "CLOSED").map(({ status, disposition }) => [status, disposition]),
    ).toEqual([["DUPLICATE", "DUPLICATE"]]);
    expect(new Set(left.map(({ disposition }) => disposition))).toEqual(
      new Set(["RESOLVED", "ON_THE_SPOT", "DUPLICATE", "TRANSFERRED"]),
    );
  });

  it("each subscriber received exactly its slice, in order, without gap or double", async () => {
    const written = await readWritten(county.api.superuserUrl, begunAt);
    const center = await county.agencyId("371323-CC");
    const gridCenter = await county.agencyId("371323001-GC");
    const slices: [FeedClient, Written[]][] = [
      [ofCounty, sliceOf(written, { area: "371323", agencyId: center })],
      [ofTownship, sliceOf(written, { area: "371323001", agencyId: gridCenter })],
      [ofSquad, assignmentsOf(written, squadId)],
    ];
    for (const [feed, expected] of slices) {
      await eventually("the last entry", () => feed.entries.length >= expected.length || feed.faults.length > 0);
      expect(feed.faults).toEqual([]);
      expect(feed.entries.map(({ position, type }) => [position, type])).toEqual(
        expected.map(({ position, type }) => [position, type]),
      );
    }
    const about = ofCounty.entries.map(({ incident }) => incident?.id ?? null);
    expect(about).toEqual(slices[0]?.[1].map((entry) => entry.incident_id));
    expect(ofTownship.connections).toBe(3);
    expect(slices.every(([, expected]) => expected.length > 5)).toBe(true);
    expect(ofTownship.entries.length).toBeLessThan(ofCounty.entries.length);
    expect(ofSquad.entries.every(({ assignment }) => assignment?.squad.id === squadId)).toBe(true);
  });
});
