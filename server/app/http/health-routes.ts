import type { FastifyInstance } from "fastify";
import { withinTime } from "../../kernel/within-time.js";
import type { NodeList, NodeStanding } from "../node-list.js";
import type { ServerOptions } from "../server-options.js";

const SLOWEST_CHECK_MS = 2_000;

/** Says whether the process lives, whether it can work, and what it has counted. */
export function addHealthRoutes(
  app: FastifyInstance,
  { services, metrics, readiness, logger, isDemo }: ServerOptions,
  nodes: NodeList,
): void {
  const checks: ServerOptions["readiness"] = {
    database: () =>
      services.database.read({ system: "readiness" }, async (em) => {
        await em.execute("select position from journal_head");
        return true;
      }),
    ...readiness,
  };

  app.get("/livez", () => ({ status: "ok", ...(isDemo ? { isDemo } : {}) }));

  app.get("/readyz", async (_request, reply) => {
    const found = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await holds(name, check)] as const),
    );
    const isReady = found.every(([, isGood]) => isGood);
    const verdicts = found.map(([name, isGood]) => [name, isGood ? "ok" : "failing"]);
    return reply
      .code(isReady ? 200 : 503)
      .send({ status: isReady ? "ok" : "failing", checks: Object.fromEntries(verdicts), nodes: await known() });
  });

  /** Without the database nobody can say who else is there; that it is away stands among the checks. */
  async function known(): Promise<readonly NodeStanding[]> {
    return withinTime(nodes.standing(), SLOWEST_CHECK_MS).then(
      (found) => found ?? [],
      () => [],
    );
  }

  app.get("/metrics", async (_request, reply) => reply.type(metrics.contentType).send(await metrics.page()));

  async function holds(name: string, check: () => Promise<boolean>): Promise<boolean> {
    try {
      return (await withinTime(check(), SLOWEST_CHECK_MS)) ?? false;
    } catch (error) {
      logger.warn({ check: name, error: String(error) }, "readiness check failed");
      return false;
    }
  }
}
