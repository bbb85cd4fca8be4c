import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";

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

/** Counts the lines that `readLines` will give, and so proves the file readable before anything is sent. */
export async function countLines(file: string): Promise<number> {
  let count = 0;
  for await (const _ of readLines(file)) count += 1;
  return count;
}

function openText(file: string): NodeJS.ReadableStream {
  const raw = createReadStream(file);
  if (!file.endsWith(".gz")) return raw.setEncoding("utf8");
  // The readable end carries the error of either stream to the reader; nothing is left for the callback.
  return pipeline(raw, createGunzip(), () => {}).setEncoding("utf8");
}
