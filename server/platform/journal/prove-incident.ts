import { HashTree } from "./hash-tree.js";
import { CONTENT, verifyJournal, type AskJournal, type JournalFault, type VerifyOptions } from "./verify-journal.js";

/** An entry with the text that its hash covers, the hash before it, and its way up to the root. */
export interface ProvenEntry {
  readonly position: number;
  readonly content: string;
  readonly previous: string;
  readonly hash: string;
  readonly proof: readonly string[];
}

/** The entries of one incident and the place of each in the journal of its county, without a word of any other entry. */
export interface IncidentProof {
  readonly journal: {
    readonly epoch: string;
    /** Entries up to here are kept no longer; the tree's first leaf is the hash at the floor. */
    readonly floor: number;
    readonly position: number;
    readonly hash: string;
    readonly root: string;
    /** The way of the newest hash up to the root. */
    readonly proof: readonly string[];
  };
  readonly entries: readonly ProvenEntry[];
}

/** Proves the entries of an incident, all asked in one snapshot; gives the fault instead where the journal is not what was written. */
export async function proveIncident(
  ask: AskJournal,
  incidentId: string,
  onProgress?: VerifyOptions["onProgress"],
): Promise<IncidentProof | { readonly fault: JournalFault }> {
  const hashes: Buffer[] = [];
  const options = onProgress === undefined ? {} : { onProgress };
  const { from, to, fault } = await verifyJournal(ask, {
    ...options,
    onHash: (hash) => hashes.push(Buffer.from(hash, "hex")),
  });
  if (fault !== null) return { fault };
  const [head] = await ask<{ epoch: string }>("select epoch from journal_head", []);
  const found = await ask<{ position: string; content: string }>(
    `select position, ${CONTENT} as content from journal where incident_id = ? and position <= ? order by position`,
    [incidentId, to.toString()],
  );
  const tree = new HashTree(hashes);
  const floor = Number(from);
  const hashAt = (position: number): string => hashes[position - floor]?.toString("hex") ?? "";
  const proofAt = (position: number): readonly string[] =>
    tree.proofOf(position - floor).map((hash) => hash.toString("hex"));
  const position = Number(to);
  return {
    journal: {
      epoch: head?.epoch ?? "",
      floor,
      position,
      hash: hashAt(position),
      root: tree.root.toString("hex"),
      proof: proofAt(position),
    },
    entries: found.map((entry) => {
      const at = Number(entry.position);
      return { position: at, content: entry.content, previous: hashAt(at - 1), hash: hashAt(at), proof: proofAt(at) };
    }),
  };
}
