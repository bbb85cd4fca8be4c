import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { z } from "zod";
import type { GraphqlClient, Incident } from "../support/graphql-client.js";
import { startTestServer, type TestApi } from "../support/server.js";
import { demoCountyFolder } from "../support/template-database.js";
import { withConnection } from "../support/with-connection.js";
import { Staff } from "./staff.js";

const matterForm = z.object({ code: z.string(), resultCodes: z.array(z.string()).min(1), needsEvidence: z.boolean() });
const codeForm = z.object({ code: z.string() });
const agenciesForm = z.object({ agencies: z.array(z.object({ id: z.string(), code: z.string() })) });
const routingForm = z.object({
  needsOperator: z.boolean(),
  rule: z.object({ id: z.string() }).nullable(),
  lead: codeForm.nullable(),
  supporting: z.array(codeForm),
  township: codeForm.nullable(),
  village: codeForm.nullable(),
  grid: codeForm.nullable(),
});

/** What the list says about somebody's report, before it is made or after. */
export type Routing = z.output<typeof routingForm>;

/** A report as a person makes it. */
export interface Said {
  readonly description: string;
  readonly source: string;
  readonly matterCode?: string;
  readonly tier?: string;
  readonly divisionCode?: string;
  readonly affectedDivisionCodes?: readonly string[];
  readonly location?: object;
  readonly [more: string]: unknown;
}

const matters = new Map(
  readFileSync(join(demoCountyFolder, "matters.ndjson"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => matterForm.parse(JSON.parse(line)))
    .map((matter) => [matter.code, matter]),
);

/** The demo county on a real server during one working day, with everything that was reported in it. */
export class CountyAtWork {
  readonly reported: { readonly id: string; readonly said: Said }[] = [];

  private readonly agencyIds = new Map<string, string>();

  private constructor(
    readonly api: TestApi,
    readonly staff: Staff,
  ) {}

  static async open(): Promise<CountyAtWork> {
    const api = await startTestServer();
    return new CountyAtWork(api, await Staff.of(api));
  }

  close(): Promise<void> {
    return this.api.close();
  }

  /** Looks at what was really written, as somebody who sees everything. */
  query<Row extends object>(sql: string): Promise<Row[]> {
    return withConnection(this.api.superuserUrl, async (client) => {
      await client.query("set search_path to county_371323");
      return (await client.query<Row>(sql)).rows;
    });
  }

  /** Lets the time go by that a small step takes; sessions and their live lines would idle out in great leaps. */
  moment(): void {
    this.api.clock.pass(10_000);
  }

  /** Lets some time go by. */
  minutes(count: number): void {
    this.api.clock.pass(count * 60_000);
  }

  /** Asks the responsibility list what it would say. */
  async explain(client: GraphqlClient, { matterCode, tier, divisionCode, location }: Partial<Said>): Promise<Routing> {
    const input = { matterCode, tier, divisionCode, location };
    const answer = await client.ask("ExplainRouting", { input }, z.object({ explainRouting: routingForm }));
    return answer.explainRouting;
  }

  /** The routing that an incident has got. */
  async routingOf(client: GraphqlClient, id: string): Promise<Routing | null> {
    const form = z.object({ incident: z.object({ routing: routingForm.nullable() }) });
    return (await client.ask("Incident", { id }, form)).incident.routing;
  }

  /** Makes a report; an incident must come of it that is routed exactly as the list had said beforehand. */
  async report(reporter: string, said: Said): Promise<Incident> {
    const client = await this.staff.named(reporter);
    const all = await this.staff.named("county-shift-leader");
    const explained = await this.explain(all, said);
    this.moment();
    const input = { idempotencyKey: randomUUID(), ...said };
    const incident = await client.incident("ReportIncident", input);
    this.reported.push({ id: incident.id, said });
    // Without a matter the list had nothing to say; the guess that the server makes of the text waits for a person.
    const expected = said.matterCode === undefined ? { needsOperator: true } : explained;
    expectRouting(await this.routingOf(all, incident.id), explained, expected);
    // A phone that never got the answer sends it again.
    expectSame(await client.incident("ReportIncident", input), incident);
    return incident;
  }

  /** Whoever holds a post at the center that commands an incident now. */
  commanding(
    post: "SHIFT_LEADER" | "DISPATCHER" | "CHECKER" | "INTAKE_CLERK",
    incident: Incident,
  ): Promise<GraphqlClient> {
    return this.staff.holding(post, incident.commandingCenter.code);
  }

  /** The id of an agency by its code. */
  async agencyId(code: string): Promise<string> {
    const known = this.agencyIds.get(code);
    if (known !== undefined) return known;
    const all = await this.staff.named("county-shift-leader");
    const { agencies } = await all.ask("Agencies", { division: code.split("-")[0] }, agenciesForm);
    for (const agency of agencies) this.agencyIds.set(agency.code, agency.id);
    const found = this.agencyIds.get(code);
    if (found === undefined) throw new Error(`there is no agency ${code}`);
    return found;
  }

  /** A code that ends the work on a matter well. */
  resultCodeOf({ matter }: Incident): string {
    return matterOf(matter?.code).resultCodes[0] ?? "";
  }

  needsEvidence({ matter }: Incident): boolean {
    return matterOf(matter?.code).needsEvidence;
  }
}

function expectRouting(found: Routing | null, explained: Routing, expected: Partial<Routing>): void {
  expect(found).toMatchObject(expected);
  expect(explained.needsOperator).toBe(expected.needsOperator);
}

function expectSame(again: Incident, incident: Incident): void {
  expect(again).toMatchObject({ id: incident.id, number: incident.number, reportCount: 1 });
}

function matterOf(code: string | undefined) {
  const matter = matters.get(code ?? "");
  if (matter === undefined) throw new Error(`no matter ${code ?? "at all"}`);
  return matter;
}
