import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AgencyEntity, SquadEntity } from "../../server/modules/organisations/index.js";
import { rows } from "../../server/platform/database/index.js";
import { openTestDatabase } from "../support/open-test-database.js";
import type { OpenTestDatabase } from "../support/open-test-database.js";

describe("rows", () => {
  let opened: OpenTestDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase({ withDemoCounty: true });
  });
  afterAll(() => opened.drop());

  it("of a join keep their ids apart: the id of the row and the id of what it refers to", async () => {
    const found = await opened.database.read({ system: "test" }, (em) =>
      rows<typeof SquadEntity | typeof AgencyEntity>(em)
        .selectFrom("Squad")
        .innerJoin("Agency", "Agency.id", "Squad.agencyId")
        .selectAll("Squad")
        .execute(),
    );
    expect(found).toHaveLength(248);
    expect(found.filter(({ id, agencyId }) => !id.startsWith("sqd_") || !agencyId.startsWith("agc_"))).toEqual([]);
  });

  it("have the properties of their entity, converted", async () => {
    const [found] = await opened.database.read({ system: "test" }, (em) =>
      rows<typeof SquadEntity>(em).selectFrom("Squad").selectAll().where("callSign", "=", "CC-1").execute(),
    );
    expect(found).toMatchObject({ callSign: "CC-1", isOnDuty: false, crewIds: [], dutySince: null });
    await opened.database.writeAsSystem("test", (em) =>
      rows<typeof SquadEntity>(em)
        .updateTable("Squad")
        .set({ dutySince: new Date(0), crewIds: ["per_1"] })
        .where("callSign", "=", "CC-1")
        .execute(),
    );
    const [changed] = await opened.database.read({ system: "test" }, (em) =>
      rows<typeof SquadEntity>(em).selectFrom("Squad").selectAll().where("callSign", "=", "CC-1").execute(),
    );
    expect(changed).toMatchObject({ dutySince: new Date(0), crewIds: ["per_1"] });
  });
});
