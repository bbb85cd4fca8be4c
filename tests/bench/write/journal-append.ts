import type pg from "pg";
import { newId } from "../../../server/kernel/ids.js";

/** One entry of a stream of its own, as small as an honest one can be: everything that the hash covers is there. */
export function appendOne(client: pg.Client): Promise<unknown> {
  const id = newId("inc");
  const now = new Date().toISOString();
  const entry = {
    stream: id,
    type: "incident.noted",
    occurred_at: now,
    recorded_at: now,
    actor_id: "per_bench",
    actor: "测量",
    summary: "备注",
    changes: { status: "REPORTED" },
    incident_id: id,
    division_code: "371323001001",
    affected_codes: [],
    agency_ids: [],
  };
  const text = "select journal_append($1, '[]', null)";
  return client.query({ name: "append", text, values: [JSON.stringify([entry])] });
}

/** The least that a durable commit can be: one row of eight bytes. */
export function commitLeast(client: pg.Client): Promise<unknown> {
  return client.query({ name: "least", text: "update bench_counter set value = value + 1" });
}
