import { createHash } from "node:crypto";

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** A Merkle tree as RFC 6962 makes it: shows that a leaf is one of many by one hash per level, and tells nothing of the others. */
export class HashTree {
  private readonly levels: Buffer[][];

  /** Takes the leaves in their order; there must be at least one. */
  constructor(leaves: readonly Buffer[]) {
    this.levels = [leaves.map((leaf) => sha256(LEAF, leaf))];
    for (let level = this.levels[0] ?? []; level.length > 1; this.levels.push(level)) level = parentsOf(level);
  }

  get root(): Buffer {
    const [root] = this.levels.at(-1) ?? [];
    if (root === undefined) throw new Error("a hash tree has at least one leaf");
    return root;
  }

  /** The hashes beside the way from a leaf up to the root. */
  proofOf(index: number): readonly Buffer[] {
    return this.levels.flatMap((level, height) => level[Math.floor(index / 2 ** height) ^ 1] ?? []);
  }
}

/** The last of an odd number goes up as it is. */
function parentsOf(level: readonly Buffer[]): Buffer[] {
  const parents: Buffer[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const [left, right] = level.slice(index, index + 2);
    if (left !== undefined) parents.push(right === undefined ? left : sha256(NODE, left, right));
  }
  return parents;
}

function sha256(...parts: readonly Buffer[]): Buffer {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part);
  return digest.digest();
}
