import { Migration } from "@mikro-orm/migrations";
import { JOURNAL_APPEND } from "./0007-journal.js";

/** A report that joins another incident with the very command that brings it has its own number all the same. */
export class NumberJoinedReports extends Migration {
  override up(): void {
    this.addSql(replaced.replace(OF_NEW_INCIDENT, OF_NEW_OR_JOINED_INCIDENT));
  }

  override down(): void {
    this.addSql(replaced);
  }
}

const replaced = JOURNAL_APPEND.replace("create function", "create or replace function");

const OF_NEW_INCIDENT = `where incident_id = item->>'incidentId' and number is null`;
const OF_NEW_OR_JOINED_INCIDENT = `where incident_id in (item->>'incidentId', (select duplicate_of_id from incident where id = item->>'incidentId'))
        and original_incident_id = item->>'incidentId' and number is null`;
