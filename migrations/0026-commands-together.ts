import { Migration } from "@mikro-orm/migrations";

/** Commands that only add rows are carried out by one statement, several of them together (decision 0026). */
export class AppendCommandsTogether extends Migration {
  override up(): void {
    this.addSql(NEXT_NUMBER);
    this.addSql(APPEND_COMMANDS);
    for (const one of FUNCTIONS) {
      this.addSql(`revoke execute on function ${one} from public`);
      this.addSql(`grant execute on function ${one} to muster_app`);
    }
  }

  override down(): void {
    for (const one of FUNCTIONS.toReversed()) this.addSql(`drop function ${one}`);
  }
}

const FUNCTIONS = [`"next_number"(text)`, `"append_commands"(jsonb, jsonb, jsonb, jsonb)`];

/** The application's role may not write the counters itself. */
const NEXT_NUMBER = `create function "next_number"(of_day text) returns int
language sql security definer set search_path from current as $$
  insert into daily_number as d (day, value) values (of_day, 1) on conflict (day) do update set value = d.value + 1 returning value
$$`;

/**
 * Claims the keys of some commands, adds their rows, numbers their new incidents and appends their entries, with the rights of who calls.
 * Answers the newest position and the numbers by incident. All or nothing: KNOWN where one of the keys was claimed before. What carries a
 * number comes after everything else, because from the number on everybody else waits.
 */
const APPEND_COMMANDS = `create function "append_commands"(claims jsonb, added jsonb, numbered jsonb, entries jsonb) returns jsonb
language plpgsql as $$
declare
  claimed int;
  item jsonb;
  name text;
  numbers jsonb := '{}';
begin
  perform set_config('muster.grant', 'county', true);
  insert into idempotency select * from jsonb_populate_recordset(null::idempotency, claims) on conflict do nothing;
  get diagnostics claimed = row_count;
  if claimed < jsonb_array_length(claims) then
    raise exception 'a key was claimed before' using errcode = 'KNOWN';
  end if;
  for name, item in select * from jsonb_each(added) where key not in ('incident', 'report') loop
    execute format('insert into %1$I select * from jsonb_populate_recordset(null::%1$I, $1)', name) using item;
  end loop;
  for item in select * from jsonb_array_elements(numbered) loop
    numbers := numbers || jsonb_build_object(item->>'incidentId',
      (item->>'prefix') || '-' || (item->>'day') || '-' || lpad(next_number(item->>'day')::text, 6, '0'));
  end loop;
  insert into incident select made.* from jsonb_array_elements(coalesce(added->'incident', '[]')) row,
    jsonb_populate_record(null::incident, row || jsonb_build_object('number', numbers->>(row->>'id'))) made;
  insert into report select made.* from jsonb_array_elements(coalesce(added->'report', '[]')) row,
    jsonb_populate_record(null::report, row || jsonb_build_object('number', numbers->>(row->>'incident_id'))) made;
  return jsonb_build_object('position', journal_append(entries, '[]', null)::text, 'numbers', numbers);
end
$$`;
