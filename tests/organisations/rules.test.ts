import { describe, expect, test } from "vitest";
import { POSTS, type Actor, type Post } from "../../server/kernel/actor.js";
import { isPolice } from "../../server/modules/organisations/agency.rules.js";
import { chooseCrew } from "../../server/modules/organisations/crew.rules.js";
import { maskPhone } from "../../server/modules/organisations/mask-phone.rules.js";
import { maySeePhone } from "../../server/modules/organisations/person.policy.js";
import { isStalePosition, newestExact } from "../../server/modules/organisations/position.rules.js";
import { maySeePosition } from "../../server/modules/organisations/squad.policy.js";

const actor = (post: Post, more: Partial<Actor> = {}): Actor => ({
  personId: "per_me",
  personName: "张三",
  sessionId: "ses_1",
  postId: "pst_1",
  post,
  agencyId: null,
  divisionCode: null,
  squadId: null,
  gridCode: null,
  scope: { areas: [], agencies: [] },
  authorisationVersion: 1,
  isViewingAs: false,
  ...more,
});

describe("a telephone number", () => {
  test.each([
    ["13812341234", "138****1234"],
    ["0539-2251234", "053*****1234"],
    ["12345", "*****"],
    ["1234567890", "**********"],
    ["", ""],
  ])("%s is shown as %s", (phone, shown) => expect(maskPhone(phone)).toBe(shown));

  const person = { id: "per_other", posts: [{ agencyId: "agc_office", divisionCode: "371323001" }] };
  const area = { scope: { areas: ["371323001"], agencies: [] } };

  test.each(POSTS)("is shown to a %s of the same area only where they dispatch", (post) => {
    expect(maySeePhone(actor(post, area), person)).toBe(post === "SHIFT_LEADER" || post === "DISPATCHER");
  });

  test.each(POSTS)("is shown to a %s of the same agency only where they lead it", (post) => {
    expect(maySeePhone(actor(post, { agencyId: "agc_office" }), person)).toBe(post === "AGENCY_LEADER");
  });

  test.each(POSTS)("is shown to everybody if it is their own, %s too", (post) => {
    expect(maySeePhone(actor(post), { ...person, id: "per_me" })).toBe(true);
  });

  test("is not shown to a dispatcher of another township, or where somebody serves nowhere", () => {
    const elsewhere = actor("DISPATCHER", { scope: { areas: ["371323002"], agencies: [] } });
    expect(maySeePhone(elsewhere, person)).toBe(false);
    expect(
      maySeePhone(actor("AGENCY_LEADER"), { id: "per_other", posts: [{ agencyId: null, divisionCode: null }] }),
    ).toBe(false);
  });
});

describe("a squad's position", () => {
  const agency = {
    id: "agc_station",
    kind: "POLICE_STATION",
    lineCode: "PUBLIC_SECURITY",
    divisionCode: "371323001",
    lineDepartmentId: "agc_bureau",
  } as const;
  const police = { id: "sqd_1", isOnDuty: true, agency };
  const water = {
    id: "sqd_2",
    isOnDuty: true,
    agency: { ...agency, id: "agc_water", kind: "WATER_CENTER", lineCode: "WATER" },
  } as const;
  const center = actor("SHIFT_LEADER", { scope: { areas: ["371323001"], agencies: ["agc_center"] } });
  const bureau = actor("AGENCY_LEADER", { scope: { areas: [], agencies: ["agc_bureau", "agc_station"] } });

  test("of police is seen by police alone", () => {
    expect([maySeePosition(center, police), maySeePosition(bureau, police)]).toEqual([false, true]);
  });

  test("of others is seen in their area", () => {
    expect([maySeePosition(center, water), maySeePosition(actor("ADMINISTRATOR"), water)]).toEqual([true, false]);
  });

  test("is seen by nobody off duty", () => {
    expect([
      maySeePosition(center, { ...water, isOnDuty: false }),
      maySeePosition(bureau, { ...police, isOnDuty: false }),
    ]).toEqual([false, false]);
  });

  test("is stale after a quarter of an hour of device time", () => {
    const now = new Date("2026-11-23T08:00:00Z");
    expect(isStalePosition(new Date("2026-11-23T07:45:00Z"), now)).toBe(false);
    expect(isStalePosition(new Date("2026-11-23T07:44:59Z"), now)).toBe(true);
  });

  test("is not taken from a batch of inexact fixes", () => {
    expect(newestExact([{ longitude: 118, latitude: 35, accuracyMeters: 501, takenAt: new Date() }])).toBeNull();
  });
});

describe("police", () => {
  test.each([
    [{ kind: "POLICE_STATION", lineCode: null }, true],
    [{ kind: "COUNTY_DEPARTMENT", lineCode: "PUBLIC_SECURITY" }, true],
    [{ kind: "COUNTY_DEPARTMENT", lineCode: "TRAFFIC_POLICE" }, true],
    [{ kind: "COUNTY_DEPARTMENT", lineCode: "WATER" }, false],
    [{ kind: "ENFORCEMENT_OFFICE", lineCode: null }, false],
  ] as const)("%j: %s", (agency, expected) => expect(isPolice(agency)).toBe(expected));
});

describe("a crew", () => {
  const members = [
    { id: "a", isCertified: true },
    { id: "b", isCertified: true },
    { id: "c", isCertified: false },
  ];

  test("is everybody where nobody is chosen, and the chosen ones else", () => {
    expect(chooseCrew(members, null, 2)).toEqual({ ok: true, value: members });
    expect(chooseCrew(members, ["b", "a", "b"], 2)).toEqual({ ok: true, value: members.slice(0, 2) });
  });

  test("of a squad without such a demand needs no certificate", () => {
    expect(chooseCrew(members, ["c"], 0).ok).toBe(true);
  });

  test("cannot count one officer twice, nor a stranger", () => {
    expect(chooseCrew(members, ["a", "a"], 2).ok).toBe(false);
    expect(chooseCrew(members, ["a", "b", "z"], 2).ok).toBe(false);
  });
});
