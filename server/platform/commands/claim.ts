import { createHash } from "node:crypto";
import { accept, refuse, type Result } from "../../kernel/result.js";
import { literal, type Answers } from "../database/index.js";
import type { CommandCall } from "./command.js";

/** The row by which a command is carried out once. */
export interface Claim {
  readonly actorId: string;
  readonly key: string;
  readonly requestHash: string;
  readonly createdAt: Date;
}

/** The claim of a call; the same for equal inputs whatever the order of their keys. */
export function claimOf({ actor, name, input }: CommandCall<unknown>, now: Date): Claim {
  const requestHash = createHash("sha256").update(canonical({ name, input })).digest("hex");
  return { actorId: actor.personId, key: input.idempotencyKey, requestHash: `\\x${requestHash}`, createdAt: now };
}

/** Claims the key, where a second caller waits until the first has committed or gone, and looks whose it is. */
export function claimStatements({ actorId, key, requestHash, createdAt }: Claim): readonly string[] {
  const values = [actorId, key, requestHash, createdAt.toISOString()].map(literal);
  return [
    `insert into idempotency (actor_id, key, request_hash, created_at) values (${values.join(", ")}) on conflict do nothing`,
    `select request_hash = ${literal(requestHash)} as "isSame", answer from idempotency where actor_id = ${literal(actorId)} and key = ${literal(key)}`,
  ];
}

/** The claim as a row, by column. */
export function claimRow({ actorId, key, requestHash, createdAt }: Claim): Readonly<Record<string, unknown>> {
  return { actor_id: actorId, key, request_hash: requestHash, created_at: createdAt };
}

/** What the second caller of a key gets, told from the answers to those statements; null for the first. */
export function knownOutcome(answers: Answers): Result<unknown> | null {
  const [claimed, found] = answers.slice(-2);
  if (claimed?.rowCount === 1) return null;
  const known = found?.rows[0];
  return known?.["isSame"] === true
    ? accept(known["answer"])
    : refuse("IDEMPOTENCY_CONFLICT", { path: ["input", "idempotencyKey"] });
}

/** A text that is equal for equal inputs whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part) && !(part instanceof Date)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
