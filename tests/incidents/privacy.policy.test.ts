import { describe, expect, it } from "vitest";
import { POSTS } from "../../server/kernel/actor.js";
import {
  confidentialReach,
  maskName,
  maySeeReporter,
  maySeeText,
} from "../../server/modules/incidents/privacy.policy.js";
import { anIncident, center, office, somebody, station } from "./planted-incidents.js";

const open = anIncident({ leadAgencyId: office, supportingAgencyIds: [station], handlingAgencyIds: [office, station] });
const confidential = { ...open, isConfidential: true };

/** Who is told what, seat by seat: reporter and words of an open and of a confidential incident. */
const seats = [
  ["INTAKE_CLERK", center, { reporter: true, informant: true, words: true }],
  ["SHIFT_LEADER", center, { reporter: true, informant: true, words: true }],
  ["DISPATCHER", center, { reporter: true, informant: false, words: true }],
  ["CHECKER", center, { reporter: true, informant: false, words: true }],
  ["COMMANDER", center, { reporter: false, informant: false, words: true }],
  ["SUPERVISOR", center, { reporter: false, informant: false, words: false }],
  ["AUDITOR", center, { reporter: false, informant: false, words: false }],
  ["ADMINISTRATOR", center, { reporter: false, informant: false, words: false }],
  ["SHIFT_LEADER", station, { reporter: false, informant: false, words: false }],
  ["AGENCY_LEADER", office, { reporter: true, informant: false, words: true }],
  ["SQUAD_MEMBER", office, { reporter: true, informant: false, words: true }],
  ["AGENCY_LEADER", station, { reporter: false, informant: false, words: true }],
  ["SQUAD_MEMBER", station, { reporter: false, informant: false, words: true }],
  ["AGENCY_LEADER", center, { reporter: false, informant: false, words: false }],
  ["GRID_WORKER", center, { reporter: false, informant: false, words: false }],
  ["VILLAGE_ASSISTANT", center, { reporter: false, informant: false, words: false }],
] as const;

describe("the privacy of an incident", () => {
  it.each(seats)("is kept from or opened to %s of %s: %j", (post, agencyId, { reporter, informant, words }) => {
    const actor = somebody(post, { agencyId });
    expect(maySeeReporter(actor, open)).toBe(reporter);
    expect(maySeeReporter(actor, confidential)).toBe(informant);
    expect(maySeeText(actor, confidential)).toBe(words);
    expect(maySeeText(actor, open)).toBe(true);
  });

  it("names every post at least once", () => {
    expect(new Set(seats.map(([post]) => post))).toEqual(new Set(POSTS));
  });

  it("opens a confidential incident to nobody for want of an agency", () => {
    const nobody = somebody("AGENCY_LEADER", { agencyId: null });
    expect(confidentialReach(nobody)).toEqual({ center: null, handler: null });
    expect(maySeeText(nobody, { ...confidential, leadAgencyId: null, handlingAgencyIds: [] })).toBe(false);
    expect(maySeeReporter(nobody, { ...open, leadAgencyId: null })).toBe(false);
  });

  it.each([
    ["李明", "李*"],
    ["欧阳小明", "欧**"],
    ["李", "李*"],
  ])("hides all but the first character of %s", (name, masked) => expect(maskName(name)).toBe(masked));
});
