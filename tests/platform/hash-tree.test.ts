import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { HashTree } from "../../server/platform/journal/index.js";

const sha256 = (...parts: readonly Buffer[]): Buffer => createHash("sha256").update(Buffer.concat(parts)).digest();

/** RFC 6962, 2.1: the root, word by word. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only !== undefined && leaves.length === 1) return sha256(Buffer.of(0), only);
  const half = halfOf(leaves.length);
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

/** RFC 6962, 2.1.1: the audit path, word by word. */
function pathOf(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length === 1) return [];
  const half = halfOf(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half ? [...pathOf(index, left), rootOf(right)] : [...pathOf(index - half, right), rootOf(left)];
}

/** The largest power of two that is smaller. */
const halfOf = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);

/** The leaves that the tests of Certificate Transparency use, and the roots of their first one to eight. */
const LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(
  (hex) => Buffer.from(hex, "hex"),
);
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

describe("E3 a hash tree", () => {
  it.each(ROOTS.map((root, index) => [index + 1, root] as const))(
    "of the first %i known leaves has the known root",
    (count, root) => {
      expect(new HashTree(LEAVES.slice(0, count)).root.toString("hex")).toBe(root);
    },
  );

  it("gives for every leaf of every size up to 70 the audit path of RFC 6962", () => {
    for (let size = 1; size <= 70; size += 1) {
      const leaves = Array.from({ length: size }, (_, index) => sha256(Buffer.from(`${index}`)));
      const tree = new HashTree(leaves);
      expect(tree.root).toEqual(rootOf(leaves));
      for (const index of leaves.keys())
        expect([size, index, tree.proofOf(index)]).toEqual([size, index, pathOf(index, leaves)]);
    }
  });
});
