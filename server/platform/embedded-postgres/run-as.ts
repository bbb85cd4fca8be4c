import { execFile } from "node:child_process";

/** A user of the machine that PostgreSQL runs as. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number };

/** How a finished command ended and what it said. */
export type Outcome = { readonly isSuccess: boolean; readonly output: string };

/** The environment of every process started here: nothing of the caller's PG* or locale settings leaks in. */
export const plainEnvironment = {
  PATH: `${process.env["PATH"] ?? ""}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin`,
  LC_ALL: "C",
  TZ: "UTC",
};

/** Runs a command to its end as the given account, or as the current user when there is none. */
export function runAs(
  account: Account | undefined,
  command: string,
  args: readonly string[],
  input = "",
): Promise<Outcome> {
  return new Promise((done) => {
    // The caller's folder may be closed to the account, so every child starts in the root folder.
    const options = { cwd: "/", env: plainEnvironment, ...identityOf(account) };
    const child = execFile(command, args, options, (error, stdout, stderr) => {
      done({ isSuccess: error === null, output: `${stdout}${stderr}${stderr === "" && error ? error.message : ""}` });
    });
    child.stdin?.on("error", () => undefined); // A command that ends without reading its input is no failure.
    child.stdin?.end(input);
  });
}

/** Tests, by being that account, whether it can enter a folder; mode bits alone do not tell (parents, ACLs, mounts). */
export async function canEnter(account: Account | undefined, folder: string): Promise<boolean> {
  const outcome = await runAs(account, "/bin/sh", ["-c", 'cd -- "$1"', "sh", folder]);
  return outcome.isSuccess;
}

/** The spawn options that make a child run as the account. */
export function identityOf(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}
