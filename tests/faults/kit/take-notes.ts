import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { ask, Busy } from "./ask.js";

const NOTE = `mutation ($input: AddNoteInput!) { addNote(input: $input) { incident { id } refusal { code message } } }`;
const noteForm = z.object({ addNote: z.object({ refusal: z.object({ message: z.string() }).nullable() }) });

/** Where notes are taken, by whom, on which incidents and how fast; each is one entry of the journal. */
export interface NotesOptions {
  readonly url: string;
  readonly token: string;
  /** The incident of the next note; null where there is none yet. */
  readonly incidentId: () => string | null;
  readonly perSecond: number;
  readonly text?: string;
}

/** A server that falls behind is asked no more than this at once. */
const MOST_OPEN = 8;
/** A server that is busy is asked again under the same key. */
const MOST_TRIES = 30;
const BUSY_MS = 500;

/** Takes notes at an even pace until it is stopped. */
export class Notes {
  taken = 0;
  readonly faults: string[] = [];
  private isStopping = false;
  private readonly working: Promise<void>;

  constructor(private readonly options: NotesOptions) {
    this.working = this.work();
  }

  /** Lets the notes that are on their way be taken. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.working;
  }

  private async work(): Promise<void> {
    const { perSecond, incidentId } = this.options;
    const open = new Set<Promise<void>>();
    for (let dueAt = performance.now(); !this.isStopping; dueAt += 1_000 / perSecond) {
      await sleep(Math.max(0, dueAt - performance.now()));
      if (open.size >= MOST_OPEN) {
        await Promise.race(open);
        dueAt = performance.now();
      }
      const id = incidentId();
      if (id === null) continue;
      const taking = this.take(id).finally(() => open.delete(taking));
      open.add(taking);
    }
    await Promise.all(open);
  }

  private async take(incidentId: string): Promise<void> {
    const { url, token, text = "备注" } = this.options;
    const input = { idempotencyKey: randomUUID(), incidentId, text };
    for (let tries = 0; tries < MOST_TRIES; tries += 1)
      try {
        const { addNote } = await ask(url, token, NOTE, { input }, noteForm);
        if (addNote.refusal === null) this.taken += 1;
        else this.faults.push(addNote.refusal.message);
        return;
      } catch (error) {
        if (!(error instanceof Busy)) return void this.faults.push(String(error));
        await sleep(BUSY_MS);
      }
    this.faults.push("the server was busy all the time");
  }
}
