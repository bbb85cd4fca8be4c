import { afterAll, beforeAll, expect, it } from "vitest";
import { answerRoutingQuestion } from "../../server/modules/matters/index.js";
import { BUILDING, OTHER_TOWNSHIP, PARKING, TownshipAtWork, VILLAGE } from "../support/township-at-work.js";

let township: TownshipAtWork;
beforeAll(async () => {
  township = await TownshipAtWork.open();
});
afterAll(() => township?.county.close());

it.each([
  ["by its point", { location: { longitude: 118.63, latitude: 35.78 } }],
  ["by its village", { divisionCode: VILLAGE }],
  ["by its township", { divisionCode: OTHER_TOWNSHIP }],
  ["by nothing", {}],
  ["outside the county", { location: { longitude: 116.4, latitude: 39.9 } }],
])("a report that is placed %s keeps the very explanation that the dry run gives", async (_name, where) => {
  const { database } = township.county.opened;
  for (const matterCode of [PARKING, BUILDING]) {
    const id = await township.waiting({ matterCode, divisionCode: null, ...where });
    const { routing } = await township.incident(id);
    const asked = { database, countyCode: "371323", at: township.county.clock.now() };
    const explained = await answerRoutingQuestion(asked, { matterCode, ...where });
    const { ruleId, leadAgencyId, supportingAgencyIds, steps, runnerUpIds, needsOperator } = explained;
    expect(routing).toMatchObject({ ruleId, leadAgencyId, supportingAgencyIds, steps, runnerUpIds, needsOperator });
  }
});
