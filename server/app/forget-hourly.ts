import type { Services } from "../../schema/common/context.js";
import { forgetOldKeys } from "../platform/commands/index.js";
import type { Logger } from "../platform/logging/index.js";

const HOUR_MS = 3_600_000;

/** Forgets old idempotency keys at once and then every hour; a run that fails is logged and tried again with the next. */
export function forgetHourly({ database, clock }: Services, logger: Logger): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const run = (): void => {
    running = forgetOldKeys(database, clock.now()).then(
      (count) => {
        if (count > 0) logger.info({ count }, "old idempotency keys forgotten");
      },
      (error: unknown) => logger.warn({ err: error }, "old idempotency keys not forgotten"),
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
