import { pino, type DestinationStream, type Logger } from "pino";

export type { Logger };

/** Where log lines go and which of them. */
export interface LoggerOptions {
  readonly level: string;
  /** A file to append to; standard output where none is named. */
  readonly file?: string;
  /** Takes the lines instead, for tests. */
  readonly stream?: DestinationStream;
}

/** Names under which personal data or secrets could slip in with an object; they never reach a log. */
const SECRET = [
  "password",
  "token",
  "authorization",
  "cookie",
  "phone",
  "reporterName",
  "reporterPhone",
  "variables",
  "description",
];

/** Makes the logger of a process: one JSON object a line, without personal data. */
export function makeLogger({ level, file, stream }: LoggerOptions): Logger {
  const destination =
    stream ??
    pino.destination({
      ...(file === undefined ? { dest: 1 } : { dest: file, mkdir: true, mode: 0o600 }),
      sync: file === undefined,
    });
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
    },
    destination,
  );
}
