import { buildSchema } from "../../schema/build-schema.js";
import { keepSessions } from "../modules/access/index.js";
import { forgetHourly } from "./forget-hourly.js";
import { limitSignIns } from "./graphql/limit-sign-ins.js";
import { makeApollo } from "./graphql/make-apollo.js";
import { OperationGate } from "./graphql/operation-gate.js";
import { buildHttpServer } from "./http/build-http-server.js";
import { joinNodeList, watchNodes } from "./node-list.js";
import type { Authenticate, ServerOptions } from "./server-options.js";
import { watchJournal } from "./watch-journal.js";
import { openLive } from "./websocket/open-live.js";
import { openWebSockets } from "./websocket/open-websockets.js";

/** How long a stopping server goes on answering what was asked before. */
const ANSWER_MS = 5_000;

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** Ends sockets first, then answers what was asked already, then stops listening; safe to call twice. */
  close(): Promise<void>;
}

/** Starts the API on a port of a host; throws where it cannot listen. */
export async function startServer(
  options: ServerOptions,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<RunningServer> {
  const { services, logger, metrics } = options;
  const schema = buildSchema();
  limitSignIns(schema, services.clock);
  const gate = new OperationGate(schema);
  const sessions = keepSessions(services);
  const authenticate: Authenticate = (token) => sessions.resume(token);
  const apollo = makeApollo({ schema, gate, logger, metrics });
  await apollo.start();
  const live = await openLive({ services, logger, metrics, gate, hints: options.hints });
  const nodes = joinNodeList(services, () => live.position(), logger);
  watchNodes(metrics, nodes);
  const journal = watchJournal(services, logger, metrics);
  let isDraining = false;
  const readiness = {
    ...options.readiness,
    live: () => Promise.resolve(live.isConnected()),
    journal: () => journal.isIntact(),
    serving: () => Promise.resolve(!isDraining),
  };
  const app = await buildHttpServer(schema, apollo, authenticate, { ...options, readiness }, nodes);
  const sockets = openWebSockets(app.server, { schema, gate, authenticate, options, desk: live.desk });
  const stopForgetting = forgetHourly(services, options.blobs, logger);
  const close = async (): Promise<void> => {
    isDraining = true;
    // First, and waiting for nothing: whoever watches goes on at another node, all the sooner where the database is in trouble.
    await sockets.end();
    // What was asked is answered; who takes longer than this, a video over a village's line for one, sends it again elsewhere.
    const cut = setTimeout(() => app.server.closeAllConnections(), ANSWER_MS);
    const others = [sockets.rest(), live.stop(), nodes.leave(), stopForgetting(), journal.stop()];
    await Promise.all([app.close(), ...others]);
    clearTimeout(cut);
    await apollo.stop();
    sessions.stop();
  };
  try {
    await app.listen({ host, port });
  } catch (error) {
    await close();
    throw error;
  }
  const address = app.server.address();
  const listening = typeof address === "object" && address !== null ? address.port : port;
  let closing: Promise<void> | undefined;
  return { port: listening, close: () => (closing ??= close()) };
}
