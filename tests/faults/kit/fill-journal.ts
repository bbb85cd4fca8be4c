import type { DomainEvent } from "../../../server/kernel/event.js";
import { newId } from "../../../server/kernel/ids.js";
import { appendJournal } from "../../../server/platform/journal/index.js";
import type { FaultCounty } from "./fault-world.js";

/** What one commit may carry at most. */
const IN_COMMIT = 200;
const SUMMARY = "占道经营：流动摊贩在镇政府东侧路口占用非机动车道，已口头劝离，待复查";

/** Writes so many notes of the whole county into its journal, as quickly as the journal takes them. */
export async function fillJournal(county: FaultCounty, count: number): Promise<void> {
  const database = await county.open(1);
  try {
    for (let left = count; left > 0; left -= IN_COMMIT) {
      const events = Array.from({ length: Math.min(left, IN_COMMIT) }, aNote);
      const batch = { events, numbered: [], countyCode: "371323", actor: null, onBehalf: null, now: new Date() };
      await database.writeAsSystem("test", (em) => appendJournal(em, { ...batch, command: null }));
    }
  } finally {
    await database.close();
  }
}

function aNote(): DomainEvent {
  const audience = { divisionCode: "371323", affectedCodes: [], agencyIds: [] };
  return { stream: newId("inc"), type: "incident.noted", summary: SUMMARY, changes: { note: SUMMARY }, audience };
}
