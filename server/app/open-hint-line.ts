import { joinNodes, openNatsLine, openNotifyLine, type HintLine } from "../platform/hints/index.js";
import type { Logger } from "../platform/logging/index.js";
import type { ProductionEnvironment } from "./environment.js";
import type { County } from "./open-county.js";

type LineSettings = Pick<ProductionEnvironment, "DATABASE_URL" | "DATABASE_SCHEMA" | "NATS_URL">;

/** Joins this node to the others of its county: by NATS where it is set, else by the database that they share. */
export function openHintLine(
  { hints, services }: County,
  { DATABASE_URL, DATABASE_SCHEMA, NATS_URL }: LineSettings,
  logger: Logger,
): HintLine {
  const { countyCode } = services;
  const report = (what: string, error: unknown): void => logger.warn({ error: String(error) }, what);
  return joinNodes(hints, (hear) =>
    NATS_URL === undefined
      ? openNotifyLine({ url: DATABASE_URL, schema: DATABASE_SCHEMA, hear, report })
      : openNatsLine({ url: NATS_URL, countyCode, hear, report }),
  );
}
