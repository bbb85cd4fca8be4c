import type { Services } from "../../schema/common/context.js";
import { systemClock, type Clock } from "../kernel/clock.js";
import { openDatabase, type Database } from "../platform/database/index.js";
import type { Logger } from "../platform/logging/index.js";
import { reactions } from "../reactions/index.js";
import { makeCommitHints, type CommitHints } from "../platform/hints/index.js";
import { entities } from "./entities.js";

/** One county's database with all that works on it. */
export interface County {
  readonly database: Database;
  readonly services: Services;
  readonly hints: CommitHints;
}

/** Which county, and how its database is reached. */
export interface CountyOptions {
  readonly url: string;
  readonly schema: string;
  readonly countyCode: string;
  readonly logger: Logger;
  readonly poolSize?: number;
  readonly clock?: Clock;
}

/** Opens a county; its database is to be closed at the end. */
export async function openCounty(options: CountyOptions): Promise<County> {
  const { url, schema, countyCode, logger, poolSize = 20, clock = systemClock } = options;
  const onWarning = (message: string): void => logger.warn({ message }, "database");
  const database = await openDatabase({ url, schema, entities, poolSize, onWarning });
  const hints = makeCommitHints();
  const commands = { database, clock, reactions, countyCode, onCommitted: (position: bigint) => hints.tell(position) };
  return { database, hints, services: { database, clock, countyCode, commands } };
}
