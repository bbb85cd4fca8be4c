import pg from "pg";

/** What writers on connections of their own got done. */
export interface Written {
  readonly count: number;
  readonly seconds: number;
  readonly ms: readonly number[];
}

/** Writes on several connections at once without a pause; each piece of work is one transaction, acknowledged before the next begins. */
export async function write(
  url: string,
  schema: string,
  { writers, seconds }: { readonly writers: number; readonly seconds: number },
  work: (client: pg.Client) => Promise<unknown>,
): Promise<Written> {
  const clients = await Promise.all(
    Array.from({ length: writers }, async () => {
      // Several statements of one transaction go in one write: the best that can be done by hand.
      const client = new pg.Client({ connectionString: url, options: `-c search_path=${schema}`, pipeline: true });
      await client.connect();
      return client;
    }),
  );
  const ms: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1_000;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        const begunAt = performance.now();
        await work(client);
        ms.push(performance.now() - begunAt);
      }
    }),
  );
  const written = { count: ms.length, seconds: (performance.now() - startedAt) / 1_000, ms };
  await Promise.all(clients.map((client) => client.end()));
  return written;
}
