import gcoord from "gcoord";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestApi } from "../support/server.js";

const { CRSTypes } = gcoord;

const ROUTING = `query ($input: RoutingQuestion!) { explainRouting(input: $input) {
  needsOperator grid { code } village { code } township { code } lead { code } rule { basis } steps { question answer because } } }`;

describe("a dry run of the routing", () => {
  let api: TestApi;
  let token: string;

  beforeAll(async () => {
    api = await startTestServer();
    ({ token } = await api.signInAs({ post: "DISPATCHER", division: "371323" }));
  });
  afterAll(() => api.close());

  const explain = async (input: object) => {
    const { data, errors } = await api.ask(token, ROUTING, { input });
    expect(errors).toBeUndefined();
    return data?.["explainRouting"];
  };
  const inTown = { longitude: 118.6272, latitude: 35.7877 };

  test("names grid, village, township and the township's own office for a point", async () => {
    expect(await explain({ matterCode: "0101", location: inTown })).toMatchObject({
      needsOperator: false,
      grid: { code: "371323001004001" },
      village: { code: "371323001004" },
      township: { code: "371323001" },
      lead: { code: "371323001-EO" },
    });
  });

  test("takes the division that a report names where there is no point", async () => {
    expect(await explain({ matterCode: "0101", divisionCode: "371323002001" })).toMatchObject({
      grid: null,
      village: { code: "371323002001" },
      lead: { code: "371323002-EO" },
    });
  });

  test.each([
    ["no place", { matterCode: "0101" }],
    ["no matter", { location: inTown }],
    ["a matter that does not exist", { matterCode: "9999", location: inTown }],
    ["a point outside the county", { matterCode: "0101", location: { longitude: 116.4, latitude: 39.9 } }],
    ["a division outside the county", { matterCode: "0101", divisionCode: "110101" }],
  ])("leaves it to a person with %s, and says why", async (_, input) => {
    expect(await explain(input)).toMatchObject({
      needsOperator: true,
      lead: null,
      steps: expect.arrayContaining([expect.anything()]),
    });
  });

  test("the same place in Amap's and Baidu's coordinates is the same grid", async () => {
    const query = "query ($point: PointInput!) { gridAt(point: $point) { code } }";
    const gridAt = async (point: object) => (await api.ask(token, query, { point })).data?.["gridAt"];
    expect(await gridAt(inTown)).toEqual({ code: "371323001004001" });
    for (const system of ["GCJ02", "BD09"] as const) {
      const [longitude, latitude] = gcoord.transform(
        [inTown.longitude, inTown.latitude],
        CRSTypes.WGS84,
        CRSTypes[system],
      );
      expect(await gridAt({ longitude, latitude, system })).toEqual({ code: "371323001004001" });
    }
    expect(await gridAt({ longitude: 116.4, latitude: 39.9 })).toBeNull();
  });
});
