import { once } from "node:events";
import { createConnection, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A line through the proxy: the caller's end and the server's. */
interface Line {
  readonly near: Socket;
  readonly far: Socket;
}

/** A network between two programs that a test can break. */
export class TcpProxy {
  private readonly lines = new Set<Line>();
  private isRefusing = false;
  private isBlackHole = false;
  private delayMs = 0;
  private losesAnswer: () => boolean = () => false;

  private constructor(
    private readonly server: Server,
    private readonly target: () => { readonly host: string; readonly port: number },
  ) {
    server.on("connection", (near) => this.connect(near));
  }

  /** Opens a proxy on a free port; the target is asked for at every connection, since a server may come back elsewhere. */
  static async open(target: () => { readonly host: string; readonly port: number }): Promise<TcpProxy> {
    const server = createServer();
    const proxy = new TcpProxy(server, target);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get open(): number {
    return this.lines.size;
  }

  /** Cuts every line with a reset. */
  cut(): void {
    for (const { near, far } of this.lines) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  }

  /** Cuts every line and takes no new one. */
  refuse(): void {
    this.isRefusing = true;
    this.cut();
  }

  /** Swallows everything in both directions, so that nobody learns that the line is dead. */
  blackHole(): void {
    this.isBlackHole = true;
  }

  /** Holds everything back for a while, in order. */
  delay(ms: number): void {
    this.delayMs = ms;
  }

  /** Where the lot falls so, cuts a line at the first byte of an answer: what was asked has been carried out, and nobody is told. */
  loseAnswers(lot: () => boolean): void {
    this.losesAnswer = lot;
  }

  /** Lets the callers send and hear again; what a black hole swallowed is gone. */
  heal(): void {
    this.isRefusing = false;
    if (this.isBlackHole) this.cut();
    this.isBlackHole = false;
    this.delayMs = 0;
    this.losesAnswer = () => false;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, "close");
  }

  private connect(near: Socket): void {
    near.on("error", () => undefined);
    if (this.isRefusing) return void near.resetAndDestroy();
    const far = createConnection(this.target());
    const line = { near, far };
    this.lines.add(line);
    far.on("error", () => undefined);
    far.once("data", () => this.losesAnswer() && near.resetAndDestroy());
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on("data", (bytes) => this.carry(bytes, to));
      from.on("close", () => {
        this.lines.delete(line);
        to.destroy();
      });
    }
  }

  private carry(bytes: Buffer, to: Socket): void {
    if (this.isBlackHole || to.destroyed) return;
    if (this.delayMs === 0) to.write(bytes);
    else setTimeout(() => to.destroyed || to.write(bytes), this.delayMs);
  }
}
