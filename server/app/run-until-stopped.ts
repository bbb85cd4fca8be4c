import { ReferenceDataError } from "../reference/reference-fault.js";
import { StartRefusal } from "../platform/embedded-postgres/index.js";
import { StartFault } from "./start-fault.js";

/** Everything is to be down by then, or it is cut off. */
const PATIENCE_MS = 9_000;

/** Things that were opened, to be closed in the opposite order. */
export class Closers {
  private readonly stack: { readonly name: string; readonly close: () => Promise<void> }[] = [];
  private closing: Promise<void> | undefined;

  /** Remembers how to close what was just opened. */
  add(name: string, close: () => Promise<void>): void {
    this.stack.push({ name, close });
  }

  /** Closes everything once, the last opened first; what cannot be closed is named and does not keep the rest. */
  closeAll(): Promise<void> {
    return (this.closing ??= this.run());
  }

  private async run(): Promise<void> {
    for (const { name, close } of this.stack.toReversed()) {
      await close().catch((error: unknown) => console.error(`${name}: ${String(error)}`));
    }
  }
}

/**
 * Runs a program until it is told to stop, by Ctrl-C or SIGTERM, then closes everything it opened. npm passes a Ctrl-C on that the
 * terminal has sent already, so a second signal means nothing more than the first.
 */
export function runUntilStopped(start: (closers: Closers) => Promise<void>): void {
  const closers = new Closers();
  const end = async (code: number): Promise<never> => {
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    await closers.closeAll();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
  start(closers).catch((error: unknown) => {
    console.error(explain(error));
    void end(1);
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
  return error.stack ?? error.message;
}
