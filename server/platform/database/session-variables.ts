import pg from "pg";
import type { Reader } from "./reader.js";

/** The session variables that the row-level policies read. */
export function sessionVariables(reader: Reader): Record<string, string> {
  if ("system" in reader) return { "muster.grant": "system", "muster.person": reader.system };
  return {
    "muster.grant": "viewer",
    "muster.person": reader.personId,
    "muster.areas": reader.scope.areas.join(","),
    "muster.agencies": reader.scope.agencies.join(","),
  };
}

/** The statement that says who reads, until the transaction ends. */
export function actAs(reader: Reader): string {
  const settings = Object.entries(sessionVariables(reader)).map(
    ([name, value]) => `set_config('${name}', ${literal(value)}, true)`,
  );
  return `select ${settings.join(", ")}`;
}

/** From here on the transaction sees and writes the whole county. */
export const ACT_FOR_COUNTY = "select set_config('muster.grant', 'county', true)";

/** A text as it stands in a statement. */
export function literal(text: string): string {
  return pg.escapeLiteral(text);
}
