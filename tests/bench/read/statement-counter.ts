import { once } from "node:events";
import { createConnection, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { StatementReader } from "./statement-reader.js";

/** A line between a server and its PostgreSQL that notes every statement the server sends; the server is the one of production and knows nothing of it. */
export class StatementCounter {
  private sent: string[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  /** Opens the line on a free port. */
  static async open(postgresPort: number): Promise<StatementCounter> {
    const server = createServer();
    const counter = new StatementCounter(server);
    server.on("connection", (near) =>
      counter.connect(near, createConnection({ host: "127.0.0.1", port: postgresPort })),
    );
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return counter;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The statements since it was last asked. */
  take(): readonly string[] {
    const { sent } = this;
    this.sent = [];
    return sent;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, "close");
  }

  private connect(near: Socket, far: Socket): void {
    const reader = new StatementReader((statement) => this.sent.push(statement));
    near.on("data", (bytes: Buffer) => reader.read(bytes));
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on("error", () => undefined);
      from.on("close", () => {
        this.sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  }
}
