import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFragmentData } from "../../../client/generated/fragment-masking.js";
import {
  AgencyFieldsFragmentDoc,
  DivisionFieldsFragmentDoc,
  type IncidentStatus,
} from "../../../client/generated/graphql.js";
import { agencyBars, matterBars, townshipBars } from "../../../client/console/wall/bars.rules.js";
import { isNew, unreachedEmergencies } from "../../../client/console/wall/emergencies.rules.js";
import { closedToday, figuresOf, openByStatus } from "../../../client/console/wall/figures.rules.js";
import { usualByNow } from "../../../client/console/wall/rhythm.rules.js";
import { lastChanges, publicTitle } from "../../../client/console/wall/ticker.rules.js";
import type { Entry } from "../../../client/console/store/entry.js";
import { change } from "../../../client/console/words/zh/change.js";
import { projectRoot } from "../../../server/kernel/project-root.js";
import { incidentRowOf } from "./incident-row-of.js";

const NOW = Date.parse("2026-11-23T10:30:00+08:00");
const HOUR = 3_600_000;

describe("the big numbers", () => {
  const board = {
    openCount: 12,
    overdueCount: 3,
    unacceptedCount: 5,
    squadsOnDuty: 63,
    squadsAvailable: 41,
    byStatus: [
      { status: "CLOSED" as const, count: 9 },
      { status: "HANDLING" as const, count: 8 },
      { status: "REPORTED" as const, count: 4 },
      { status: "REJECTED" as const, count: 2 },
    ],
  };
  const valuesOf = (figures: ReturnType<typeof figuresOf>) =>
    Object.fromEntries(figures.map(({ name, value }) => [name, value]));

  it("are those of the board, and of the open incidents what the board does not count", () => {
    const open = [
      incidentRowOf({ tier: "EMERGENCY", dueAt: NOW - 1 }),
      incidentRowOf({ dueAt: NOW }),
      incidentRowOf({ dueAt: NOW + HOUR - 1 }),
      incidentRowOf({ dueAt: NOW + HOUR }),
      incidentRowOf({ dueAt: null }),
    ];
    const figures = figuresOf(board, open, NOW);
    expect(valuesOf(figures)).toEqual({
      "board.open": 12,
      "wall.emergencies": 1,
      "board.overdue": 3,
      "wall.dueSoon": 2,
      "board.unaccepted": 5,
      "wall.squads": 41,
    });
    expect(figures.at(-1)?.of).toBe(63);
  });

  it("are unknown rather than zero before they are known", () => {
    expect(Object.values(valuesOf(figuresOf(null, null, NOW)))).toEqual(Array(6).fill(null));
    expect(valuesOf(figuresOf(board, null, NOW))).toMatchObject({ "board.open": 12, "wall.emergencies": null });
  });

  it("stand by state in the order of a life, each in its place also when it is nought", () => {
    expect(openByStatus(board).map(({ status, count }) => `${status} ${count}`)).toEqual([
      "REPORTED 4",
      "VERIFYING 0",
      "FILED 0",
      "DISPATCHED 0",
      "HANDLING 8",
      "FEEDBACK 0",
      "CHECKING 0",
      "SUSPENDED 0",
    ]);
    expect(closedToday(board)).toBe(9);
    expect(closedToday({ byStatus: [] })).toBe(0);
  });
});

