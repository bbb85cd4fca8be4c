import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { JournalAnchor } from "../../platform/journal/index.js";
import { StartFault } from "../start-fault.js";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const form = z.object({
  journal: z.object({ epoch: z.uuid(), position: z.int().min(0), hash }),
  entries: z.array(z.object({ position: z.int().min(1), hash })),
});

/** Reads from an exported bundle what it says of the journal; the signature is docs/verify-bundle.mjs's business. */
export async function readAnchor(path: string): Promise<JournalAnchor> {
  const [body = ""] = (await readFile(path, "utf8")).split("\n", 1);
  const read = form.safeParse(parsed(body));
  if (!read.success) throw new StartFault(`${path} 不是导出的卷宗。`, `${path} is no exported bundle.`);
  const { journal, entries } = read.data;
  return { ...journal, entries };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
