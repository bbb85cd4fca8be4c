import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestServer, type TestApi } from "../support/server.js";
import { BareSocket } from "../support/sockets.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api?.close());

test("a node that stops while its database answers nothing sends its sockets elsewhere at once", async () => {
  const { token } = await api.signInAs({ post: "SHIFT_LEADER", division: "371323" });
  const node = await api.startAnother();
  const socket = await BareSocket.open(`${node.url.replace("http", "ws")}/graphql`);
  await socket.begin(token);
  const { database } = api.county;
  const read = database.read.bind(database);
  const silence = Promise.withResolvers<void>();
  vi.spyOn(database, "read").mockImplementation(async (reader, work) => {
    await silence.promise;
    return read(reader, work);
  });
  // Until the look at the sessions waits for the database.
  await sleep(1_000);
  const stopping = node.close();
  const ended = await Promise.race([socket.closed, sleep(3_000)]);
  silence.resolve();
  await stopping;
  expect(ended).toMatchObject({ code: 1012 });
});