describe("the last changes", () => {
  const entry = (part: Partial<Entry>): Entry => ({
    position: "1",
    type: "incident.noted",
    occurredAt: NOW,
    recordedAt: NOW,
    actor: "",
    summary: "",
    incident: incidentRowOf(),
    squadId: null,
    ...part,
  });
  const told = (entries: readonly Entry[], most = 8) => lastChanges(entries, most).map(({ type }) => type);

  it("tell one act on one incident once, by its weightiest and then its newest step", () => {
    const act = ["assignment.offered", "task.offered", "incident.dispatched", "incident.filed", "incident.reported"];
    expect(told(act.map((type) => entry({ type })))).toEqual(["incident.dispatched"]);
    expect(told([entry({ type: "assignment.departed" }), entry({ type: "assignment.accepted" })])).toEqual([
      "assignment.departed",
    ]);
  });

  it("tell two acts apart: another incident, or the same one later", () => {
    const other = incidentRowOf({ id: "inc_2" });
    expect(told([entry({ type: "task.done" }), entry({ type: "task.accepted", incident: other })])).toHaveLength(2);
    expect(told([entry({ occurredAt: NOW + 2_001 }), entry({})])).toHaveLength(2);
    expect(told([entry({ occurredAt: NOW + 2_000 }), entry({})])).toHaveLength(1);
  });

  it("say nothing of squads without an incident, and never more than fit", () => {
    expect(told([entry({ type: "squad.moved", incident: null })])).toEqual([]);
    const many = Array.from({ length: 50 }, (_, nth) => entry({ incident: incidentRowOf({ id: `inc_${nth}` }) }));
    expect(told(many)).toHaveLength(8);
  });

  it("keep what is confidential from the room", () => {
    expect(publicTitle({ isConfidential: true, title: "举报某人" })).toBeNull();
    expect(publicTitle({ isConfidential: false, title: "路边垃圾" })).toBe("路边垃圾");
  });

  it("have words for every event of an incident, a task or an assignment that the server records", () => {
    const sources = readdirSync(join(projectRoot, "server"), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts"))
      .map((path) => readFileSync(join(projectRoot, "server", path), "utf8"));
    const recorded = sources.flatMap((text) =>
      [...text.matchAll(/"((?:incident|task|assignment)\.[a-z-]+)"/g)].map(([, type = ""]) => type),
    );
    expect(new Set(recorded).size).toBeGreaterThan(40);
    expect(new Set(recorded)).toEqual(new Set(Object.keys(change)));
  });
});

describe("an emergency on the wall", () => {
  const reached: Readonly<Record<IncidentStatus, boolean>> = {
    REPORTED: false,
    VERIFYING: false,
    FILED: false,
    DISPATCHED: false,
    HANDLING: true,
    FEEDBACK: true,
    CHECKING: true,
    CLOSED: true,
    REJECTED: true,
    DUPLICATE: true,
    SUSPENDED: true,
    CANCELLED: true,
  };
  it.each(Object.entries(reached))("in %s is reached: %s", (status, isReached) => {
    const row = incidentRowOf({ tier: "EMERGENCY", status: status as IncidentStatus });
    expect(unreachedEmergencies([row]).length === 0).toBe(isReached);
  });

  it("is no other incident, and the newest stands first", () => {
    const rows = [
      incidentRowOf({ id: "inc_1", tier: "EMERGENCY", reportedAt: 1 }),
      incidentRowOf({ id: "inc_2", tier: "EMERGENCY", reportedAt: 3 }),
      incidentRowOf({ id: "inc_3", tier: "COORDINATED", reportedAt: 9 }),
      incidentRowOf({ id: "inc_4", tier: "EMERGENCY", reportedAt: 3 }),
    ];
    expect(unreachedEmergencies(rows).map(({ id }) => id)).toEqual(["inc_4", "inc_2", "inc_1"]);
  });

  it("is new for twenty seconds", () => {
    expect(isNew({ reportedAt: NOW - 19_999 }, NOW)).toBe(true);
    expect(isNew({ reportedAt: NOW - 20_000 }, NOW)).toBe(false);
  });
});

describe("a usual day", () => {
  const rhythm = (weeksCompared: number) => ({
    dayStartsAt: "2026-11-22T16:00:00Z",
    todayCount: 0,
    weeksCompared,
    hours: Array.from({ length: 24 }, (_, hour) => ({
      hour,
      todayCount: null,
      usualCount: weeksCompared === 0 ? null : hour === 10 ? 8 : 1,
    })),
  });

  it("has so many reports by now: the hours gone by and the part of the present one that is over", () => {
    expect(usualByNow(rhythm(2), NOW)).toBe(10 + 4);
    expect(usualByNow(rhythm(2), Date.parse("2026-11-22T16:00:00Z"))).toBe(0);
    expect(usualByNow(rhythm(2), Date.parse("2026-11-23T16:00:00Z"))).toBe(31);
  });

  it("is unknown where no earlier week is there to compare with", () => {
    expect(usualByNow(rhythm(0), NOW)).toBeNull();
  });
});

describe("the bars", () => {
  const division = (name: string) =>
    makeFragmentData({ id: "", code: "", name, level: "TOWNSHIP", kind: "TOWN" }, DivisionFieldsFragmentDoc);
  const agency = (name: string) =>
    makeFragmentData(
      { id: "", code: "", name, kind: "GRID_CENTER", line: { code: "", name: "" } },
      AgencyFieldsFragmentDoc,
    );

  it("of townships and agencies are the longest first, equal ones by name, none that is nought", () => {
    const loads = [
      { name: "乙", openCount: 2, overdueCount: 1 },
      { name: "丙", openCount: 0, overdueCount: 0 },
      { name: "甲", openCount: 7, overdueCount: 0 },
      { name: "丁", openCount: 2, overdueCount: 2 },
    ];
    const expected = [
      { name: "甲", open: 7, late: 0 },
      { name: "丁", open: 2, late: 2 },
    ];
    const byTownship = loads.map(({ name, ...counts }) => ({ division: division(name), ...counts }));
    const byAgency = loads.map(({ name, ...counts }) => ({ agency: agency(name), ...counts }));
    expect(townshipBars({ byTownship }, 2)).toEqual(expected);
    expect(agencyBars({ byAgency }, 2)).toEqual(expected);
    expect(townshipBars({ byTownship }, 9)).toHaveLength(3);
  });

  it("of matters count what is open and what is late of it, also where no matter is known yet", () => {
    const rows = [
      incidentRowOf({ matterName: "暴露垃圾", dueAt: NOW - 1 }),
      incidentRowOf({ matterName: "暴露垃圾", dueAt: NOW + 1 }),
      incidentRowOf({ matterName: null }),
    ];
    const isLate = ({ dueAt }: { readonly dueAt: number | null }) => dueAt !== null && dueAt < NOW;
    expect(matterBars(rows, { isLate, most: 5, unnamed: "未定" })).toEqual([
      { name: "暴露垃圾", open: 2, late: 1 },
      { name: "未定", open: 1, late: 0 },
    ]);
  });
});
