import { constants } from "node:fs";
import { access, copyFile, link, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { StartFault } from "../start-fault.js";

/**
 * Writes a file for its owner alone that must not exist yet. It appears under its name once all of it is on the disk, so nobody finds half
 * of one; where there is a file of that name already, that one stays and the command is refused.
 */
export async function writeNewFile(path: string, parts: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  const file = await open(unfinished, "wx", 0o600);
  try {
    for await (const part of parts) await file.write(part);
    await file.sync();
    await name(unfinished, path);
  } catch (error) {
    throw codeOf(error) === "EEXIST" ? alreadyThere(path) : error;
  } finally {
    await file.close();
    await rm(unfinished, { force: true });
  }
}

/** Refuses a name that is taken, or a folder that cannot be written, before the long work for it begins; writing refuses both again. */
export async function refuseExisting(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) throw alreadyThere(path);
}

/** A rename would replace what is there, a link does not; disks that know no links get a copy. */
async function name(unfinished: string, path: string): Promise<void> {
  try {
    await link(unfinished, path);
  } catch (error) {
    if (codeOf(error) !== "EPERM" && codeOf(error) !== "ENOTSUP") throw error;
    await copyFile(unfinished, path, constants.COPYFILE_EXCL);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function alreadyThere(path: string): StartFault {
  return new StartFault(
    `文件 ${path} 已存在，未覆盖；请另取文件名。`,
    `The file ${path} exists and was left as it is: choose another name.`,
  );
}
