/** Trouble that is nobody's mistake: two transactions met, or the database cannot be asked just now. */
export type DatabaseTrouble = "conflict" | "unavailable";

const TROUBLES: Readonly<Record<string, DatabaseTrouble>> = {
  /** serialization_failure, deadlock_detected, lock_not_available: the transaction is gone and may be run again. */
  "40001": "conflict",
  "40P01": "conflict",
  "55P03": "conflict",
  /** query_canceled by statement_timeout, idle_in_transaction_session_timeout, and the ways a server says that it is going or coming. */
  "57014": "unavailable",
  "25P03": "unavailable",
  "57P01": "unavailable",
  "57P02": "unavailable",
  "57P03": "unavailable",
  "53300": "unavailable",
  ECONNREFUSED: "unavailable",
  ECONNRESET: "unavailable",
  EPIPE: "unavailable",
  ETIMEDOUT: "unavailable",
  EHOSTUNREACH: "unavailable",
};

/** What the driver says without a code. */
const WORDS = [
  "timeout exceeded when trying to connect",
  "Connection terminated",
  "Client has encountered a connection error",
];

/** What kind of trouble an error is, wherever in its chain of causes PostgreSQL or the driver speaks; null for anything else. */
export function databaseTrouble(error: unknown): DatabaseTrouble | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 8; current = current.cause, depth += 1) {
    const code = "code" in current && typeof current.code === "string" ? current.code : "";
    const known = TROUBLES[code] ?? (code.startsWith("08") ? "unavailable" : undefined);
    if (known !== undefined) return known;
    const { message } = current;
    if (WORDS.some((words) => message.includes(words))) return "unavailable";
  }
  return null;
}
