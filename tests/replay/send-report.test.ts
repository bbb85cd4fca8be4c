import { expect, it } from "vitest";
import { MusterClient } from "../../client/muster-client.js";
import type { ReportInput } from "../../client/replay/report-input.js";
import { sendReport } from "../../client/replay/send-report.js";
import { type Behaviour, type FakeMuster, startFakeMuster } from "./fake-muster.js";
import { fakeTime } from "./fake-time.js";

const report: ReportInput = {
  idempotencyKey: "01571494-e1e0-77d5-ad28-0126deed41bc",
  description: "路上有坑",
  source: "HOTLINE_12345",
  occurredAt: "2016-09-10T14:51:24.000Z",
};

async function send(fake: FakeMuster, signal = new AbortController().signal) {
  const client = new MusterClient(fake.url);
  const time = fakeTime();
  const signIn = () => client.signIn("clerk", "right");
  await signIn();
  const outcome = await sendReport({ client, signIn, time, backOff: [10, 20, 30] }, report, signal);
  return { outcome, slept: time.slept };
}

it.each<[Behaviour, number]>([
  ["drop before filing", 10],
  ["drop after filing", 10],
  ["cut the answer short", 10],
  ["busy 503", 10],
  ["internal error", 10],
  ["too many 429", 3_000],
])("after '%s' a report is sent again under its own key and filed once", async (behaviour, wait) => {
  await using fake = await startFakeMuster([behaviour]);
  const { outcome, slept } = await send(fake);
  expect(outcome).toMatchObject({ kind: "accepted", status: "DISPATCHED", retries: 1 });
  expect(slept).toEqual([wait]);
  expect(fake.received).toEqual([report.idempotencyKey, report.idempotencyKey]);
  expect([...fake.filed.values()]).toEqual([report]);
});

it("an outworn session is signed in anew", async () => {
  await using fake = await startFakeMuster(["signed out"]);
  expect((await send(fake)).outcome).toMatchObject({ kind: "accepted", retries: 1 });
  expect(fake.signIns).toBe(2);
});

it("a refusal is an answer and is not sent again", async () => {
  await using fake = await startFakeMuster(["refuse"]);
  expect((await send(fake)).outcome).toMatchObject({ kind: "refused", code: "OUTSIDE_COUNTY", message: "not here" });
  expect(fake.received).toHaveLength(1);
});

it("waits grow between tries, and a report is given up after the last", async () => {
  await using fake = await startFakeMuster(["busy 503", "busy 503", "busy 503", "busy 503"]);
  const { outcome, slept } = await send(fake);
  expect(outcome).toMatchObject({ kind: "lost", code: "HTTP_503", isServerGone: true, retries: 3 });
  expect(slept).toEqual([10, 20, 30]);
});

it("a report the server stumbles over again and again does not mean that the server is gone", async () => {
  await using fake = await startFakeMuster(Array.from({ length: 4 }, (): Behaviour => "internal error"));
  expect((await send(fake)).outcome).toMatchObject({
    kind: "lost",
    code: "INTERNAL_SERVER_ERROR",
    isServerGone: false,
  });
});

it("a stop ends the trying", async () => {
  await using fake = await startFakeMuster(["busy 503"]);
  expect((await send(fake, AbortSignal.abort())).outcome).toMatchObject({ kind: "lost", retries: 0 });
});
