import { createConnection, type Socket } from "node:net";

const SMALL = 126;
const LARGE = 127;
const OPCODE = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/** All sockets of the process read into this one buffer: what is kept of it is copied before the next read. */
const incoming = Buffer.allocUnsafe(256 * 1024);

/** Where a socket goes and what it speaks. */
export interface SocketTarget {
  readonly port: number;
  /** The subprotocol to ask for; null for none. */
  readonly protocol: string | null;
}

/** A WebSocket client that does as little as it can, so that the servers are what is measured: it unpacks frames and answers pings. */
export class LeanSocket {
  private readonly socket: Socket;
  /** What came of a frame that is not whole yet; before the first frame, of the answer to the upgrade. */
  private rest: Buffer | null = null;
  private isUpgraded = false;

  private constructor(
    { port, protocol }: SocketTarget,
    private readonly onText: (text: Buffer) => void,
    private readonly settle: (fault: Error | null) => void,
  ) {
    const callback = (length: number): boolean => {
      this.read(incoming.subarray(0, length));
      return true;
    };
    this.socket = createConnection({ host: "127.0.0.1", port, noDelay: true, onread: { buffer: incoming, callback } });
    this.socket.on("error", settle);
    this.socket.on("close", () => settle(new Error("the server ended the socket")));
    const lines = ["GET /graphql HTTP/1.1", `Host: 127.0.0.1:${port}`, "Upgrade: websocket", "Connection: Upgrade"];
    const keys = ["Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Version: 13"];
    const asked = protocol === null ? [] : [`Sec-WebSocket-Protocol: ${protocol}`];
    this.socket.write(`${[...lines, ...keys, ...asked].join("\r\n")}\r\n\r\n`);
  }

  /** Opens a socket; fails where the upgrade is refused. */
  static async open(target: SocketTarget, onText: (text: Buffer) => void, onEnd: () => void): Promise<LeanSocket> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let isOpen = false;
    const socket = new LeanSocket(target, onText, (fault) => {
      if (fault === null) isOpen = true;
      if (fault === null) resolve();
      else if (isOpen) onEnd();
      else reject(fault);
    });
    await promise;
    return socket;
  }

  send(text: string): void {
    this.write(OPCODE.text, Buffer.from(text));
  }

  /** Leaves without a word; nobody is told of the end. */
  close(): void {
    this.socket.removeAllListeners("close");
    this.socket.destroy();
  }

  /** A mask of zeros leaves the text as it is; servers must take any. */
  private write(opcode: number, body: Buffer): void {
    const length =
      body.length < SMALL
        ? Buffer.of(body.length | 0x80)
        : Buffer.of(SMALL | 0x80, body.length >> 8, body.length & 0xff);
    this.socket.write(Buffer.concat([Buffer.of(opcode | 0x80), length, Buffer.alloc(4), body]));
  }

  private read(bytes: Buffer): void {
    let left = this.rest === null ? bytes : Buffer.concat([this.rest, bytes]);
    if (!this.isUpgraded) left = this.readAnswer(left);
    for (let taken = -1; this.isUpgraded && taken !== 0; left = left.subarray(taken)) taken = this.takeFrame(left);
    this.rest = left.length === 0 ? null : Buffer.from(left);
  }

  private readAnswer(bytes: Buffer): Buffer {
    const end = bytes.indexOf("\r\n\r\n");
    if (end === -1) return bytes;
    const [status = ""] = bytes.toString("latin1", 0, end).split("\r\n");
    this.isUpgraded = status.startsWith("HTTP/1.1 101");
    this.settle(this.isUpgraded ? null : new Error(`the upgrade was refused: ${status}`));
    return bytes.subarray(end + 4);
  }

  /** Takes one whole frame and gives its length; 0 where it is not whole yet. */
  private takeFrame(bytes: Buffer): number {
    if (bytes.length < 2) return 0;
    const short = bytes.readUInt8(1) & 0x7f;
    const head = short === LARGE ? 10 : short === SMALL ? 4 : 2;
    if (bytes.length < head) return 0;
    const length = short === LARGE ? Number(bytes.readBigUInt64BE(2)) : short === SMALL ? bytes.readUInt16BE(2) : short;
    if (bytes.length < head + length) return 0;
    const opcode = bytes.readUInt8(0) & 0x0f;
    const body = bytes.subarray(head, head + length);
    if (opcode === OPCODE.text) this.onText(body);
    else if (opcode === OPCODE.ping) this.write(OPCODE.pong, body);
    else if (opcode === OPCODE.close) this.socket.destroy();
    return head + length;
  }
}
