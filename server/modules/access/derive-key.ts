import { argon2 } from "node:crypto";
import { boundedQueue } from "./hash-queue.js";

/** How much work a guess costs; written into every hash, so that it can grow without making old hashes useless. */
export interface HashCost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
export const COST: HashCost = { memoryKiB: 19_456, passes: 2, lanes: 1 };
/** For passwords of more than 100 random bits, which no cost makes safer; a hundred of them must not hold up a start. */
export const RANDOM_PASSWORD_COST: HashCost = { memoryKiB: 1_024, passes: 1, lanes: 1 };
export const KEY_BYTES = 32;
export const SALT_BYTES = 16;

// Two at a time leave half of Node's four worker threads to others and bound the memory to 38 MiB; 64 in line are answered within two seconds.
const queue = boundedQueue({ parallel: 2, waiting: 64 });

/** The argon2id key of a password; throws QueueFullError where too many wait already. */
export function deriveKey(password: string, salt: Buffer, { memoryKiB, passes, lanes }: HashCost): Promise<Buffer> {
  const parameters = {
    message: password.normalize("NFC"),
    nonce: salt,
    memory: memoryKiB,
    passes,
    parallelism: lanes,
    tagLength: KEY_BYTES,
  };
  return queue.run(
    () =>
      new Promise((resolve, reject) => {
        argon2("argon2id", parameters, (error, key) => (error === null ? resolve(key) : reject(error)));
      }),
  );
}
