import type { Actor } from "../../kernel/actor.js";
import type { Clock } from "../../kernel/clock.js";
import type { Result } from "../../kernel/result.js";
import type { Database } from "../database/index.js";
import type { Reactions, Transaction } from "./transaction.js";

/** What running a command needs besides the command. */
export interface CommandEnvironment {
  readonly database: Database;
  readonly clock: Clock;
  readonly reactions: Reactions;
  readonly countyCode: string;
  /** Told after each commit with the newest position: a hint that may be lost. */
  readonly onCommitted: (position: bigint) => void;
}

/** A command as it came: who, which key, which name, which input. */
export interface CommandCall<Input> {
  readonly actor: Actor;
  readonly name: string;
  readonly input: Input & { readonly idempotencyKey: string; readonly onBehalf?: string | null | undefined };
}

/** A use case: checks, changes and records inside one transaction; its answer is stored, so it is plain JSON. */
export type Command<Input, Answer> = (tx: Transaction, input: Input) => Promise<Result<Answer>>;
