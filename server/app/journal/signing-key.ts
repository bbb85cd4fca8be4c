import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { StartFault } from "../start-fault.js";
import { writeNewFile } from "./write-new-file.js";

/** The Ed25519 key with which a county vouches for what it hands out. */
export class SigningKey {
  /** The 32 bytes of the public key, as hex. */
  readonly publicKey: string;
  /** What people compare: the SHA-256 of the public key. */
  readonly fingerprint: string;

  constructor(private readonly key: KeyObject) {
    const { x = "" } = createPublicKey(key).export({ format: "jwk" });
    const bytes = Buffer.from(x, "base64url");
    this.publicKey = bytes.toString("hex");
    this.fingerprint = createHash("sha256").update(bytes).digest("hex");
  }

  sign(text: string): string {
    return sign(null, Buffer.from(text, "utf8"), this.key).toString("hex");
  }
}

/** Where the key is looked for. */
export interface SigningKeyPlace {
  readonly MUSTER_HOME: string;
  readonly MUSTER_SIGNING_KEY_FILE?: string | undefined;
}

/** Reads the county's key; makes one under the home where none was named and there is none yet. */
export async function openSigningKey({ MUSTER_HOME, MUSTER_SIGNING_KEY_FILE }: SigningKeyPlace): Promise<SigningKey> {
  const path = MUSTER_SIGNING_KEY_FILE ?? join(MUSTER_HOME, "signing-key.pem");
  const text =
    MUSTER_SIGNING_KEY_FILE === undefined ? await readOrMake(MUSTER_HOME, path) : await readFile(path, "utf8");
  return new SigningKey(parse(text, path));
}

async function readOrMake(home: string, path: string): Promise<string> {
  const known = await readFile(path, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  if (known !== null) return known;
  const made = generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" });
  await mkdir(home, { recursive: true });
  await writeNewFile(path, [made.toString()]);
  return made.toString();
}

function parse(text: string, path: string): KeyObject {
  const key = readKey(text);
  if (key?.asymmetricKeyType === "ed25519") return key;
  throw new StartFault(
    `${path} 不是 Ed25519 私钥（PEM，PKCS #8）。`,
    `${path} holds no Ed25519 private key (PEM, PKCS #8).`,
  );
}

function readKey(text: string): KeyObject | null {
  try {
    return createPrivateKey(text);
  } catch {
    return null;
  }
}
