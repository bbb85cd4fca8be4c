import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { UsageError } from "./usage-error.js";

/** One line of the file that is not blank; the number counts every line, from 1. */
export interface SourceLine {
  number: number;
  text: string;
}

/** Streams the lines of an ndjson file, unpacking `.gz`; throws when the file is missing or its packing is broken. */
export async function* readLines(file: string): AsyncGenerator<SourceLine> {
  let number = 0;
  let rest = "";
  for await (const chunk of openText(file)) {
    const lines = `${rest}${String(chunk)}`.split("\n");
    rest = lines.pop() ?? "";
    for (const text of lines) {
      number += 1;
      if (text.trim() !== "") yield { number, text };
    }
  }
  if (rest.trim() !== "") yield { number: number + 1, text: rest };
}

/** Counts the lines that `readLines` will give, and so proves the file readable before anything is sent; throws a UsageError where it is not. */
export async function countLines(file: string): Promise<number> {
  let count = 0;
  try {
    for await (const _ of readLines(file)) count += 1;
  } catch (error) {
    throw unreadable(file, error);
  }
  return count;
}

function unreadable(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const code = String(error.code);
  if (code === "ENOENT") return new UsageError(`没有这个文件。 no such file: ${file}`);
  if (code === "EISDIR") return new UsageError(`这是文件夹，不是文件。 a folder, not a file: ${file}`);
  if (code.startsWith("Z_"))
    return new UsageError(
      `压缩文件已损坏、不完整或不是 gzip 格式，尚未发送任何内容。 damaged, cut off or no gzip file; nothing was sent: ${file} (${error.message})`,
    );
  return new UsageError(`无法读取文件。 cannot be read: ${file} (${error.message})`);
}

function openText(file: string): NodeJS.ReadableStream {
  const raw = createReadStream(file);
  if (!file.endsWith(".gz")) return raw.setEncoding("utf8");
  // The readable end carries the error of either stream to the reader; nothing is left for the callback.
  return pipeline(raw, createGunzip(), () => {}).setEncoding("utf8");
}
