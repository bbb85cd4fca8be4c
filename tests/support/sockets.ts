import { once } from "node:events";
import { WebSocket } from "ws";

/** A message of the graphql-transport-ws protocol. */
export type SocketMessage = { readonly type: string; readonly id?: string; readonly payload?: unknown };

/** A bare socket that speaks the protocol word by word, for tests of what a well-behaved client never does. */
export class BareSocket {
  readonly messages: SocketMessage[] = [];
  /** How the server ended it. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;

  private constructor(readonly socket: WebSocket) {
    socket.on("message", (bytes: Buffer) => this.messages.push(JSON.parse(bytes.toString())));
    socket.on("error", () => undefined);
    this.closed = new Promise((resolve) => {
      socket.once("close", (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  /** Opens a socket; throws with the HTTP status where the upgrade is refused. */
  static async open(url: string, headers: Record<string, string> = {}): Promise<BareSocket> {
    const socket = new WebSocket(url, "graphql-transport-ws", { headers });
    const bare = new BareSocket(socket);
    const refused = once(socket, "unexpected-response").then(([, response]) => {
      throw new Error(`refused with ${response.statusCode}`);
    });
    await Promise.race([once(socket, "open"), refused]);
    refused.catch(() => undefined);
    return bare;
  }

  send(message: SocketMessage): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Waits for the first message that fits. */
  async next(fits: (message: SocketMessage) => boolean): Promise<SocketMessage> {
    for (;;) {
      const found = this.messages.find(fits);
      if (found !== undefined) return found;
      await Promise.race([
        once(this.socket, "message"),
        this.closed.then(({ code, reason }) => {
          throw new Error(`closed with ${code} ${reason}`);
        }),
      ]);
    }
  }

  /** Names the session and waits for the server's yes. */
  async begin(token: string | null): Promise<void> {
    this.send({ type: "connection_init", payload: token === null ? {} : { authorization: `Bearer ${token}` } });
    await this.next(({ type }) => type === "connection_ack");
  }

  /** Asks an operation and gives the codes of the errors it was refused with. */
  async refusedCodes(id: string, query: string, variables: object = {}): Promise<readonly unknown[]> {
    this.send({ type: "subscribe", id, payload: { query, variables } });
    const { payload } = await this.next((message) => message.id === id && message.type === "error");
    return (payload as { extensions: { code: string } }[]).map(({ extensions }) => extensions.code);
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}
