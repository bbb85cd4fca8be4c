import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "../../server/kernel/actor.js";
import { newId, type Id } from "../../server/kernel/ids.js";
import { isVisible, type Audience } from "../../server/kernel/visibility.js";
import { sessionVariables } from "../../server/platform/database/index.js";
import { anIncident, plant } from "../incidents/planted-incidents.js";
import { openTestDatabase, type OpenTestDatabase } from "../support/open-test-database.js";
import { askAs } from "./application-connection.js";

const ROWS = 120;
const AGENCIES: readonly Id<"agc">[] = Array.from({ length: 5 }, () => newId("agc"));

// Few townships and villages, so that areas and places meet often; codes of every length, and one that begins another county's.
const code = fc
  .tuple(fc.constantFrom("371323", "37132"), fc.constantFrom("", "001", "002", "01"), fc.constantFrom("", "001", "012"))
  .map((parts) => parts.join(""));
const agencies = fc.subarray([...AGENCIES], { maxLength: 3 });
const audience: fc.Arbitrary<Audience> = fc.record({
  divisionCode: code,
  affectedCodes: fc.uniqueArray(code, { maxLength: 3 }),
  agencyIds: agencies,
});
const scope: fc.Arbitrary<Scope> = fc.record({ areas: fc.uniqueArray(code, { maxLength: 3 }), agencies });

describe("the policies in SQL and the rule as a function", () => {
  let opened: OpenTestDatabase;
  let app: pg.Client;
  const audiences = fc.sample(audience, { numRuns: ROWS, seed: 371_323 });
  const ids: string[] = [];

  beforeAll(async () => {
    opened = await openTestDatabase();
    const incidents = audiences.map((it) => ({
      ...anIncident(),
      ...it,
      agencyIds: it.agencyIds as Id<"agc">[],
    }));
    await plant(opened.database, incidents);
    ids.push(...incidents.map(({ id }) => id));
    await opened.database.writeAsSystem("test", (em) =>
      em.execute("select journal_append(?::jsonb, '[]', null)", [
        JSON.stringify(
          incidents.map((it) => ({
            stream: it.id,
            type: "incident.noted",
            occurred_at: it.reportedAt,
            recorded_at: it.reportedAt,
            actor: "",
            summary: "",
            changes: {},
            incident_id: it.id,
            division_code: it.divisionCode,
            affected_codes: it.affectedCodes,
            agency_ids: it.agencyIds,
          })),
        ),
      ]),
    );
    app = new pg.Client({ connectionString: opened.clone.appUrl, options: `-c search_path=${opened.clone.schema}` });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await opened.drop();
  });

  test.each([
    ["incidents", "select id from incident"],
    ["entries of the journal", "select incident_id as id from journal"],
    [
      "rows of incidents",
      "select i.id from incident i where exists (select 1 from journal j where j.incident_id = i.id)",
    ],
  ])("agree on %s for any scope", async (_what, question) => {
    await fc.assert(
      fc.asyncProperty(scope, async (viewer) => {
        const found = await askAs<{ id: string }>(
          app,
          sessionVariables({ personId: "per_x", scope: viewer }),
          question,
        );
        const expected = ids.filter((_id, at) => {
          const row = audiences[at];
          return row !== undefined && isVisible(viewer, row);
        });
        expect(found.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 150 },
    );
  });

  test("meet often enough to mean something", () => {
    const scopes = fc.sample(scope, { numRuns: 100, seed: 1 });
    const seen = scopes.flatMap((viewer) => audiences.filter((row) => isVisible(viewer, row))).length;
    expect(seen).toBeGreaterThan(1_000);
    expect(seen).toBeLessThan(100 * ROWS - 1_000);
  });
});
