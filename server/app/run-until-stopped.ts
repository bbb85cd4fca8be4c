import { constants } from "node:os";
import { ReferenceDataError } from "../reference/reference-fault.js";
import { StartRefusal } from "../platform/embedded-postgres/index.js";
import { explainDatabaseError } from "./explain-database-error.js";
import { StartFault } from "./start-fault.js";

/** Everything is to be down by then, or it is cut off. */
const PATIENCE_MS = 9_000;

/** Things that were opened, to be closed in the opposite order. */
export class Closers {
  private readonly stack: { readonly name: string; readonly close: () => Promise<void> }[] = [];
  private closing: Promise<void> | undefined;

  /** Remembers how to close what was just opened; what is opened after the closing has begun is closed at once. */
  add(name: string, close: () => Promise<void>): void {
    if (this.closing === undefined) this.stack.push({ name, close });
    else this.closing = this.closing.then(() => closeOne(name, close));
  }

  /** Closes everything once, the last opened first; what cannot be closed is named and does not keep the rest. */
  closeAll(): Promise<void> {
    return (this.closing ??= this.closeInTurn());
  }

  /** Closes everything at once: for a start that is cut off, whose work would hold its connections until the database goes. */
  closeTogether(): Promise<void> {
    return (this.closing ??= Promise.all(this.stack.map(({ name, close }) => closeOne(name, close))).then(
      () => undefined,
    ));
  }

  private async closeInTurn(): Promise<void> {
    for (const { name, close } of this.stack.toReversed()) await closeOne(name, close);
  }
}

async function closeOne(name: string, close: () => Promise<void>): Promise<void> {
  await close().catch((error: unknown) => console.error(`${name}: ${String(error)}`));
}

/**
 * Runs a program until it is told to stop, by Ctrl-C or SIGTERM, then closes everything it opened. npm passes a Ctrl-C on that the
 * terminal has sent already, so a second signal means nothing more than the first. A start that is cut off ends with the signal's own
 * exit code; what it had opened by then is closed, and what it trips over on the way down is not reported.
 */
export function runUntilStopped(start: (closers: Closers) => Promise<void>): void {
  const closers = new Closers();
  let isStarting = true;
  let isEnding = false;
  const end = async (code: number): Promise<never> => {
    isEnding = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    await (isStarting ? closers.closeTogether() : closers.closeAll());
    await started;
    await closers.closeAll();
    process.exitCode ??= code;
    process.exit();
  };
  const started = start(closers).then(
    () => {
      isStarting = false;
    },
    (error: unknown) => {
      if (isEnding) return;
      console.error(explain(error));
      void end(1);
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      if (isEnding) return;
      if (!isStarting) return void end(0);
      console.error("启动已中断；再次启动即可继续。 The start was cut off; start again to go on.");
      void end(128 + constants.signals[signal]);
    });
}

/** Runs a command to its end; what a person can act on is said in words, everything else with its stack. */
export function runCommandLine(work: (closers: Closers) => Promise<void>): void {
  const closers = new Closers();
  work(closers)
    .catch((error: unknown) => {
      console.error(explain(error));
      process.exitCode = 1;
    })
    .finally(() => void closers.closeAll());
}

function explain(error: unknown): string {
  const isExplained =
    error instanceof StartFault || error instanceof StartRefusal || error instanceof ReferenceDataError;
  if (isExplained) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return "端口已被占用，请停止占用它的程序，或用 PORT 指定其他端口。\nThe port is taken: stop what uses it, or set PORT to another one.";
  if (code === "EACCES" || code === "EROFS" || code === "ENOSPC")
    return `无法写入磁盘（${String(code)}）：${error.message}\nThe disk cannot be written (${String(code)}): ${error.message}`;
  if (code === "EISDIR")
    return `需要文件，给出的却是文件夹：${error.message}\nA file is wanted and this is a folder: ${error.message}`;
  if (code === "ENOENT")
    return `没有这个文件或文件夹：${error.message}\nThere is no such file or folder: ${error.message}`;
  if (typeof code === "string" && code.startsWith("ERR_PARSE_ARGS"))
    return `命令行参数有误。\nWrongly called: ${error.message}`;
  return explainDatabaseError(error) ?? error.stack ?? error.message;
}
