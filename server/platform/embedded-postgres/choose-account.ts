import { statSync } from "node:fs";
import { runAs } from "./run-as.js";
import type { Account } from "./run-as.js";
import { StartRefusal } from "./start-refusal.js";

const USER = "postgres";

/** Whether this process is root, whom PostgreSQL refuses to run as. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Who runs PostgreSQL: the current user, or for root the owner of the data it finds, else the user postgres, made if missing. */
export async function chooseAccount(existingData: string | undefined): Promise<Account | undefined> {
  const owner = existingData === undefined ? undefined : statSync(existingData);
  if (!isRoot()) {
    if (owner && existingData !== undefined && owner.uid !== process.getuid?.())
      throw ofOtherUser(existingData, owner.uid);
    return undefined;
  }
  // Data made by an ordinary user stays that user's, even when root starts it once.
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  return (await findAccount()) ?? (await makeAccount());
}

async function findAccount(): Promise<Account | undefined> {
  const [uid, gid] = await Promise.all([runAs(undefined, "id", ["-u", USER]), runAs(undefined, "id", ["-g", USER])]);
  if (!uid.isSuccess || !gid.isSuccess) return undefined;
  return { name: USER, uid: Number(uid.output), gid: Number(gid.output) };
}

// In turn: as usual, with a group that was there before, and on machines that have busybox only.
const waysToMake = [
  ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", USER],
  ["useradd", "--system", "--gid", USER, "--no-create-home", "--home-dir", "/nonexistent", USER],
  ["adduser", "-S", "-D", "-H", USER],
] as const;

async function makeAccount(): Promise<Account> {
  const said: string[] = [];
  for (const [command, ...args] of waysToMake) {
    const outcome = await runAs(undefined, command, args);
    const account = await findAccount();
    if (account) return account;
    said.push(`${command}: ${outcome.output.trim().split("\n")[0] ?? ""}`);
  }
  throw new StartRefusal("NO_ACCOUNT", {
    zh: `PostgreSQL 不能以 root 运行，且无法创建系统用户 ${USER}。请先创建该用户（useradd --system ${USER}），或以普通用户启动。`,
    en: `PostgreSQL cannot run as root, and the user ${USER} could not be made. Make it (useradd --system ${USER}), or start as an ordinary user.\n${said.join("\n")}`,
  });
}

function ofOtherUser(data: string, uid: number): StartRefusal {
  return new StartRefusal("DATA_OF_OTHER_USER", {
    zh: `数据库文件夹 ${data} 属于另一用户（uid ${uid}）。请以该用户或 root 启动，或用 MUSTER_HOME 指定其他文件夹。`,
    en: `The database folder ${data} belongs to another user (uid ${uid}). Start as that user or as root, or set MUSTER_HOME to another folder.`,
  });
}
