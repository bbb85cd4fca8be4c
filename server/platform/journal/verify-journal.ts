import { createHash } from "node:crypto";

/** Asks the county's database, with `?` for each parameter, as somebody who sees the whole journal. */
export type AskJournal = <Row>(sql: string, parameters: readonly unknown[]) => Promise<readonly Row[]>;

/** The first thing that is wrong, at which position, in words. */
export interface JournalFault {
  readonly position: bigint;
  readonly zh: string;
  readonly en: string;
}

/** What was looked at, and the first fault found; null where every entry is as it was written. */
export interface JournalVerdict {
  readonly from: bigint;
  readonly to: bigint;
  readonly fault: JournalFault | null;
}

/** How much to look at, and who is told how far it has come. */
export interface VerifyOptions {
  /** Only so many of the newest entries; all of them where it is left out. */
  readonly newest?: number;
  readonly onProgress?: (done: bigint, of: bigint) => void;
  /** Told the hash that the look begins behind and then that of every entry, in their order. */
  readonly onHash?: (hash: string) => void;
}

const BATCH = 2_000;

interface Head {
  readonly epoch: string;
  readonly position: string;
  readonly floor: string;
  readonly floor_hash: string;
  readonly hash: string;
}

interface Entry {
  readonly position: string;
  readonly stream: string;
  readonly stream_version: number;
  readonly hash: string;
  readonly content: string;
}

const HEAD =
  "select epoch, position, floor, encode(floor_hash, 'hex') as floor_hash, encode(hash, 'hex') as hash from journal_head";

/** The text of an entry that its hash covers, as SQL. */
export const CONTENT = `jsonb_build_array(position, stream, stream_version, type,
    (extract(epoch from occurred_at) * 1000000)::bigint, (extract(epoch from recorded_at) * 1000000)::bigint,
    actor_id, actor, summary, changes, incident_id, task_id, assignment_id, squad_id, division_code, to_jsonb(affected_codes), to_jsonb(agency_ids))::text`;

const ENTRIES = `select position, stream, stream_version, encode(hash, 'hex') as hash, ${CONTENT} as content
  from journal where position > ? and position <= ? order by position`;

/**
 * Looks whether the journal is what was written: every position there, every hash the digest of its entry and the hash before it, every
 * version of a stream the next, and the head where the last entry stands. Hashes are computed here, not by the database under test.
 */
export async function verifyJournal(ask: AskJournal, options: VerifyOptions = {}): Promise<JournalVerdict> {
  for (;;) {
    const head = await headOf(ask);
    const verdict = await follow(ask, head, options);
    if (verdict.fault === null) return verdict;
    const { epoch, floor } = await headOf(ask);
    // Archived or restored meanwhile: what seemed to be wrong may be what is kept no longer, so it is looked at anew.
    if (epoch === head.epoch && floor === head.floor) return verdict;
  }
}

async function headOf(ask: AskJournal): Promise<Head> {
  const [head] = await ask<Head>(HEAD, []);
  if (head === undefined) throw new Error("journal_head has no row: the schema is not migrated");
  return head;
}

async function follow(
  ask: AskJournal,
  head: Head,
  { newest, onProgress, onHash }: VerifyOptions,
): Promise<JournalVerdict> {
  const to = BigInt(head.position);
  const wanted = newest === undefined ? 0n : to - BigInt(newest);
  const from = wanted > BigInt(head.floor) ? wanted : BigInt(head.floor);
  const chain = new Chain(await hashAt(ask, head, from), from === 0n, onHash);
  for (let after = from; after < to; after += BigInt(BATCH)) {
    const upTo = after + BigInt(BATCH) < to ? after + BigInt(BATCH) : to;
    const entries = await ask<Entry>(ENTRIES, [after.toString(), upTo.toString()]);
    const fault = chain.take(entries, after, upTo);
    if (fault !== null) return { from, to, fault };
    onProgress?.(upTo, to);
  }
  const [beyond] = await ask<{ position: string }>("select min(position) as position from journal where position > ?", [
    head.position,
  ]);
  // Whatever was appended since the head was read stands behind it in order; anything without a head is a stranger.
  const now = await headOf(ask);
  const isStray = beyond?.position != null && BigInt(beyond.position) > BigInt(now.position);
  if (isStray) return { from, to, fault: stray(BigInt(beyond.position)) };
  return { from, to, fault: chain.hash === head.hash ? null : headDiffers(to) };
}

/** The chain as far as it has been followed. */
class Chain {
  private readonly versions = new Map<string, number>();

  constructor(
    public hash: string,
    /** From the first entry on every stream begins with version 1; later, with whatever it had. */
    private readonly isWhole: boolean,
    private readonly onHash: VerifyOptions["onHash"],
  ) {
    onHash?.(hash);
  }

  take(entries: readonly Entry[], after: bigint, upTo: bigint): JournalFault | null {
    let expected = after;
    for (const entry of entries) {
      expected += 1n;
      const position = BigInt(entry.position);
      if (position !== expected) return missing(expected);
      const digest = createHash("sha256")
        .update(Buffer.from(this.hash, "hex"))
        .update(entry.content, "utf8")
        .digest("hex");
      if (digest !== entry.hash) return altered(position);
      const before = this.versions.get(entry.stream) ?? (this.isWhole ? 0 : entry.stream_version - 1);
      if (entry.stream_version !== before + 1) return outOfStream(position, entry.stream);
      this.versions.set(entry.stream, entry.stream_version);
      this.hash = entry.hash;
      this.onHash?.(entry.hash);
    }
    return expected === upTo ? null : missing(expected + 1n);
  }
}

async function hashAt(ask: AskJournal, { floor, floor_hash }: Head, position: bigint): Promise<string> {
  if (position === BigInt(floor)) return floor_hash;
  const [entry] = await ask<{ hash: string }>("select encode(hash, 'hex') as hash from journal where position = ?", [
    position.toString(),
  ]);
  return entry?.hash ?? "";
}

const missing = (position: bigint): JournalFault => ({ position, zh: "缺少此条记录", en: "the entry is missing" });
const altered = (position: bigint): JournalFault => ({
  position,
  zh: "内容或其前一条的散列与链不符",
  en: "the entry, or the hash before it, does not fit the chain",
});
const outOfStream = (position: bigint, stream: string): JournalFault => ({
  position,
  zh: `${stream} 的版本号不连续`,
  en: `the versions of ${stream} do not follow each other`,
});
const stray = (position: bigint): JournalFault => ({
  position,
  zh: "记录位于链首之后",
  en: "the entry stands beyond the head",
});
const headDiffers = (position: bigint): JournalFault => ({
  position,
  zh: "链首散列与最后一条记录不符",
  en: "the head does not fit the last entry",
});
