import { expect, it } from "vitest";
import type { SourceLine } from "../../client/replay/read-lines.js";
import { type Replay, runReplay } from "../../client/replay/run-replay.js";
import type { Outcome } from "../../client/replay/send-report.js";
import { newTally } from "../../client/replay/tally.js";

const reportedAt = new Date("2025-01-01T00:00:00Z");
const accepted: Outcome = { kind: "accepted", status: "DISPATCHED", needsOperator: false, retries: 0, latencyMs: 1 };

async function* lines(count: number): AsyncGenerator<SourceLine> {
  for (let number = 1; number <= count; number += 1) yield await Promise.resolve({ number, text: String(number) });
}

async function run(count: number, send: Replay["send"]) {
  const tally = newTally();
  const problems: string[] = [];
  await runReplay(lines(count), tally, {
    map: (text) => ({
      report: { idempotencyKey: text, description: text, source: "SENSOR", occurredAt: reportedAt.toISOString() },
      reportedAt,
    }),
    send,
    pace: () => Promise.resolve(0),
    concurrency: 3,
    limit: 1_000,
    stop: new AbortController(),
    onProblem: ({ line, problem }) => problems.push(`${line}: ${problem}`),
    onProgress: () => undefined,
  });
  return { tally, problems };
}

it("never more reports are on their way than asked for, and as many as asked for", async () => {
  let underway = 0;
  let most = 0;
  const { tally } = await run(40, async () => {
    underway += 1;
    most = Math.max(most, underway);
    await new Promise(setImmediate);
    underway -= 1;
    return accepted;
  });
  expect(tally).toMatchObject({ read: 40, accepted: 40 });
  expect(most).toBe(3);
});

it("a server that stays away ends the run, and what was on its way is still counted", async () => {
  const gone: Outcome = {
    kind: "lost",
    code: "UNREACHABLE",
    message: "",
    isServerGone: true,
    retries: 8,
    latencyMs: 1,
  };
  const { tally, problems } = await run(1_000, ({ description }) =>
    Promise.resolve(description === "10" ? gone : accepted),
  );
  expect(tally.lost).toEqual(new Map([["UNREACHABLE", 1]]));
  expect(tally.read).toBeLessThan(15);
  expect(tally.accepted).toBe(tally.read - 1);
  expect(problems).toEqual(["10: lost UNREACHABLE: "]);
});

it("a report that is lost while the server is there does not end the run", async () => {
  const lost: Outcome = {
    kind: "lost",
    code: "INTERNAL_SERVER_ERROR",
    message: "bug",
    isServerGone: false,
    retries: 8,
    latencyMs: 1,
  };
  const { tally } = await run(20, ({ description }) => Promise.resolve(description === "10" ? lost : accepted));
  expect(tally).toMatchObject({ read: 20, accepted: 19 });
});
