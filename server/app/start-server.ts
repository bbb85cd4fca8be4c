import { buildSchema } from "../../schema/build-schema.js";
import { resumeSession } from "../modules/access/index.js";
import { forgetHourly } from "./forget-hourly.js";
import { limitSignIns } from "./graphql/limit-sign-ins.js";
import { makeApollo } from "./graphql/make-apollo.js";
import { OperationGate } from "./graphql/operation-gate.js";
import { buildHttpServer } from "./http/build-http-server.js";
import type { Authenticate, ServerOptions } from "./server-options.js";
import { openLive } from "./websocket/open-live.js";
import { openWebSockets } from "./websocket/open-websockets.js";

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
  const authenticate: Authenticate = (token) => resumeSession(services.commands, token);
  const apollo = makeApollo({ schema, gate, logger, metrics });
  await apollo.start();
  const live = await openLive({ services, logger, metrics, gate, hints: options.hints });
  const readiness = { ...options.readiness, live: () => Promise.resolve(live.isConnected()) };
  const app = await buildHttpServer(schema, apollo, authenticate, { ...options, readiness });
  const sockets = openWebSockets(app.server, { schema, gate, authenticate, options, desk: live.desk });
  const stopForgetting = forgetHourly(services, logger);
  const close = async (): Promise<void> => {
    await stopForgetting();
    await sockets.close();
    await live.stop();
    await app.close();
    await apollo.stop();
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
