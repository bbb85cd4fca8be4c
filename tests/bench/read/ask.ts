import { Agent, request } from "node:http";

/** An answer with the time from the first byte sent to the last byte read. */
export interface TimedAnswer {
  readonly ms: number;
  readonly text: string;
}

/** Asks one server over one kept connection, in plain HTTP, so that the asking costs next to nothing. */
export class Asker {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly port: number,
    private readonly token: string,
  ) {}

  /** Sends one operation; throws where it is not answered without errors, since a quick error would look like a quick answer. */
  async ask(query: string, variables: Readonly<Record<string, unknown>>): Promise<TimedAnswer> {
    const body = JSON.stringify({ query, variables });
    const startedAt = performance.now();
    const { status, text } = await this.post(body);
    const ms = performance.now() - startedAt;
    if (status !== 200 || text.includes('"errors"')) throw new Error(`${status}: ${text.slice(0, 500)}`);
    return { ms, text };
  }

  close(): void {
    this.agent.destroy();
  }

  private post(body: string): Promise<{ readonly status: number | undefined; readonly text: string }> {
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: "127.0.0.1",
          port: this.port,
          path: "/graphql",
          method: "POST",
          agent: this.agent,
          headers: {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(body),
            authorization: `Bearer ${this.token}`,
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("end", () => resolve({ status: response.statusCode, text: Buffer.concat(parts).toString() }));
          response.on("error", reject);
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  }
}
