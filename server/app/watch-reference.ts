import type { Database } from "../platform/database/index.js";
import type { Logger } from "../platform/logging/index.js";

const CHECK_EVERY_MS = 1_000;

/**
 * Reads reference data anew within a second after another process has edited it. Triggers on the reference tables move one number, so
 * no loader can forget to tell. Returns how to stop.
 */
export function watchReference(database: Database, logger: Logger): () => Promise<void> {
  let known: string | null = null;
  let running = Promise.resolve();
  const check = async (): Promise<void> => {
    const [row] = await database.read({ system: "reference" }, (em) =>
      em.execute<{ version: string }[]>("select version from reference_version"),
    );
    const version = row?.version ?? null;
    if (known !== null && version !== known) database.forgetReference();
    known = version;
  };
  const checkNow = (): void => {
    running = running
      .then(check)
      .catch((error: unknown) => logger.warn({ error: String(error) }, "reference data not checked"));
  };
  checkNow();
  const timer = setInterval(checkNow, CHECK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
