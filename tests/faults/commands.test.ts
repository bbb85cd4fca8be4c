import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FaultWorld, freePort, type FaultCounty } from "./kit/fault-world.js";
import { isFullLane } from "./kit/full-lane.js";
import { Officers } from "./kit/officers.js";
import { TcpProxy } from "./kit/tcp-proxy.js";

let world: FaultWorld;
beforeAll(async () => {
  world = await FaultWorld.open();
}, 120_000);
afterAll(() => world?.close());

/** A server of a county of its own with its people, for one story; `through` is asked for the port that they call. */
async function at<Told>(
  defect: string | undefined,
  story: (officers: Officers, county: FaultCounty) => Promise<Told>,
  through: (port: number) => Promise<number> = (port) => Promise.resolve(port),
): Promise<Told> {
  const county = await world.county();
  const port = await freePort();
  await county.serve({ port, ...(defect === undefined ? {} : { defect }) });
  try {
    return await story(await Officers.at(county, await through(port)), county);
  } finally {
    await county.close();
  }
}

/** Sixteen officers who all want every task; tells of tasks that were not taken exactly once and of losers who were not told so. */
function race(count: number, defect?: string): Promise<readonly string[]> {
  return at(defect, async (officers, county) => {
    const tasks = await officers.tasks(count);
    const told = new Map<string, number>();
    await Promise.all(
      Array.from({ length: 16 }, async (_, nth) => {
        for (const { id: taskId } of tasks) {
          const by = nth % 2 === 0 ? officers.leader : officers.dispatcher;
          const outcome = await officers.give(by, "acceptTask", { taskId });
          const word = outcome === null ? "no answer" : (outcome.refusal ?? "accepted");
          told.set(word, (told.get(word) ?? 0) + 1);
        }
      }),
    );
    const signed = await county.query<{ task_id: string; count: number }>(
      "select task_id, count(*)::int as count from journal where type = 'task.accepted' group by 1",
    );
    const doubled = signed.filter((one) => one.count > 1).map(({ task_id }) => `${task_id} was accepted twice`);
    const strange = [...told.keys()].filter((word) => word !== "accepted" && word !== "ALREADY_TAKEN");
    const isWhole = tasks.length === count && signed.length === count && told.get("accepted") === count;
    return [
      ...doubled,
      ...strange.map((word) => `somebody was told ${word}`),
      ...(isWhole ? [] : [`${signed.length} of ${count} were accepted, ${told.get("accepted") ?? 0} were told so`]),
    ];
  });
}

describe("C1 sixteen officers race for every task", () => {
  const count = isFullLane ? 500 : 40;
  it(`each is taken once, and who was late is told so (${count} tasks)`, async () => {
    expect(await race(count)).toEqual([]);
  }, 240_000);

  it("is caught where a task is read before its lock and taken at that", async () => {
    const violations = await race(10, "a task is read before its lock and taken at that");
    expect(violations.join()).toContain("was accepted twice");
  }, 120_000);
});

const ROUNDS = 2;

/** One report sent fifty times at once under one key, then another under the same key. */
function repeat(defect?: string): Promise<readonly string[]> {
  return at(defect, async (officers, county) => {
    const violations: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const key = randomUUID();
      const input = officers.report(`同一份上报 ${round}`);
      const all = Array.from({ length: 50 }, () => officers.insist(officers.clerk, "reportIncident", input, key));
      const ids = new Set((await Promise.all(all)).map(({ id, refusal }) => id ?? `refused ${refusal}`));
      if (ids.size !== 1) violations.push(`different answers: ${[...ids].join(", ")}`);
      const other = await officers.insist(officers.clerk, "reportIncident", officers.report("别的事"), key);
      if (other.refusal !== "IDEMPOTENCY_CONFLICT") violations.push(`another body was answered ${other.refusal}`);
    }
    const [row] = await county.query<{ count: number }>("select count(*)::int as count from incident");
    if (row?.count !== ROUNDS) violations.push(`${row?.count} incidents of ${ROUNDS} reports`);
    return violations;
  });
}

describe("C2 one key fifty times at once", () => {
  it("has one effect and fifty equal answers, and is a conflict with another body", async () => {
    expect(await repeat()).toEqual([]);
  }, 60_000);

  it.each([
    ["a repeated command is carried out again", /incidents of 2 reports/],
    ["a key is good for another input", /another body was answered null/],
  ])(
    "is caught where %s",
    async (defect, expected) => {
      expect((await repeat(defect)).join()).toMatch(expected);
    },
    60_000,
  );
});

