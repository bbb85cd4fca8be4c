import { describe, expect, test } from "vitest";
import { POSTS, type Post } from "../../server/kernel/actor.js";
import { AGENCY_KINDS, type AgencyKind } from "../../server/modules/organisations/index.js";
import { scopeOf } from "../../server/modules/access/scope.rules.js";

const own = "agc_own";
const led = ["agc_led_one", "agc_led_two"] as const;
const village = "371323001001";
const township = "371323001";

/** The whole table, said again in other words: what each post sees at an agency of each kind. */
function expected(post: Post, kind: AgencyKind): { areas: string[]; agencies: string[] } {
  if (post === "ADMINISTRATOR") return { areas: [], agencies: [] };
  if (post === "GRID_WORKER" || post === "VILLAGE_ASSISTANT" || post === "AUDITOR")
    return { areas: [village], agencies: [] };
  if (post === "SQUAD_MEMBER") return { areas: [], agencies: [own] };
  const seesArea = kind === "COMMAND_CENTER" || kind === "GRID_CENTER" || kind === "TOWNSHIP_OFFICE";
  return { areas: seesArea ? [township] : [], agencies: [own, ...led] };
}

const cells = POSTS.flatMap((post) => AGENCY_KINDS.map((kind) => ({ post, kind })));

describe("the scope of a post", () => {
  test("has a row for each of twelve posts at each of fifteen kinds of agency", () => {
    expect(cells).toHaveLength(180);
  });

  test.each(cells)("$post at $kind", ({ post, kind }) => {
    const agency = { id: own, kind, divisionCode: township } as const;
    expect(scopeOf({ post, divisionCode: village, agency, ledAgencyIds: led })).toEqual(expected(post, kind));
  });

  test.each(POSTS)("%s without place and agency sees nothing", (post) => {
    expect(scopeOf({ post, divisionCode: null, agency: null, ledAgencyIds: [] })).toEqual({ areas: [], agencies: [] });
  });

  test.each(POSTS)("%s never gets the empty area, which would fit every code", (post) => {
    const agency = { id: own, kind: "COMMAND_CENTER", divisionCode: township } as const;
    expect(scopeOf({ post, divisionCode: null, agency, ledAgencyIds: [] }).areas).not.toContain("");
  });
});
