const QUERY = "Q".charCodeAt(0);
const PARSE = "P".charCodeAt(0);
const BIND = "B".charCodeAt(0);
const EXECUTE = "E".charCodeAt(0);

/** Reads what a client sends to PostgreSQL, in pieces of any size, and tells the text of each statement that is run. */
export class StatementReader {
  private waiting: Buffer = Buffer.alloc(0);
  private hasStarted = false;
  private readonly prepared = new Map<string, string>();
  private bound = "";

  constructor(private readonly onStatement: (text: string) => void) {}

  read(bytes: Buffer): void {
    this.waiting = this.waiting.length === 0 ? bytes : Buffer.concat([this.waiting, bytes]);
    for (;;) {
      // The first message has no kind: its length comes first.
      const head = this.hasStarted ? 1 : 0;
      if (this.waiting.length < head + 4) return;
      const end = head + this.waiting.readInt32BE(head);
      if (this.waiting.length < end) return;
      if (this.hasStarted) this.take(this.waiting[0] ?? 0, this.waiting.subarray(5, end));
      this.hasStarted = true;
      this.waiting = this.waiting.subarray(end);
    }
  }

  private take(kind: number, body: Buffer): void {
    const [first = "", second = ""] = kind === EXECUTE ? [] : body.toString("utf8").split("\0", 2);
    if (kind === QUERY) this.onStatement(first);
    if (kind === PARSE) this.prepared.set(first, second);
    if (kind === BIND) this.bound = this.prepared.get(second) ?? "?";
    if (kind === EXECUTE) this.onStatement(this.bound);
  }
}
