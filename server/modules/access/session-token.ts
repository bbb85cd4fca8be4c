import { createHash, randomBytes } from "node:crypto";

const TOKEN_BYTES = 32;
const TOKEN_FORM = /^[\w-]{43}$/;

/** A new session token: 256 random bits that mean nothing. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** What is stored and looked for in place of a token, or null where the text cannot be one of ours. */
export function hashToken(token: string): string | null {
  // Without salt or cost: nobody guesses 256 random bits, and every request pays for this.
  return TOKEN_FORM.test(token) ? createHash("sha256").update(token).digest("hex") : null;
}
