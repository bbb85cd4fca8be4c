import type { AskJournal, JournalFault } from "./verify-journal.js";

/** What somebody outside of the database was told once: the hash at a position of a life of the journal, and entries before it. */
export interface JournalAnchor {
  readonly epoch: string;
  readonly position: number;
  readonly hash: string;
  readonly entries: readonly { readonly position: number; readonly hash: string }[];
}

/** What holding an anchor against the journal says: it fits, a fault, or why nothing can be said. */
export type AnchorVerdict = "fits" | "other-epoch" | "below-floor" | { readonly fault: JournalFault };

/** Looks whether the journal still says what an anchor says; finds a chain that was cut off or written anew together with its head. */
export async function compareAnchor(ask: AskJournal, anchor: JournalAnchor): Promise<AnchorVerdict> {
  const [head] = await ask<{ epoch: string; floor: string }>("select epoch, floor from journal_head", []);
  if (head === undefined) throw new Error("journal_head has no row: the schema is not migrated");
  if (head.epoch !== anchor.epoch) return "other-epoch";
  const told = [...anchor.entries, anchor].filter(({ position }) => position > Number(head.floor));
  if (told.length === 0) return "below-floor";
  const found = await ask<{ position: string; hash: string }>(
    "select position, encode(hash, 'hex') as hash from journal where position = any(?)",
    [`{${told.map(({ position }) => position).join(",")}}`],
  );
  const hashes = new Map(found.map(({ position, hash }) => [Number(position), hash]));
  const wrong = told.find(({ position, hash }) => hashes.get(position) !== hash);
  return wrong === undefined ? "fits" : { fault: differs(wrong.position, hashes.has(wrong.position)) };
}

const differs = (position: number, isThere: boolean): JournalFault => ({
  position: BigInt(position),
  zh: isThere ? "此条或其前某条已被改写：散列与外存的卷宗不同" : "此条在外存的卷宗中，日志中已没有",
  en: isThere
    ? "this entry, or one before it, was written anew: its hash is not the one in the bundle kept outside"
    : "this entry is in the bundle kept outside and no longer in the journal",
});
