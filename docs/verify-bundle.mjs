// 核验一个事件的卷宗 Verifies the bundle of one incident with Node and nothing of Muster: node verify-bundle.mjs FILE [KEY FINGERPRINT]
import { createHash, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const [file, fingerprint] = process.argv.slice(2);
const sha256 = (...parts) => parts.reduce((digest, part) => digest.update(part), createHash("sha256")).digest();
const bytes = (hex) => Buffer.from(hex, "hex");
const faults = [];
const expect = (isRight, what) => void (isRight || faults.push(what));

/** RFC 9162, 2.1.3.2: whether the leaf stands at this place of the tree of that size and root. */
function isInTree(leaf, index, size, proof, root) {
  let [hash, node, last] = [sha256(Buffer.of(0), bytes(leaf)), index, size - 1];
  for (const beside of proof) {
    if (last === 0) return false;
    const isRight = node % 2 === 1 || node === last;
    hash = isRight ? sha256(Buffer.of(1), bytes(beside), hash) : sha256(Buffer.of(1), hash, bytes(beside));
    while (isRight && node % 2 === 0 && node !== 0) [node, last] = [node >> 1, last >> 1];
    [node, last] = [node >> 1, last >> 1];
  }
  return last === 0 && hash.toString("hex") === root;
}

function examine({ format, incident, journal, entries, evidence }) {
  expect(format === "muster-incident-bundle/1", `the form "${format}" is unknown`);
  const has = (hash, at, proof) =>
    isInTree(hash, at - journal.floor, journal.position - journal.floor + 1, proof, journal.root);
  expect(has(journal.hash, journal.position, journal.proof), `the head ${journal.position} is not in the tree`);
  let version = journal.floor > 0 ? null : 0;
  for (const { position, content, previous, hash, proof } of entries) {
    const [ownPosition, stream, ownVersion] = JSON.parse(content);
    expect(sha256(bytes(previous), content).equals(bytes(hash)), `entry ${position}: its text does not fit its hash`);
    expect(has(hash, position, proof), `entry ${position} is not in the tree of the journal`);
    expect(ownPosition === position, `entry ${position} says that it is entry ${ownPosition}`);
    expect(stream === incident.id, `entry ${position} is of ${stream}`);
    expect(ownVersion === (version ?? ownVersion - 1) + 1, `entry ${position}: one before it was left out`);
    version = ownVersion;
  }
  const told = evidence.filter((piece) => entries.some(({ content }) => content.includes(piece.sha256))).length;
  return `${incident.number ?? incident.id}: ${entries.length} entries of a journal of ${journal.position}; ${evidence.length} pieces of evidence, the digests of ${told} told by an entry, of the others by the signature alone`;
}

let [read, signer] = ["", ""];
try {
  if (file === undefined) throw new Error("name its file: node verify-bundle.mjs FILE [KEY FINGERPRINT]");
  const data = readFileSync(file);
  const body = data.subarray(0, data.indexOf("\n"));
  const form = /^\n\{"publicKey":"([0-9a-f]{64})","signature":"([0-9a-f]{128})"\}\n$/;
  const [seal, key = "", signature = ""] = form.exec(data.toString("latin1", body.length)) ?? [];
  const publicKey = { key: bytes(`302a300506032b6570032100${key}`), format: "der", type: "spki" };
  signer = sha256(bytes(key)).toString("hex");
  expect(seal && verify(null, body, publicKey, bytes(signature)), "the signature does not fit");
  expect([undefined, signer].includes(fingerprint?.toLowerCase()), `signed with another key: ${signer}`);
  read = examine(JSON.parse(body));
} catch (error) {
  expect(false, `the bundle cannot be read: ${error.message}`);
}
const valid = `VALID 有效 ${read}\n公钥指纹 key ${signer}${fingerprint ? "" : "（未与公布的核对 compared with no published one）"}`;
console.log(faults.length === 0 ? valid : ["NOT VALID 无效", ...faults].join("\n"));
process.exitCode = faults.length === 0 ? 0 : 1;
