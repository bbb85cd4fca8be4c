import { randomBytes } from "node:crypto";
import type { Services } from "../../schema/common/context.js";
import type { Logger } from "../platform/logging/index.js";
import type { Metrics } from "../platform/metrics/index.js";
import { oneAtATime } from "./one-at-a-time.js";

const TELL_EVERY_MS = 2_000;
/** A node that has not given word for this long is not counted any more. */
const SILENT_MS = 15_000;

/** An API node of the county as it last gave word. */
export interface NodeStanding {
  /** Random, new with every start: it tells nobody where the node is. */
  readonly id: string;
  readonly isThis: boolean;
  readonly upSeconds: number;
  readonly seenSecondsAgo: number;
  /** Journal entries that it had not read when it last gave word. */
  readonly lag: number;
}

/** This node among those of its county. */
export interface NodeList {
  /** Every node that gave word lately, this one included; throws where the database cannot be asked. */
  standing(): Promise<readonly NodeStanding[]>;
  /** Stops giving word and takes this node off the list. */
  leave(): Promise<void>;
}

/** Enters this node in the list and gives word of it every two seconds; `position` tells how far it has read the journal. */
export function joinNodeList({ database }: Services, position: () => bigint, logger: Logger): NodeList {
  const id = randomBytes(4).toString("hex");
  const startedAt = performance.now();
  const tell = (): Promise<void> =>
    database.writeAsSystem("nodes", async (em) => {
      const read = position();
      // The database's own clock, so that nodes whose clocks differ agree on who is late; the row may have gone with a crash of the database.
      await em.execute(
        `insert into node (id, started_at, seen_at, position, lag)
         select ?, now() - make_interval(secs => ?), now(), ?::bigint, greatest(0, h.position - ?::bigint) from journal_head h
         on conflict (id) do update set seen_at = now(), position = excluded.position, lag = excluded.lag`,
        [id, (performance.now() - startedAt) / 1_000, read.toString(), read.toString()],
      );
      await em.execute("delete from node where seen_at < now() - make_interval(secs => ?)", [SILENT_MS / 1_000]);
    });
  const telling = oneAtATime(tell, (error) => logger.warn({ error: String(error) }, "node list not told"));
  telling.ask();
  const timer = setInterval(telling.ask, TELL_EVERY_MS);
  timer.unref();
  return {
    standing: () =>
      database.read({ system: "nodes" }, async (em) => {
        const found = await em.execute<{ id: string; up: string; ago: string; lag: string }[]>(
          `select id, extract(epoch from now() - started_at) as up, extract(epoch from now() - seen_at) as ago, lag from node
           where seen_at > now() - make_interval(secs => ?) order by started_at, id`,
          [SILENT_MS / 1_000],
        );
        return found.map((row) => ({
          id: row.id,
          isThis: row.id === id,
          upSeconds: Math.round(Number(row.up)),
          seenSecondsAgo: Math.round(Number(row.ago) * 10) / 10,
          lag: Number(row.lag),
        }));
      }),
    async leave() {
      clearInterval(timer);
      await telling.rest();
      await database
        .writeAsSystem("nodes", (em) => em.execute("delete from node where id = ?", [id]))
        .catch((error: unknown) => logger.warn({ error: String(error) }, "node list not left"));
    },
  };
}

/** Counts the nodes and how far the last of them is behind, for whoever watches the county from one of them. */
export function watchNodes(metrics: Metrics, nodes: NodeList): void {
  metrics.addGauge(
    "muster_nodes",
    "API nodes of this county that gave word lately",
    async () => (await nodes.standing()).length,
  );
  metrics.addGauge("muster_node_lag_entries", "Journal entries that the slowest node had not read", async () =>
    Math.max(0, ...(await nodes.standing()).map(({ lag }) => lag)),
  );
}
