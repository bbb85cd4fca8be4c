import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "../../../server/kernel/ids.js";
import type { DomainEvent } from "../../../server/kernel/event.js";
import type { Database } from "../../../server/platform/database/index.js";
import { appendJournal, JOURNAL_BATCH, verifyJournal } from "../../../server/platform/journal/index.js";
import { journalOf } from "../../../server/platform/live/index.js";
import type { FaultCounty } from "./fault-world.js";

const WRITERS = 16;
const READERS = 4;
const READ_EVERY_MS = 5;
const STREAMS = 40;
const MOST_IN_COMMIT = 16;
const LONGEST_PAUSE_MS = 4;

/** What the readers of a journal got wrong while it was written. */
export interface ReadingOutcome {
  readonly entries: number;
  readonly violations: readonly string[];
}

/** Sixteen write and wait a moment before each commit, four read behind what they have, as every feed does. */
export async function writeAndRead(county: FaultCounty, most: number): Promise<ReadingOutcome> {
  const database = await county.open(WRITERS + READERS);
  const state = { written: 0, isOver: false };
  const readers = Array.from({ length: READERS }, () => read(database, state));
  const writers = Array.from({ length: WRITERS }, () => write(database, state, most));
  try {
    await Promise.all(writers);
    state.isOver = true;
    const seen = await Promise.all(readers);
    const { fault } = await verifyJournal((sql, parameters) =>
      database.read({ system: "test" }, (em) => em.execute(sql, [...parameters])),
    );
    const rows = await county.query<{ position: string }>("select position from journal order by position");
    const written = rows.map(({ position }) => Number(position));
    const violations = [...(fault === null ? [] : [`${fault.position}: ${fault.en}`]), ...judge(written, seen)];
    return { entries: written.length, violations };
  } finally {
    state.isOver = true;
    await Promise.allSettled([...writers, ...readers]);
    await database.close();
  }
}

interface Progress {
  written: number;
  isOver: boolean;
}

async function write(database: Database, state: Progress, most: number): Promise<void> {
  while (state.written < most && !state.isOver) {
    const events = Array.from({ length: 1 + Math.floor(Math.random() * MOST_IN_COMMIT) }, anEvent);
    state.written += events.length;
    await database.writeAsSystem("test", async (em) => {
      const batch = { events, numbered: [], countyCode: "371323", actor: null, onBehalf: null, now: new Date() };
      await appendJournal(em, { ...batch, command: null });
      await sleep(Math.random() * LONGEST_PAUSE_MS);
    });
  }
}

const streams = Array.from({ length: STREAMS }, () => newId("inc"));

function anEvent(): DomainEvent {
  const stream = streams[Math.floor(Math.random() * STREAMS)] ?? "";
  const audience = { divisionCode: "371323", affectedCodes: [], agencyIds: [] };
  return { stream, type: "incident.noted", summary: "", changes: {}, audience };
}

/** Reads what follows what it has until everybody has written and nothing follows. */
async function read(database: Database, state: Progress): Promise<readonly number[]> {
  const source = journalOf(database);
  const seen: number[] = [];
  for (let position = 0n; ;) {
    const { isOver } = state;
    const { entries } = await source.readAfter(position, JOURNAL_BATCH);
    seen.push(...entries.map((entry) => Number(entry.position)));
    position = entries.at(-1)?.position ?? position;
    if (entries.length === JOURNAL_BATCH) continue;
    if (isOver && entries.length === 0) return seen;
    await sleep(READ_EVERY_MS);
  }
}

/** Everybody must hold every entry, each behind the one before. */
function judge(written: readonly number[], seen: readonly (readonly number[])[]): readonly string[] {
  const missed = seen.reduce((sum, positions) => {
    const own = new Set(positions);
    return sum + written.filter((position) => !own.has(position)).length;
  }, 0);
  const isBack = seen.some((positions) => positions.some((one, index) => one <= (positions[index - 1] ?? 0)));
  return [
    ...(missed > 0 ? [`${missed} of ${written.length * seen.length} entries were missed`] : []),
    ...(isBack ? ["a reader went back"] : []),
  ];
}
