import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeOpenFolder } from "./make-open-folder.js";
import { canEnter } from "./run-as.js";
import type { Account } from "./run-as.js";
import { StartRefusal } from "./start-refusal.js";

/** The folder that holds `pg`: the home itself, or one elsewhere that the home's pointer file names. */
export type DataPlace = { readonly base: string; readonly notice?: string };

/** Where the data of this home already lies, if it does. */
export function findData(home: string): string | undefined {
  const pointed = readPointer(home);
  if (pointed !== undefined) return existsSync(join(pointed, "pg")) ? join(pointed, "pg") : undefined;
  return existsSync(join(home, "pg")) ? join(home, "pg") : undefined;
}

/** Decides where the data lies: in the home, unless the account cannot enter it; a place once chosen is kept. */
export async function placeData(home: string, account: Account | undefined, elsewhere: string): Promise<DataPlace> {
  const pointed = readPointer(home);
  if (pointed !== undefined) return keepPlace(home, pointed);
  if (await canEnter(account, home)) return { base: home };
  if (existsSync(join(home, "pg"))) throw outOfReach(home, account);
  const base = choosePlace(home, elsewhere);
  makeOpenFolder(elsewhere);
  makeOpenFolder(base);
  writeFileSync(join(base, "home"), `${home}\n`);
  writePointer(home, base);
  return { base, notice: noticeOf(home, base) };
}

/** Follows the pointer, unless the data belongs to another home that still exists: a copied home must not share its data. */
function keepPlace(home: string, base: string): DataPlace {
  const record = join(base, "home");
  if (!existsSync(record)) {
    throw new StartRefusal("DATA_MISSING", {
      zh: `${join(home, "pg.location")} 指向 ${base}，但那里没有数据。请恢复该文件夹；若要从头开始，请删除 pg.location。`,
      en: `${join(home, "pg.location")} points to ${base}, but no data is there. Put that folder back, or remove pg.location to start afresh.`,
    });
  }
  const owner = readFileSync(record, "utf8").trim();
  if (owner !== home && existsSync(owner)) {
    throw new StartRefusal("DATA_OF_OTHER_HOME", {
      zh: `${base} 中的数据属于 ${owner}，不属于 ${home}。若此文件夹是复制来的，请删除其中的 pg.location，以便建立自己的数据库。`,
      en: `The data in ${base} belongs to ${owner}, not to ${home}. If this folder is a copy, remove its pg.location to give it a database of its own.`,
    });
  }
  if (owner !== home) writeFileSync(record, `${home}\n`);
  return { base, notice: noticeOf(home, base) };
}

/** A folder named after the home; data left there by a home that was removed is never touched, the next number is taken. */
function choosePlace(home: string, elsewhere: string): string {
  const name = createHash("sha256").update(home).digest("hex").slice(0, 16);
  for (let number = 1; ; number++) {
    const base = join(elsewhere, number === 1 ? name : `${name}-${number}`);
    if (!existsSync(join(base, "pg"))) return base;
  }
}

function readPointer(home: string): string | undefined {
  const pointer = join(home, "pg.location");
  return existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : undefined;
}

function writePointer(home: string, base: string): void {
  const draft = join(home, "pg.location.new");
  writeFileSync(draft, `${base}\n`);
  renameSync(draft, join(home, "pg.location"));
}

function noticeOf(home: string, base: string): string {
  return `数据库用户无法进入 ${home}，数据保存在 ${base}\nThe database's user cannot enter ${home}; its data is kept in ${base}`;
}

function outOfReach(home: string, account: Account | undefined): StartRefusal {
  const name = account?.name ?? "";
  return new StartRefusal("DATA_OUT_OF_REACH", {
    zh: `数据库用户 ${name} 无法进入 ${home}，而数据在其中。请放开上级文件夹的进入权限（chmod o+x），或把整个文件夹移到该用户可进入的位置。`,
    en: `The database's user ${name} cannot enter ${home}, where its data lies. Open the folders above it (chmod o+x), or move the whole folder to a place that user can enter.`,
  });
}
