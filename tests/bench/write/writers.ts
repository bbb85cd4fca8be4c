import pg from "pg";

/** What writers on connections of their own got done. */
export interface Written {
  readonly count: number;
  readonly seconds: number;
  readonly ms: readonly number[];
}

/** Writers on connections of their own. */
export class Writers {
  private constructor(private readonly clients: readonly pg.Client[]) {}

  /** Connects so many writers as the application. */
  static async open(url: string, schema: string, count: number): Promise<Writers> {
    const clients = Array.from(
      { length: count },
      // Several statements of one transaction go in one write: the best that can be done by hand.
      () => new pg.Client({ connectionString: url, options: `-c search_path=${schema}`, pipeline: true }),
    );
    // Where something else went wrong, PostgreSQL ends first: that is to be told and not this.
    for (const client of clients) client.on("error", () => undefined);
    await Promise.all(clients.map((client) => client.connect()));
    return new Writers(clients);
  }

  /** Lets all write at once without a pause; each piece of work is one transaction, acknowledged before the writer's next begins. */
  async write(seconds: number, work: (client: pg.Client) => Promise<unknown>): Promise<Written> {
    const ms: number[] = [];
    const startedAt = performance.now();
    const until = startedAt + seconds * 1_000;
    const writing = async (client: pg.Client): Promise<void> => {
      while (performance.now() < until) {
        const begunAt = performance.now();
        await work(client);
        ms.push(performance.now() - begunAt);
      }
    };
    await Promise.all(this.clients.map(writing));
    return { count: ms.length, seconds: (performance.now() - startedAt) / 1_000, ms };
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end()));
  }
}
