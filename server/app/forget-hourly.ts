import type { Services } from "../../schema/common/context.js";
import { forgetOldKeys } from "../platform/commands/index.js";
import type { Blobs } from "../platform/blobs/index.js";
import type { Logger } from "../platform/logging/index.js";

const HOUR_MS = 3_600_000;
/** Longer than any upload token lives. */
const DRAFT_MS = 25 * HOUR_MS;

/** Forgets old idempotency keys and uploads that nobody went on with, at once and then every hour; a run that fails is logged and tried again with the next. */
export function forgetHourly({ database, clock }: Services, blobs: Blobs, logger: Logger): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const run = (): void => {
    const now = clock.now();
    const forgetting = Promise.all([
      forgetOldKeys(database, now),
      blobs.forgetDrafts(new Date(now.getTime() - DRAFT_MS)),
    ]);
    running = forgetting.then(
      ([count]) => {
        if (count > 0) logger.info({ count }, "old idempotency keys forgotten");
      },
      (error: unknown) => logger.warn({ err: error }, "old idempotency keys or uploads not forgotten"),
    );
  };
  run();
  const timer = setInterval(run, HOUR_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
