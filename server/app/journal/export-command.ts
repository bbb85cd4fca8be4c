import { parseArgs } from "node:util";
import { proveIncident, type AskJournal } from "../../platform/journal/index.js";
import { exportEnvironment } from "../environment.js";
import type { Closers } from "../run-until-stopped.js";
import { StartFault } from "../start-fault.js";
import { noteInJournal } from "./journal-event.js";
import { findBundled, makeBundle, type BundledIncident } from "./make-bundle.js";
import { openJournal, tellingProgress, type OpenJournal } from "./open-journal.js";
import { openSigningKey, type SigningKey } from "./signing-key.js";
import { wronglyCalled } from "./usage.js";
import { wrongEntry } from "./verify-command.js";
import { refuseExisting, writeNewFile } from "./write-new-file.js";

/** Writes a signed bundle of one incident; the whole journal is looked at first, and the export itself becomes an entry. */
export async function exportCommand(words: string[], closers: Closers): Promise<void> {
  const { values } = parseArgs({ args: words, options: { incident: { type: "string" }, out: { type: "string" } } });
  const { incident: asked } = values;
  if (asked === undefined || asked === "") throw wronglyCalled();
  const settings = exportEnvironment(process.env);
  const journal = await openJournal(settings.DATABASE_URL, settings.DATABASE_SCHEMA, closers);
  const out = values.out ?? `${asked}.bundle`;
  await refuseExisting(out);
  const key = await openSigningKey(settings);
  const { incident, bundle } = await bundleOf(journal, asked, key);
  const { database, countyCode, now } = journal;
  await database.writeAsSystem("journal export", (em) =>
    noteInJournal(em, countyCode, now, {
      type: "journal.exported",
      summary: "导出一个事件的卷宗",
      changes: { incidentId: incident.id, keyFingerprint: key.fingerprint },
    }),
  );
  await writeNewFile(out, [bundle]);
  console.log(`已导出 ${incident.number ?? incident.id}：${out}
内容含保密信息，按事件的密级保管和移交。核验：node docs/verify-bundle.mjs ${out} ${key.fingerprint}
Exported ${incident.number ?? incident.id} to ${out}. It holds all that the journal says, confidential or not: hand it to nobody who may not read the incident.
Verify it: node docs/verify-bundle.mjs ${out} ${key.fingerprint}
公钥指纹 Fingerprint of the public key: ${key.fingerprint}`);
}

function bundleOf(
  { database, countyCode, now }: OpenJournal,
  asked: string,
  key: SigningKey,
): Promise<{ incident: BundledIncident; bundle: string }> {
  return database.read({ system: "journal export" }, async (em) => {
    const ask: AskJournal = (sql, parameters) => em.execute(sql, [...parameters]);
    const incident = await findBundled(ask, asked);
    if (incident === null)
      throw new StartFault(
        `没有编号或标识为 ${asked} 的事件。`,
        `There is no incident with the number or id ${asked}.`,
      );
    const proof = await proveIncident(ask, incident.id, tellingProgress());
    if ("fault" in proof) throw wrongEntry(proof.fault);
    return { incident, bundle: await makeBundle(ask, { countyCode, incident, now }, proof, key) };
  });
}
