import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { startTestServer, type TestApi } from "../support/server.js";

const layerForm = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(
    z.object({
      properties: z.object({
        code: z.string(),
        name: z.string(),
        parent: z.string().nullable(),
        isSynthetic: z.boolean(),
      }),
      geometry: z.object({ type: z.enum(["Polygon", "MultiPolygon"]) }),
    }),
  ),
});

describe("the boundaries for a map", () => {
  let api: TestApi;
  let authorization: string;
  beforeAll(async () => {
    api = await startTestServer();
    authorization = `Bearer ${(await api.signInAs({ post: "SHIFT_LEADER", division: "371323" })).token}`;
  });
  afterAll(() => api.close());

  const get = (layer: string, headers: Record<string, string> = { authorization }) =>
    fetch(`${api.url}/map/${layer}.geojson`, { headers });

  test.each([
    ["county", 1, null],
    ["townships", 18, "371323"],
    ["villages", 1_063, "371323001"],
    ["grids", 1_358, "371323001001"],
  ])("the layer %s holds all %i areas with their codes and what they lie in", async (layer, count, parent) => {
    const answer = await get(layer);
    expect(answer.headers.get("content-type")).toBe("application/geo+json; charset=utf-8");
    const { features } = layerForm.parse(await answer.json());
    expect(features).toHaveLength(count);
    expect(features[0]?.properties.parent).toBe(parent);
  });

  test("whoever holds the newest is told so in no bytes", async () => {
    const etag = (await get("townships")).headers.get("etag") ?? "";
    const again = await get("townships", { authorization, "if-none-match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("nobody gets them without a session, and there is no other layer", async () => {
    expect((await get("townships", {})).status).toBe(401);
    const unknown = await get("roads");
    expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining("townships")]);
  });
});
