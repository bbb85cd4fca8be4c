import { diskFull, unwritable } from "./explain-file-error.js";
import type { Launch } from "./launch-server.js";
import { StartRefusal } from "./start-refusal.js";

/** What to do about a PostgreSQL that ended before it was ready: try again shortly, on another port, or give up. */
export type ExitCause = "PREVIOUS_STILL_LEAVING" | "PORT_TAKEN" | StartRefusal;

/** Reads the cause from what PostgreSQL wrote to its log. */
export function explainExit(launch: Launch, said: string): ExitCause {
  // Backends of a killed server leave the shared memory one by one; meanwhile PostgreSQL refuses with one of these.
  if (/pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(said)) {
    return "PREVIOUS_STILL_LEAVING";
  }
  if (said.includes("Address already in use")) return "PORT_TAKEN";
  if (said.includes("No space left on device")) return diskFull(launch.data);
  if (said.includes("Read-only file system")) return unwritable(launch.data);
  const tail = said.split("\n").slice(-8).join("\n");
  return new StartRefusal("NOT_STARTED", {
    zh: `PostgreSQL 未能启动，完整日志见 ${launch.logFile}。`,
    en: `PostgreSQL did not start; its whole log is in ${launch.logFile}. It said:\n${tail}`,
  });
}

/** The refusal for a port that another program listens on. */
export function portTaken(port: number): StartRefusal {
  return new StartRefusal("PORT_TAKEN", {
    zh: `端口 ${port} 已被其他程序占用。请停止该程序，或为数据库指定其他端口。`,
    en: `Port ${port} is taken by another program. Stop that program, or choose another port for the database.`,
  });
}
