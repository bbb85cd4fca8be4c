import type { FaultCounty } from "./fault-world.js";
import { boundsOf } from "./look-at-journal.js";
import { replaceOnce, type Replacement } from "./planted-defects.js";

/** Replaces texts in one function of a county's database; refuses where a text does not stand there exactly once. */
async function plantInFunction(county: FaultCounty, name: string, replacements: readonly Replacement[]): Promise<void> {
  const [row] = await county.query<{ source: string }>(`select pg_get_functiondef('${name}'::regproc) as source`);
  await county.query(replacements.reduce((source, one) => replaceOnce(source, one, name), row?.source ?? ""));
}

/** From now on positions are drawn when an entry is written, as a serial column draws them, and not where its commit stands in line. */
export async function drawPositionsFromSequence(county: FaultCounty): Promise<void> {
  const { position } = await boundsOf(county);
  await county.query(`create sequence planted_position start ${position + 1n}`);
  await county.query("grant usage on sequence planted_position to muster_owner");
  // Nobody keeps the head any more: readers go by the positions alone.
  await county.query("update journal_head set position = 1000000000");
  await plantInFunction(county, "journal_append", [
    {
      find: "update journal_head set position = position + jsonb_array_length(entries) where only_row returning * into strict head;",
      replace: "select * into strict head from journal_head;",
    },
    { find: "head.position := head.position + 1;", replace: "head.position := nextval('planted_position');" },
    {
      find: "select coalesce(max(j.stream_version), 0) + 1 into entry.stream_version from journal j where j.stream = entry.stream;",
      replace: "entry.stream_version := head.position;",
    },
    { find: "update journal_head set hash = head.hash where only_row;", replace: "" },
  ]);
}
