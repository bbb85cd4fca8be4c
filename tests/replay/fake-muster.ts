import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

/** What the fake does to the next report: answer properly, or fail in one of the ways a real line fails. */
export type Behaviour =
  | "answer"
  | "drop before filing"
  | "drop after filing"
  | "cut the answer short"
  | "busy 503"
  | "too many 429"
  | "signed out"
  | "internal error"
  | "refuse";

const requestForm = z.object({
  query: z.string(),
  variables: z.object({ input: z.looseObject({ idempotencyKey: z.string().optional() }).optional() }),
});

/** A double of the public API for the replay command alone: it keeps what was filed by idempotency key. */
export interface FakeMuster extends AsyncDisposable {
  url: string;
  filed: Map<string, Record<string, unknown>>;
  received: string[];
  script: Behaviour[];
  signIns: number;
}

/** Starts the fake on a free port; `script` says what happens to each report in turn, then everything is answered. */
export async function startFakeMuster(script: Behaviour[] = []): Promise<FakeMuster> {
  const server = createServer((request, response) => void answer(fake, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const fake: FakeMuster = {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    filed: new Map(),
    received: [],
    script,
    signIns: 0,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

async function answer(fake: FakeMuster, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { query, variables } = requestForm.parse(JSON.parse(await bodyOf(request)));
  if (query.includes("signIn(")) {
    fake.signIns += 1;
    const isRight = variables.input?.["password"] === "right";
    const refusal = isRight ? null : { code: "FORBIDDEN", message: "wrong name or password" };
    send(response, 200, { data: { signIn: { token: isRight ? `token-${fake.signIns}` : null, refusal } } });
    return;
  }
  if (query.includes("divisions(")) {
    send(response, 200, { data: { divisions: [{ code: "371323001001" }, { code: "371323001002" }] } });
    return;
  }
  answerReport(fake, variables.input ?? {}, response);
}

function answerReport(fake: FakeMuster, input: Record<string, unknown>, response: ServerResponse): void {
  const key = String(input["idempotencyKey"]);
  fake.received.push(key);
  const behaviour = fake.script.shift() ?? "answer";
  const incident = { number: key, status: "DISPATCHED", routing: { needsOperator: false } };
  const filed = { data: { reportIncident: { incident, refusal: null } } };
  switch (behaviour) {
    case "drop before filing":
      response.destroy();
      return;
    case "drop after filing":
      fake.filed.set(key, input);
      response.destroy();
      return;
    case "cut the answer short":
      fake.filed.set(key, input);
      response.writeHead(200, { "content-length": 1_000 });
      response.write('{"data":', () => response.destroy());
      return;
    case "busy 503":
      send(response, 503, { statusCode: 503, error: "Service Unavailable", message: "busy" });
      return;
    case "too many 429":
      response.writeHead(429, { "retry-after": "3" }).end("slow down");
      return;
    case "signed out":
      send(response, 401, { errors: [{ message: "sign in", extensions: { code: "UNAUTHENTICATED" } }] });
      return;
    case "internal error":
      send(response, 200, { errors: [{ message: "bug", extensions: { code: "INTERNAL_SERVER_ERROR" } }] });
      return;
    case "refuse":
      send(response, 200, {
        data: { reportIncident: { incident: null, refusal: { code: "OUTSIDE_COUNTY", message: "not here" } } },
      });
      return;
    case "answer":
      fake.filed.set(key, input);
      send(response, 200, filed);
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("the fake listens on a port");
  return address.port;
}
