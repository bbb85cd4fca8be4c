import { setTimeout as sleep } from "node:timers/promises";
import { OptimisticLockError } from "@mikro-orm/postgresql";
import { refuse, type Result } from "../../kernel/result.js";
import { databaseTrouble } from "../database/index.js";
import { isKnownAboard } from "./command-ferry.js";
import type { Command, CommandCall, CommandEnvironment } from "./command.js";
import type { Reactions } from "./transaction.js";
import { Work } from "./work.js";

const ONLY_VIEWING =
  "正以其他岗位的视角查看，不能操作；请先结束查看。You are viewing as another seat, which changes nothing; end that first.";
/** Two transactions that met are run again, each after a wait of its own, as long as the caller has not waited for long already. */
const AGAIN_WITHIN_MS = 1_900;
const ATTEMPTS = 3;
const WAIT_MS = 60;

/**
 * Runs a command once: the same key with the same input gets the stored answer, with another input IDEMPOTENCY_CONFLICT.
 * A refusal rolls everything back, the key included, so nothing is left of it. Where PostgreSQL ends a transaction because of another
 * (a deadlock, say) it is run again from its beginning, twice at most.
 */
export async function runCommand<Input, Answer>(
  environment: CommandEnvironment,
  call: CommandCall<Input>,
  command: Command<Input, Answer>,
): Promise<Result<Answer>> {
  if (call.actor.isViewingAs) return refuse("FORBIDDEN", { because: ONLY_VIEWING });
  const startedAt = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    const work = new Work(environment, call);
    try {
      // The first time it asks the database for nothing that it does not need; then its key is claimed before all else.
      if (attempt > 1) await work.begin();
      return await carryOut(environment, call, command, work);
    } catch (error) {
      await work.rollback();
      if (work.known !== null) return work.known as Result<Answer>;
      if (error instanceof OptimisticLockError) return refuse("STALE_VERSION");
      const isLate = attempt === ATTEMPTS || performance.now() - startedAt > AGAIN_WITHIN_MS;
      if (isLate || !(isKnownAboard(error) || databaseTrouble(error) === "conflict")) throw error;
      await sleep(WAIT_MS * attempt * Math.random());
    }
  }
}

async function carryOut<Input, Answer>(
  environment: CommandEnvironment,
  call: CommandCall<Input>,
  command: Command<Input, Answer>,
  work: Work,
): Promise<Result<Answer>> {
  const outcome = await command(work, call.input);
  if (!outcome.ok) {
    // What was carried out before is answered as it was, even where it would be refused by now.
    await work.begin();
    await work.rollback();
    return outcome;
  }
  await work.elevate();
  await runReactions(work, environment.reactions);
  const position = await work.commit(outcome.value);
  if (position !== null) environment.onCommitted(position);
  return outcome;
}

/** Events recorded by a reaction are reacted to in their turn, in the order in which they were recorded. */
async function runReactions(work: Work, reactions: Reactions): Promise<void> {
  for (let next = 0; next < work.events.length; next += 1) {
    const event = work.events[next];
    if (event === undefined) return;
    for (const react of reactions[event.type] ?? []) await react(work, event);
  }
}
