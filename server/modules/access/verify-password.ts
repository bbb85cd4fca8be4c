import { timingSafeEqual } from "node:crypto";
import { deriveKey } from "./derive-key.js";
import { LONGEST_PASSWORD } from "./password.rules.js";

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Tells whether a password belongs to a PHC string; costs the same whether it does or not, and throws on a string that is no argon2id hash. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, lanes, salt, key] = PHC.exec(hash) ?? [];
  if (salt === undefined || key === undefined) throw new Error("a stored password hash is not an argon2id PHC string");
  const cost = { memoryKiB: Number(memory), passes: Number(passes), lanes: Number(lanes) };
  const derived = await deriveKey(password.slice(0, LONGEST_PASSWORD + 1), Buffer.from(salt, "base64"), cost);
  const expected = Buffer.from(key, "base64");
  return derived.length === expected.length && timingSafeEqual(derived, expected);
}
