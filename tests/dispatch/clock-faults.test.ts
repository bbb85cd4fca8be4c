import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBoard } from "../../server/modules/board/index.js";
import { acceptTask, assignSquad } from "../../server/modules/dispatch/index.js";
import { acceptAssignment, arrive, depart } from "../../server/modules/fieldwork/index.js";
import { TownshipAtWork } from "../support/township-at-work.js";

/** What the server's clock does between one step and the next, in minutes. */
const CLOCKS: readonly (readonly [string, number])[] = [
  ["is set back five minutes each time", -5],
  ["leaps an hour each time", 60],
  ["stands still", 0],
];

describe.each(CLOCKS)("O7 an incident while the clock %s", (_what, minutes) => {
  let township: TownshipAtWork;
  let id: Awaited<ReturnType<TownshipAtWork["report"]>>;
  beforeAll(async () => {
    township = await TownshipAtWork.open();
    const { county, leader } = township;
    const next = () => county.clock.advance(minutes);
    id = await township.report();
    const { id: taskId } = await township.task(id, "LEAD");
    next();
    await county.must(leader, acceptTask, { taskId });
    next();
    await county.must(leader, assignSquad, { taskId, squadId: await township.squadId("EO-001-2") });
    const member = await township.member("EO-001-2");
    const [{ id: assignmentId } = { id: "" }] = await township.assignments(taskId);
    for (const step of [acceptAssignment, depart, arrive]) {
      next();
      await county.must(member, step, { assignmentId });
    }
    next();
    await township.complete(leader, taskId);
  }, 60_000);
  afterAll(() => township?.county.close());

  it("keeps its order: positions and versions follow each other as things happened", async () => {
    const entries = await township.county.query<{ type: string; version: number }>(
      "select type, stream_version as version from journal where stream = ? order by position",
      [id],
    );
    expect(entries.map(({ version }) => version)).toEqual(entries.map((_, index) => index + 1));
    const types = entries.map(({ type }) => type);
    const way = ["incident.reported", "task.accepted", "assignment.departed", "assignment.arrived", "task.done"];
    expect(types.filter((type) => way.includes(type))).toEqual(way);
    const [head] = await township.county.query<{ dense: boolean }>(
      "select (select count(*) from journal) = position - floor as dense from journal_head",
    );
    expect(head?.dense).toBe(true);
  });

  it("shows no negative interval on the board, and no deadline before what it counts from", async () => {
    const { county, countyShiftLeader: actor } = township;
    const now = county.clock.now();
    const board = await county.opened.database.read({ system: "test" }, (em) =>
      readBoard(em, { actor, divisionCode: "371323", now }),
    );
    const medians = [board.medianAcceptSeconds, board.medianArriveSeconds];
    expect(medians.filter((median) => median === null || median < 0)).toEqual([]);
    const early = await county.query(
      "select d.kind from deadline d join incident i on i.id = d.incident_id where d.due_at < i.reported_at + (? * interval '1 minute')",
      [Math.min(0, minutes * 8)],
    );
    expect(early).toEqual([]);
  });
});
