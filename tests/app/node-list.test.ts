import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { joinNodeList, type NodeList } from "../../server/app/node-list.js";
import { eventually } from "../support/eventually.js";
import { startTestServer, type TestApi } from "../support/server.js";
import { withConnection } from "../support/with-connection.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api?.close());

const standingForm = z.object({ isThis: z.boolean(), upSeconds: z.number(), lag: z.number() });
const own = async (nodes: NodeList) =>
  standingForm.optional().parse((await nodes.standing()).find((one) => one.isThis));
const join = (position: () => bigint) =>
  joinNodeList(api.county.services, position, { warn: () => undefined } as never);
const asSuperuser = (sql: string) => withConnection(api.superuserUrl, (client) => client.query(sql));

test("a node is as far behind as it was when it gave word, however much was written since", async () => {
  await asSuperuser("update county_371323.journal_head set position = 100");
  const nodes = join(() => 97n);
  await eventually("it is entered", async () => (await own(nodes)) !== undefined);
  await asSuperuser("update county_371323.journal_head set position = 160");
  expect((await own(nodes))?.lag).toBe(3);
  await nodes.leave();
});

test("a node keeps its age through a crash of the database, which empties the list", async () => {
  const nodes = join(() => 0n);
  await sleep(3_000);
  await asSuperuser("truncate county_371323.node");
  await eventually("it is entered again", async () => (await own(nodes)) !== undefined);
  expect((await own(nodes))?.upSeconds).toBeGreaterThanOrEqual(3);
  await nodes.leave();
});