/** Reports whose first answers are lost on the way after the commit, sent again under the same key until an answer comes. */
async function loseAnswers(count: number, defect?: string): Promise<readonly string[]> {
  let proxy: TcpProxy | undefined;
  let lost = 0;
  const through = async (port: number): Promise<number> => {
    proxy = await TcpProxy.open(() => ({ host: "127.0.0.1", port }));
    return proxy.port;
  };
  try {
    return await at(
      defect,
      async (officers, county) => {
        proxy?.loseAnswers(() => {
          const isLost = Math.random() < 0.6;
          lost += isLost ? 1 : 0;
          return isLost;
        });
        const ids = new Set<string | null>();
        await Promise.all(
          Array.from({ length: 8 }, async (_, nth) => {
            for (let done = nth; done < count; done += 8)
              ids.add((await officers.insist(officers.clerk, "reportIncident", officers.report(`上报 ${done}`))).id);
          }),
        );
        const incidents = await county.query<{ id: string }>("select id from incident");
        const keys = await county.query("select 1 from idempotency where answer is not null");
        return [
          ...(lost < count / 2 ? [`only ${lost} answers were lost`] : []),
          ...(ids.size === count ? [] : [`${ids.size} of ${count} were acknowledged`]),
          ...(incidents.length === count && keys.length === count ? [] : [`${incidents.length} effects of ${count}`]),
          ...incidents.filter(({ id }) => !ids.has(id)).map(({ id }) => `${id} was acknowledged to nobody`),
        ];
      },
      through,
    );
  } finally {
    await proxy?.close();
  }
}

describe("C3 answers that are lost after the commit", () => {
  const count = isFullLane ? 1_000 : 150;
  it(`are asked for again under the same key, with one effect each (${count} reports)`, async () => {
    expect(await loseAnswers(count)).toEqual([]);
  }, 240_000);

  it("is caught where a repeated command is carried out again", async () => {
    const violations = await loseAnswers(20, "a repeated command is carried out again");
    expect(violations.join()).toContain("effects of 20");
  }, 60_000);
});

const DONE = { resultCode: "MOVED", result: "已清走" };

/** Tries to send a squad that is under way, and to have work checked by who did it; tells what was not refused. */
function breakRules(defect?: string): Promise<readonly string[]> {
  return at(defect, async (officers, county) => {
    const { leader, supporter, dispatcher } = officers;
    const [one, two] = await officers.tasks(2);
    if (one === undefined || two === undefined) throw new Error("there are no tasks");
    const [squad] = await county.query<{ id: string }>(
      `update squad s set is_on_duty = true from agency a where a.id = s.agency_id and a.code = '371323001-EO' and s.call_sign = 'EO-001-2' returning s.id`,
    );
    const squadId = squad?.id ?? "";
    for (const { id: taskId } of [one, two]) await officers.must(leader, "acceptTask", { taskId });
    await officers.must(leader, "assignSquad", { taskId: one.id, squadId });
    const [assignment] = await county.query<{ id: string }>("select id from assignment");
    const assignmentId = assignment?.id ?? "";
    await officers.must(leader, "acceptAssignment", { assignmentId });
    await officers.must(leader, "depart", { assignmentId });
    const sent = await officers.insist(leader, "assignSquad", { taskId: two.id, squadId });
    const tasks = await county.query<{ id: string; role: string }>(
      `select id, role from task where incident_id = '${two.incidentId}' order by role`,
    );
    for (const { id: taskId, role } of tasks) {
      const by = role === "LEAD" ? leader : supporter;
      if (role !== "LEAD") await officers.must(by, "acceptTask", { taskId });
      await county.query(`update assignment set status = 'RECALLED' where task_id = '${taskId}'`);
      await officers.must(by, "completeTask", { taskId, ...DONE });
    }
    const [handler] = await county.query<{ id: string }>("select id from agency where code = '371323001-EO'");
    const check = { incidentId: two.incidentId, checkerAgencyId: handler?.id };
    const asked = await officers.insist(dispatcher, "requestCheck", check);
    return [
      ...(sent.refusal === "SQUAD_NOT_DISPATCHABLE" ? [] : [`a squad under way was sent: ${sent.refusal}`]),
      ...(asked.refusal === "CHECKER_IS_HANDLER" ? [] : [`who handled was asked to check: ${asked.refusal}`]),
    ];
  });
}

describe("C5 what the rules forbid, tried at a real server", () => {
  it("is refused", async () => {
    expect(await breakRules()).toEqual([]);
  }, 60_000);

  it.each([
    ["whether a squad is free is kept apart from what it does", "a squad under way was sent: null"],
    ["who handled may check", "who handled was asked to check: null"],
  ])(
    "is caught where %s",
    async (defect, expected) => {
      expect(await breakRules(defect)).toEqual([expected]);
    },
    60_000,
  );
});
