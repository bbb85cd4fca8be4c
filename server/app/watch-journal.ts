import { setTimeout as sleep } from "node:timers/promises";
import type { Services } from "../../schema/common/context.js";
import type { Clock } from "../kernel/clock.js";
import { verifyJournal, type AskJournal, type VerifyOptions } from "../platform/journal/index.js";
import type { Logger } from "../platform/logging/index.js";
import type { Metrics } from "../platform/metrics/index.js";

/** What is looked at with every start: the stretch that somebody could have touched last. */
const NEWEST = 10_000;
/** A look that failed because of the database has not been one. */
const AGAIN_AFTER_MS = 2_000;
const HOUR_MS = 3_600_000;
/** Three in the morning in China, when the fewest people report. */
const HOUR_OF_FULL_LOOK = 3;

/** Whether the journal was found to be what was written. */
export interface JournalWatch {
  /** As far as it was looked at, and once the newest entries have been: nobody is sent to a server before. */
  isIntact(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Verifies the newest entries at once and the whole journal every night; a fault makes the server unready, loudly. */
export function watchJournal({ database, clock }: Services, logger: Logger, metrics: Metrics): JournalWatch {
  let faultAt: bigint | null = null;
  let isStopped = false;
  const ask: AskJournal = (sql, parameters) =>
    isStopped
      ? Promise.reject(new Error("the server stops"))
      : database.read({ system: "journal verify" }, (em) => em.execute(sql, [...parameters]));
  const look = async (options: VerifyOptions): Promise<void> => {
    const { from, to, fault } = await verifyJournal(ask, options);
    faultAt = fault?.position ?? null;
    if (fault === null) logger.info({ from: Number(from), to: Number(to) }, "the journal is as it was written");
    else logger.error({ position: Number(fault.position), fault: fault.en }, "the journal is not what was written");
  };
  const lookAtNight = onceANight(clock, () => look({}));
  const failed = (error: unknown): void => {
    if (!isStopped) logger.warn({ error: String(error) }, "the journal could not be verified");
  };
  metrics.addGauge("muster_journal_fault_position", "First wrong journal entry that was found, 0 where none was", () =>
    Number(faultAt ?? 0n),
  );
  const lookAtStart = (): Promise<boolean> =>
    look({ newest: NEWEST }).then(
      () => true,
      (error: unknown) => {
        failed(error);
        return isStopped;
      },
    );
  const firstLook = untilDone(lookAtStart);
  let running = firstLook;
  const timer = setInterval(() => {
    running = running.then(lookAtNight).catch(failed);
  }, HOUR_MS);
  timer.unref();
  return {
    async isIntact() {
      await firstLook;
      return faultAt === null;
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** Does something when it is asked in the hour of the full look; what failed is made up for at the next call, not in the next night. */
function onceANight(clock: Clock, act: () => Promise<void>): () => Promise<void> {
  let isDue = false;
  return async () => {
    const hour = new Date(clock.now().getTime() + 8 * HOUR_MS).getUTCHours();
    isDue ||= hour === HOUR_OF_FULL_LOOK;
    if (!isDue) return;
    await act();
    isDue = false;
  };
}

async function untilDone(attempt: () => Promise<boolean>): Promise<void> {
  while (!(await attempt())) await sleep(AGAIN_AFTER_MS, undefined, { ref: false });
}
