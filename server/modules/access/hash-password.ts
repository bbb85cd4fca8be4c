import { randomBytes } from "node:crypto";
import { COST, deriveKey, KEY_BYTES, SALT_BYTES, type HashCost } from "./derive-key.js";

/** The hash of a password as a PHC string, which carries its own salt and cost. */
export async function hashPassword(password: string, cost: HashCost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return toPhc(cost, salt, await deriveKey(password, salt, cost));
}

/** A hash that no password has, costing as much to refuse as a real one. */
export function decoyHash(): string {
  return toPhc(COST, randomBytes(SALT_BYTES), randomBytes(KEY_BYTES));
}

function toPhc({ memoryKiB, passes, lanes }: HashCost, salt: Buffer, key: Buffer): string {
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${bare(salt)}$${bare(key)}`;
}

const bare = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");
